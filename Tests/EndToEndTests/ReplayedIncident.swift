import Foundation
import TestSupport

/// A sample incident, replayed once for all tests that look at it.
struct ReplayedIncident: Sendable {
  private let shell: Shell

  /// The folder with the database, the logs, and `incident/` with the documents.
  var folder: String { shell.folder.file("demo") }

  /// What `scribe demo` printed.
  let output: String

  /// The outage of 30 October 2023.
  static let seed = Result { try ReplayedIncident("inventory") }
  /// GitLab.com's outage of 31 January 2017.
  static let gitLab = Result { try ReplayedIncident("gitlab") }

  private init(_ name: String) throws {
    shell = try Shell()
    let outcome = try shell.run("scribe demo --output demo \(name)")
    guard outcome.status == 0 else {
      throw CocoaError(.executableLoad, userInfo: [NSDebugDescriptionErrorKey: outcome.errors])
    }
    output = outcome.output
  }

  /// Runs a script in the folder, on its database.
  func run(_ script: String) throws -> Shell.Outcome {
    try shell.run("cd demo && \(script)", ["SCRIBE_DB": folder + "/scribe.sqlite"])
  }

  /// The names of the documents that `scribe postmortem` writes.
  static let documents = ["postmortem.md", "postmortem.html", "postmortem.json", "timeline.svg"]

  /// How a document differs from the one that is kept under `incidents/`; nil where it does not.
  func difference(of name: String, from folder: String) throws -> String? {
    let written = FileManager.default.contents(atPath: self.folder + "/incident/" + name)
    let snapshot = Snapshot(path: Shell.root + "/incidents/\(folder)/" + name)
    return try snapshot.difference(from: String(decoding: written ?? Data(), as: UTF8.self))
  }
}
