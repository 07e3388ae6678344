import FoundationEssentials
import Glibc
package import IncidentModel

/// Where entries wait when the database cannot be written: one file an entry, one JSON line a file.
///
/// An entry is on disk (`fsync`) before it is acknowledged. It is taken in by the first command that
/// can write, under a lock, and its file is removed only after the database has it; taken in twice
/// it is still one entry, since its `id` is already there.
package struct EntrySpool: Sendable {
  /// The folders, the first that takes an entry wins.
  package let folders: [String]

  package init(folders: [String]) { self.folders = folders }

  /// The folders for a user: `$SCRIBE_SPOOL`, `$XDG_RUNTIME_DIR/scribe`, `/dev/shm/scribe-UID`.
  package init(environment: [String: String]) {
    var folders: [String] = []
    if let spool = environment["SCRIBE_SPOOL"], !spool.isEmpty { folders.append(spool) }
    if let runtime = environment["XDG_RUNTIME_DIR"], !runtime.isEmpty {
      folders.append(runtime + "/scribe")
    }
    folders.append("/dev/shm/scribe-\(getuid())")
    self.folders = folders
  }

  /// Keeps drafts for a database; returns the file that holds them, nil where no folder takes them.
  package func keep(_ drafts: [EntryDraft], forDatabase database: String) -> String? {
    guard let first = drafts.first,
      let lines = try? drafts.map({ try Self.line(SpooledDraft(database: database, draft: $0)) })
    else { return nil }
    let bytes = Array(lines.map { $0 + "\n" }.joined().utf8)
    for folder in folders where Self.isOurs(folder) {
      let path = "\(folder)/\(first.id).jsonl"
      if Self.write(bytes, to: path, in: folder) { return path }
    }
    return nil
  }

  /// Takes what waits for this database into it, each draft once, and returns how many came in.
  ///
  /// A file that cannot be read stays where it is and is named in `unreadable`.
  package func drain(
    into store: IncidentStore
  ) -> (entries: [RecordedEntry], unreadable: [String], refused: [String]) {
    var taken: [RecordedEntry] = []
    var unreadable: [String] = []
    var refused: [String] = []
    for path in waiting() {
      guard let bytes = FileManager.default.contents(atPath: path) else { continue }
      let lines = bytes.split(separator: 0x0A)
      let drafts = lines.compactMap { try? JSONDecoder().decode(SpooledDraft.self, from: Data($0)) }
      guard !drafts.isEmpty, drafts.count == lines.count else {
        unreadable.append(path)
        continue
      }
      guard drafts.allSatisfy({ $0.database == store.path }) else { continue }
      do {
        taken += try store.record(drafts.map(\.draft))
        unlink(path)
      } catch let error as StoreError where !error.isOfTheDatabase {
        // The entry cannot be placed (an unknown H9, an impossible time): it stays, and is named.
        refused.append("\(path): \(error)")
      } catch {
        break
      }
    }
    return (taken, unreadable, refused)
  }

  /// Whether anything waits at all: one look at each folder, cheap enough for every command.
  package var isEmpty: Bool { waiting().isEmpty }

  /// The files that wait, in the order in which they were written.
  package func waiting() -> [String] {
    folders.flatMap { folder -> [String] in
      guard Self.isOurs(folder), access(folder, F_OK) == 0 else { return [] }
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      return names.filter { $0.hasSuffix(".jsonl") }.sorted().map { folder + "/" + $0 }
    }
  }

  /// A draft and the database it is for.
  private struct SpooledDraft: Codable {
    var database: String
    var draft: EntryDraft
  }

  private static func line(_ draft: SpooledDraft) throws -> String {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(draft), as: UTF8.self)
  }

  /// A folder that somebody else made, in a place where everybody may, is not to be trusted.
  private static func isOurs(_ folder: String) -> Bool {
    var status = stat()
    guard lstat(folder, &status) == 0 else { return true }
    return status.st_mode & S_IFMT == S_IFDIR && status.st_uid == geteuid()
  }

  /// Writes a file that is there whole or not at all, and is on disk when this returns true.
  private static func write(_ bytes: [UInt8], to path: String, in folder: String) -> Bool {
    guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { return false }
    let temporary = path + ".part"
    let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { return false }
    var isWhole = true
    var done = 0
    while isWhole, done < bytes.count {
      let count = bytes[done...].withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count > 0 { done += count } else if errno != EINTR { isWhole = false }
    }
    isWhole = isWhole && fsync(file) == 0
    close(file)
    guard isWhole, rename(temporary, path) == 0 else {
      unlink(temporary)
      return false
    }
    let directory = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if directory >= 0 {
      fsync(directory)
      close(directory)
    }
    return true
  }
}
