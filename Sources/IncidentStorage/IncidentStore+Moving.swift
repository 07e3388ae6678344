import GRDB
import Glibc
import IncidentModel

extension IncidentStore {
  /// Moves the database to another path, and leaves a symbolic link where it was.
  ///
  /// Writers wait meanwhile; those that had the old file open notice, and their entries wait in the
  /// spool. The old file goes only after the new one is on disk and was read back equal.
  ///
  /// - Throws: `StoreError`
  package func move(to target: String) throws {
    guard access(target, F_OK) != 0 else {
      throw StoreError.refused("\(target.visible): is there already; name another place")
    }
    let source = place
    try Self.makeFile(target)
    do {
      try whileLocked {
        try database.writeWithoutTransaction { connection in
          // With everything in the file itself and nobody writing, the file is the database.
          _ = try connection.checkpoint(.truncate)
          try connection.execute(sql: "BEGIN EXCLUSIVE")
          defer { try? connection.execute(sql: "ROLLBACK") }
          try Self.copy(source, to: target)
          let before = try ContentHash.sha256(ofFile: source, wholeUpTo: .max)
          let after = try ContentHash.sha256(ofFile: target, wholeUpTo: .max)
          guard before == after else {
            throw StoreError.unwritable(path: target, detail: "the copy is not equal")
          }
          let link = source + ".moving"
          unlink(link)
          guard symlink(target, link) == 0, rename(link, source) == 0 else {
            throw StoreError.unwritable(path: source, detail: String(cString: strerror(errno)))
          }
        }
      }
    } catch {
      if FileIdentity(path) != FileIdentity(target) { unlink(target) }
      throw error
    }
    Self.moveWaiting(from: source, to: target)
    for suffix in ["-wal", "-shm", "-lock"] { unlink(source + suffix) }
  }

  /// Takes along what waits beside the database for an incident; what cannot go stays, whole.
  private static func moveWaiting(from source: String, to target: String) {
    let old = EntrySpool.folder(besideDatabaseAt: source)
    let new = EntrySpool.folder(besideDatabaseAt: target)
    for path in EntrySpool(folders: [old]).waiting() {
      let moved = new + path.dropFirst(old.utf8.count)
      guard mkdir(new, 0o700) == 0 || errno == EEXIST else { return }
      // Under another name until it is whole: somebody may be taking in what waits there.
      let part = moved + ".part"
      let file = open(part, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
      guard file >= 0 else { continue }
      close(file)
      if (try? copy(path, to: part)) != nil, rename(part, moved) == 0 {
        unlink(path)
      } else {
        unlink(part)
      }
    }
    rmdir(old)
  }

  private static func copy(_ source: String, to target: String) throws {
    func failed(_ path: String) -> StoreError {
      .unwritable(path: path, detail: String(cString: strerror(errno)))
    }
    let from = open(source, O_RDONLY | O_CLOEXEC)
    guard from >= 0 else { throw failed(source) }
    defer { close(from) }
    let to = open(target, O_WRONLY | O_TRUNC | O_CLOEXEC)
    guard to >= 0 else { throw failed(target) }
    defer { close(to) }
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    while true {
      let count = Glibc.read(from, &buffer, buffer.count)
      guard count >= 0 else { throw failed(source) }
      if count == 0 { break }
      var done = 0
      while done < count {
        let written = buffer[done..<count].withUnsafeBytes {
          Glibc.write(to, $0.baseAddress, $0.count)
        }
        guard written > 0 else { throw failed(target) }
        done += written
      }
    }
    guard fsync(to) == 0 else { throw failed(target) }
  }
}
