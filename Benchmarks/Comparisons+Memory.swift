import Foundation
import IncidentStorage
import TestSupport

extension Comparisons {
  /// What is asked of a year of 200 incidents and 50,000 entries, against one `log` into it.
  func memory() throws -> [Comparison] {
    let database = folder + "/year.sqlite"
    let spool = folder + "/year-spool"
    let year = GeneratedYear(incidents: 200, entries: 250).drafts()
    guard EntrySpool(folders: [spool]).keep(year, forDatabase: database) != nil else {
      throw CocoaError(.fileWriteUnknown)
    }
    let environment = ["SCRIBE_DB": database, "SCRIBE_SPOOL": spool]
    func scribe(_ name: String, _ arguments: String...) -> TimedCommand {
      TimedCommand(name: name, arguments: [self.scribe] + arguments, environment: environment)
    }
    // Takes the year in, in one transaction.
    _ = scribe("open", "open", "benchmark").run()
    let log = scribe("scribe log", "log", "disk", "full", "on", "db2")
    return [
      scribe("scribe search, 1 word", "search", "binlog"),
      scribe("scribe search, 3 words", "search", "disk", "errors", "replica"),
      scribe("scribe todos", "todos"), scribe("scribe stats", "stats"),
      scribe("scribe stats --by cause", "stats", "--by", "cause"),
      scribe("scribe similar", "similar", "INC-17"),
    ].map { question in
      Comparison(
        title: "\(question.name.dropFirst(7)) over 200 incidents, 50,000 entries (bar: 5x log)",
        ours: question,
        peers: [log],
        rounds: 15
      )
    }
  }
}
