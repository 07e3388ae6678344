import Foundation
import TestSupport

/// The outage of 30 October 2023, replayed once for all tests that look at it.
struct SeedIncident: Sendable {
  private let shell: Shell

  /// The folder with the database, the logs, and `incident/` with the documents.
  var folder: String { shell.folder.file("demo") }

  /// What `scribe demo` printed.
  let output: String

  static let shared = Result { try SeedIncident() }

  private init() throws {
    shell = try Shell()
    let outcome = try shell.run("scribe demo --output demo")
    guard outcome.status == 0 else {
      throw CocoaError(.executableLoad, userInfo: [NSDebugDescriptionErrorKey: outcome.errors])
    }
    output = outcome.output
  }

  /// Runs a script in the folder, on its database.
  func run(_ script: String) throws -> Shell.Outcome {
    try shell.run("cd demo && \(script)", ["SCRIBE_DB": folder + "/scribe.sqlite"])
  }
}
