import ArgumentParser
import IncidentModel
import IncidentStorage

/// The command `scribe correlate`.
struct CorrelateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "correlate",
    abstract: "Show what follows from entries, logs and backups, each with its evidence."
  )

  @Flag(help: "Show dismissed findings too.")
  var all = false

  @Option(
    help: ArgumentHelp(
      "Lay the lines of a host later by so much, or earlier: db2=-7m.",
      discussion: "For this run only; the rule clock-skew estimates it.",
      valueName: "host=span"
    )
  )
  var adjust: [ClockAdjustment] = []

  @OptionGroup var store: StoreOptions
  @OptionGroup var format: ListingOptions

  func run() throws {
    let known = try IncidentCase(
      store.incident,
      clocks: adjust,
      in: try store.openToWrite()
    )
    let shown = known.findings.filter { all || known.verdict(on: $0)?.isAccepted ?? true }
    if format.json {
      try JSONLines.write(shown.map { FindingJSON($0, verdict: known.verdict(on: $0)) })
    } else {
      var namesZone = true
      for finding in shown {
        let text = FindingText(
          finding,
          verdict: known.verdict(on: finding),
          zone: known.zone,
          namesZone: namesZone
        )
        text.lines.forEach { Output.line($0) }
        namesZone = namesZone && !text.mentionsZone
      }
      let new = shown.count { $0.isNew }
      if new > 0 { Output.line("\(new) new since the last run") }
    }
    if shown.isEmpty { throw ExitStatus.nothing }
  }
}
