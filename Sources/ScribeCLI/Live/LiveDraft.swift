import FoundationEssentials
import Glibc
import IncidentModel
import IncidentStorage

/// The line that is being typed, kept where a dying session does not take it along.
///
/// It lies in the spool's folder, locked for as long as the prompt lives; a draft without a lock is
/// one whose prompt has died, and is offered by the next prompt for the same database.
final class LiveDraft {
  private static let suffix = ".draft"
  private let database: String
  private let path: String
  private let file: Int32
  private var kept = ""

  /// Nil where no folder takes it: the prompt works without.
  init?(in spool: EntrySpool, database: String) {
    guard let folder = spool.usableFolder() else { return nil }
    let id = Surroundings.current.makeID(Surroundings.current.now())
    path = "\(folder)/live-\(id)\(Self.suffix)"
    file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0, flock(file, LOCK_EX | LOCK_NB) == 0 else { return nil }
    self.database = database
    ftruncate(file, 0)
  }

  /// Keeps the line as it is now, its secrets masked.
  func keep(_ line: String) {
    guard line != kept else { return }
    kept = line
    let masked = Redaction.redacted(line).text
    let bytes = Array((line.isEmpty ? "" : database + "\n" + masked + "\n").utf8)
    ftruncate(file, 0)
    if pwrite(file, bytes, bytes.count, 0) == bytes.count { fsync(file) }
  }

  /// Ends the prompt; a line that is kept stays for the next one.
  func close() {
    if kept.isEmpty { unlink(path) }
    Glibc.close(file)
  }

  /// Takes the lines that prompts for this database have left behind, the oldest first.
  static func takeAbandoned(in spool: EntrySpool, database: String) -> [String] {
    spool.folders.flatMap { folder -> [String] in
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      return names.filter { $0.hasPrefix("live-") && $0.hasSuffix(suffix) }.sorted()
        .compactMap { take(folder + "/" + $0, database: database) }
    }
  }

  private static func take(_ path: String, database: String) -> String? {
    let file = open(path, O_RDWR | O_CLOEXEC | O_NOFOLLOW)
    guard file >= 0 else { return nil }
    defer { Glibc.close(file) }
    var status = stat()
    guard flock(file, LOCK_EX | LOCK_NB) == 0, fstat(file, &status) == 0, status.st_nlink > 0,
      status.st_uid == geteuid(), status.st_size < 1 << 20,
      let bytes = FileManager.default.contents(atPath: path)
    else { return nil }
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n", maxSplits: 1)
    guard let first = lines.first, lines.count == 2 else {
      unlink(path)
      return nil
    }
    guard first == database else { return nil }
    unlink(path)
    let text = lines[1].trimmed
    return text.isEmpty ? nil : text
  }
}
