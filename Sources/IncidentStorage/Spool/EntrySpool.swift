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
  /// Whether all that waits here is for the one database beside which it lies.
  private let isOfOneDatabase: Bool

  package init(folders: [String]) {
    self.folders = folders
    isOfOneDatabase = false
  }

  /// The folder beside a database, for what is well and has no place yet.
  package init(besideDatabase path: String) {
    folders = [Self.folder(besideDatabaseAt: IncidentStore.place(of: path))]
    isOfOneDatabase = true
  }

  /// The name of that folder, for a file that is no link.
  static func folder(besideDatabaseAt place: String) -> String { place + "-waiting" }

  /// The folders for a user: `$SCRIBE_SPOOL`, `$XDG_RUNTIME_DIR/scribe`, `/dev/shm/scribe-UID`.
  package init(environment: [String: String]) {
    var folders: [String] = []
    if let spool = environment["SCRIBE_SPOOL"], !spool.isEmpty { folders.append(spool) }
    if let runtime = environment["XDG_RUNTIME_DIR"], !runtime.isEmpty {
      folders.append(runtime + "/scribe")
    }
    folders.append("/dev/shm/scribe-\(getuid())")
    self.init(folders: folders)
  }

  /// Keeps drafts for a database, with what they attach as far as it is short; returns the file that
  /// holds them, nil where no folder takes them.
  package func keep(
    _ drafts: [EntryDraft],
    contents: [String: [UInt8]] = [:],
    forDatabase database: String
  ) -> String? {
    guard let first = drafts.first,
      let bytes = Self.bytes(drafts, contents: contents, forDatabase: database)
    else { return nil }
    for folder in folders where Self.isOurs(folder) {
      let path = "\(folder)/\(first.id).jsonl"
      if let file = Self.write(bytes, to: path, in: folder) {
        close(file)
        return path
      }
    }
    return nil
  }

  /// Keeps the draft of what has begun and is not over, such as a command that runs, until it is let
  /// go; nil where no folder takes it.
  ///
  /// It is on disk when this returns. Should the process die, the draft is taken in like any other.
  package func hold(_ draft: EntryDraft, forDatabase database: String) -> HeldDraft? {
    guard let bytes = Self.bytes([draft], contents: [:], forDatabase: database) else { return nil }
    for folder in folders where Self.isOurs(folder) {
      let path = "\(folder)/\(draft.id)\(HeldDraft.suffix)"
      if let file = Self.write(bytes, to: path, in: folder, isLocked: true) {
        return HeldDraft(path: path, file: file)
      }
    }
    return nil
  }

  /// What came of taking in what waits.
  package struct Outcome: Sendable {
    /// What came in.
    package var entries: [RecordedEntry]
    /// The files that cannot be read; they stay where they are.
    package var unreadable: [String]
    /// Why some could not be placed, each with its file, which stays.
    package var refused: [String]
    /// How many wait for an incident to be opened, and stay.
    package var homeless: Int
  }

  /// Takes what waits for this database into it, each draft once.
  package func drain(into store: IncidentStore) -> Outcome {
    var taken: [RecordedEntry] = []
    var homeless = 0
    var unreadable: [String] = []
    var refused: [String] = []
    removeFragments()
    for path in waiting() {
      let held = path.hasSuffix(HeldDraft.suffix) ? HeldDraft(leftBehindAt: path) : nil
      guard held != nil || !path.hasSuffix(HeldDraft.suffix),
        let bytes = FileManager.default.contents(atPath: path)
      else { continue }
      defer { held?.close() }
      let lines = bytes.split(separator: 0x0A)
      let drafts = lines.compactMap { try? JSONDecoder().decode(SpooledDraft.self, from: Data($0)) }
      guard !drafts.isEmpty, drafts.count == lines.count else {
        unreadable.append(path)
        continue
      }
      guard isOfOneDatabase || drafts.allSatisfy({ store.isNamed($0.database) }) else { continue }
      do {
        let contents = drafts.reduce(into: [String: [UInt8]]()) { all, draft in
          for (hash, content) in draft.contents ?? [:] { all[hash] = Array(content) }
        }
        taken += try store.record(drafts.map(\.draft), contents: contents)
        unlink(path)
      } catch StoreError.noIncident {
        homeless += drafts.count
      } catch let error as StoreError where !error.isOfTheDatabase {
        // The entry cannot be placed (an unknown H9, an impossible time): it stays, and is named.
        refused.append("\(path): \(error)")
      } catch {
        break
      }
    }
    // Nothing waits beside the database as a rule: then there is no folder either.
    if isOfOneDatabase { folders.forEach { rmdir($0) } }
    return Outcome(
      entries: taken,
      unreadable: unreadable,
      refused: refused,
      homeless: homeless
    )
  }

  /// Whether anything waits at all: one look at each folder, cheap enough for every command.
  package var isEmpty: Bool { waiting().isEmpty }

  /// The files that wait, in the order in which they were written.
  package func waiting() -> [String] {
    folders.flatMap { folder -> [String] in
      guard Self.isOurs(folder), access(folder, F_OK) == 0 else { return [] }
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      return names.filter { $0.hasSuffix(".jsonl") || $0.hasSuffix(HeldDraft.suffix) }.sorted().map
      { folder + "/" + $0 }
    }
  }

  /// The first folder that can be written, made where it is missing; nil where there is none.
  package func usableFolder() -> String? {
    folders.first { folder in
      Self.isOurs(folder) && (mkdir(folder, 0o700) == 0 || errno == EEXIST)
        && access(folder, W_OK | X_OK) == 0
    }
  }

  /// Removes what writers that died have left half written: it was never acknowledged.
  private func removeFragments() {
    for folder in folders where Self.isOurs(folder) && access(folder, F_OK) == 0 {
      let names = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
      for name in names where name.hasSuffix(".part") {
        var status = stat()
        // Nobody needs minutes to write one.
        if stat(folder + "/" + name, &status) == 0, time(nil) - status.st_mtim.tv_sec > 600 {
          unlink(folder + "/" + name)
        }
      }
    }
  }

  /// A draft and the database it is for.
  private struct SpooledDraft: Codable {
    var database: String
    var draft: EntryDraft
    /// What the draft attaches, by SHA-256.
    var contents: [String: Data]?
  }

  /// What is kept of one piece of evidence at most: a spool lies in memory, as a rule.
  private static let contentLimit = 1 << 20

  /// A line a draft.
  private static func bytes(
    _ drafts: [EntryDraft],
    contents: [String: [UInt8]],
    forDatabase database: String
  ) -> [UInt8]? {
    let lines = try? drafts.map { draft in
      var spooled = SpooledDraft(database: database, draft: draft)
      if case .evidenceAttached(let evidence) = draft.body,
        let content = contents[evidence.sha256], content.count <= contentLimit
      {
        spooled.contents = [evidence.sha256: Data(content)]
      }
      return try line(spooled) + "\n"
    }
    return lines.map { Array($0.joined().utf8) }
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

  /// Writes a file that is there whole or not at all, and is on disk when this returns its descriptor.
  private static func write(
    _ bytes: [UInt8],
    to path: String,
    in folder: String,
    isLocked: Bool = false
  ) -> Int32? {
    guard mkdir(folder, 0o700) == 0 || errno == EEXIST else { return nil }
    let temporary = path + ".part"
    let file = open(temporary, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
    guard file >= 0 else { return nil }
    var isWhole = !isLocked || flock(file, LOCK_EX | LOCK_NB) == 0
    var done = 0
    while isWhole, done < bytes.count {
      let count = bytes[done...].withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
      if count > 0 { done += count } else if errno != EINTR { isWhole = false }
    }
    guard isWhole, fsync(file) == 0, rename(temporary, path) == 0 else {
      close(file)
      unlink(temporary)
      return nil
    }
    let directory = open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC)
    if directory >= 0 {
      fsync(directory)
      close(directory)
    }
    return file
  }
}
