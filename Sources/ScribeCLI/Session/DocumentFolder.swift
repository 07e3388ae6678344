import FoundationEssentials
import IncidentModel
import PostmortemRendering

/// The folder that holds an incident's documents.
struct DocumentFolder {
  let path: String
  /// The forms that are written.
  var formats = DocumentFormat.allCases

  /// Where edited generated parts are kept when they are renewed.
  var keptAsidePath: String { path + "/postmortem.kept-aside.md" }

  private func files(_ documents: PostmortemDocuments) -> [(path: String, text: String)] {
    formats.map { (path + "/" + $0.fileName, $0.text(of: documents)) }
  }

  /// The Markdown that is there, hand edits included; nil where none is.
  func existingMarkdown() throws -> String? {
    guard let data = FileManager.default.contents(atPath: path + "/postmortem.md") else {
      return nil
    }
    guard let text = String(validating: data, as: UTF8.self) else {
      throw CommandError(
        "\(path.visible)/postmortem.md: not UTF-8; save it as UTF-8, or name another --output"
      )
    }
    return text
  }

  /// What the JSON of a document says of its incident.
  struct Subject: Decodable {
    var id: String
    var title: String
    /// Nil in documents that were written before it was told.
    var openedAt: String?

    /// Whether it is this incident: another database's has the same number, and was opened at another time.
    func isSame(as incident: Incident) -> Bool {
      id == incident.shortID.description
        && openedAt.map { $0 == incident.openedAt.iso8601 } ?? true
    }
  }

  private struct Held: Decodable { var incident: Subject }

  /// What the documents that are there say of the incident, as their JSON tells; nil where none does.
  ///
  /// Refuses a folder that holds those of another incident: what people wrote there is about that.
  func subject(beingOf incident: Incident) throws -> Subject? {
    let held = FileManager.default.contents(atPath: path + "/postmortem.json")
      .flatMap { try? JSONDecoder().decode(Held.self, from: $0) }
    guard let subject = held?.incident, !subject.isSame(as: incident) else { return held?.incident }
    throw CommandError(
      "\(path.visible) holds the postmortem of \(subject.id.visible), “\(subject.title.visible)”; "
        + "name another --output for \(incident.shortID)"
    )
  }

  /// The paths of the files that differ from what would be written.
  func stale(_ documents: PostmortemDocuments) -> [String] {
    files(documents).filter { file in
      guard let known = FileManager.default.contents(atPath: file.path) else { return true }
      return Self.undated(String(decoding: known, as: UTF8.self)) != Self.undated(file.text)
    }.map(\.path)
  }

  /// The text without the line that says when it was written, which is another in every run.
  private static func undated(_ text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .filter { !$0.hasPrefix("  \"generatedAt\": ") }
  }

  /// Writes the files, each whole or not at all, and returns their paths.
  func write(_ documents: PostmortemDocuments) throws -> [String] {
    do {
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
      if let aside = documents.keptAside { try append(aside, to: keptAsidePath) }
      for file in files(documents) {
        try Data(file.text.utf8).write(to: URL(filePath: file.path), options: .atomic)
      }
    } catch {
      throw CommandError(
        "\(path.visible): the documents cannot be written (\(reason(error))); "
          + "name another folder with --output"
      )
    }
    return files(documents).map(\.path)
  }

  /// What was kept aside before stays: nothing that somebody wrote is overwritten.
  private func append(_ text: String, to path: String) throws {
    let before = FileManager.default.contents(atPath: path).map { $0 + Data("\n".utf8) } ?? Data()
    try (before + Data(text.utf8)).write(to: URL(filePath: path), options: .atomic)
  }

  private func reason(_ error: any Error) -> String {
    (error as? CocoaError)?.underlyingReason ?? "\(error)".visible
  }
}

extension CocoaError {
  /// The system's word for what went wrong.
  fileprivate var underlyingReason: String {
    let posix = underlying as? POSIXError
    return posix.map { "\($0.code)" } ?? "error \(code.rawValue)"
  }
}
