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
    try FindingsListing(store: store.choice, json: format.json, all: all, clocks: adjust).show()
  }
}

/// What `scribe correlate` shows, however its arguments were read.
struct FindingsListing {
  var store = StoreChoice()
  var json = false
  /// With the dismissed ones.
  var all = false
  var clocks: [ClockAdjustment] = []

  func show() throws {
    let known = try IncidentCase(store.incident, clocks: clocks, in: try store.openToWrite())
    let shown = known.findings.filter { all || known.verdict(on: $0)?.isAccepted ?? true }
    if json {
      try JSONLines.write(shown.map { FindingJSON($0, verdict: known.verdict(on: $0)) })
    } else {
      let output = BufferedOutput()
      lines(shown, of: known).forEach { output.line($0) }
      output.flush()
    }
    if shown.isEmpty { throw ExitStatus.nothing }
  }

  private func lines(_ shown: [Finding], of known: IncidentCase) -> [String] {
    var lines: [String] = []
    // The zone is named until a finding has said it.
    var namesZone = true
    for finding in shown {
      let text = FindingText(
        finding,
        verdict: known.verdict(on: finding),
        zone: known.zone,
        namesZone: namesZone
      )
      lines += text.lines
      namesZone = namesZone && !text.mentionsZone
    }
    let new = shown.count { $0.isNew }
    return new > 0 ? lines + ["\(new) new since the last run"] : lines
  }
}
