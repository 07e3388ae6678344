import ArgumentParser
import IncidentModel
import IncidentStorage

/// The command `scribe search WORDS…`.
struct SearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Find entries, hypotheses, follow-ups, findings, prose and log lines by their words.",
    discussion: """
      All words must occur, in any of their forms; "two words" is a phrase, inno* a beginning, \
      -word must not occur (after --). The best come first. Scripts without spaces between words are \
      looked for as they stand, and so are emoji and punctuation where nothing else is typed.
      """
  )

  @Option(
    help: ArgumentHelp(
      "event, hypothesis, follow-up, finding, section, log, evidence …; may be repeated.",
      valueName: "kind"
    )
  )
  var kind: [String] = []

  @Option(help: ArgumentHelp("Only incidents that concern this service.", valueName: "name"))
  var service: String?

  @Option(parsing: .unconditional, help: ArgumentHelp("From this moment on.", valueName: "time"))
  var from: String?

  @Option(parsing: .unconditional, help: ArgumentHelp("Before this moment.", valueName: "time"))
  var to: String?

  @Option(help: ArgumentHelp("At most this many.", valueName: "count"))
  var limit = 20

  @Flag(help: "Retracted entries too.")
  var all = false

  @OptionGroup var store: StoreOptions
  @OptionGroup var format: ListingOptions
  @OptionGroup var words: Words

  func run() throws {
    guard let expression = SearchExpression(try words.required(for: "what to look for")) else {
      throw ValidationError("Nothing to look for: name at least one word")
    }
    let unknown = kind.first { !SearchKind.names.contains($0) }
    if let unknown {
      throw ValidationError(
        "'\(unknown.visible)' is no kind; --kind takes \(SearchKind.names.joined(separator: ", "))"
      )
    }
    let zone = Surroundings.current.zone
    let times = TimeArgument(zone: zone)
    var query = SearchQuery()
    query.incident = store.incident
    query.kinds = kind
    query.service = service
    query.from = try from.map(times.instant)
    query.to = try to.map(times.instant)
    query.includesRetracted = all
    query.limit = max(1, limit)
    let outcome = try store.openToRead().search(expression, query)
    if format.json {
      try JSONLines.write(outcome.hits.map(SearchHitJSON.init))
    } else {
      outcome.hits.forEach { Output.line(SearchHitText.line($0, zone: zone)) }
    }
    if !outcome.hasAllWords, outcome.total > 0 {
      Output.note("nothing has all the words; these have some of them")
    }
    if outcome.total > outcome.hits.count {
      Output.note("\(outcome.hits.count) of \(outcome.total) shown; --limit shows more")
    }
    guard outcome.hits.isEmpty else { return }
    Output.note(
      "nothing has \(expression.count == 1 ? "this word" : "any of these words")"
        + "\(query.isNarrowed ? " and passes the filters" : "")"
        + (expression.isLiteral ? "" : "; a word with * at its end finds all that begin so")
    )
    throw ExitStatus.nothing
  }
}

/// What a search can be limited to: the first part of an entry's kind, and what logs and files hold.
enum SearchKind {
  static let names = [
    "event", "incident", "milestone", "hypothesis", "follow-up", "section", "finding", "drill",
    "effect", "role", "severity", "evidence", "log",
  ]
}
