import ArgumentParser
import IncidentModel
import IncidentStorage

/// The command `scribe doctor`.
struct DoctorCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "doctor",
    abstract: "Check the database: file, references, sequences, hashes, projection."
  )

  @Flag(help: "Build the tables anew from the journal.")
  var rebuild = false

  @OptionGroup var store: StoreOptions
  @OptionGroup var format: ListingOptions

  func run() throws {
    if rebuild { try store.openToWrite().rebuildProjection() }
    let report = try store.openToRead().check()
    if format.json {
      try JSONLines.write(report.checks.map(CheckJSON.init))
    } else {
      Output.line("\(store.path.visible): \(report.entries) entries")
      for check in report.checks {
        Output.line(check.problems.isEmpty ? "ok    \(check.name)" : "BAD   \(check.name)")
        for problem in check.problems { Output.line("      \(problem.visible)") }
      }
    }
    if !report.isHealthy {
      if !format.json {
        Output.note("the journal is the truth: `scribe doctor --rebuild` makes the tables anew")
      }
      throw ExitStatus.nothing
    }
  }
}
