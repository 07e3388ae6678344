import IncidentModel
import LogReading

extension FindingRule {
  /// Many lines of one kind in a short time.
  static let errorBurst = FindingRule(
    name: "error-burst",
    title: "Bursts of messages",
    summary: """
      Five lines or more of one category that follow each other within two minutes, all bursts of a \
      category in one finding, against what the same logs show before the incident. Strong where 20 \
      lines or more came and nothing like it before; moderate where 10 or more came; weak where it \
      is few, or where the same time of the days before had about as many (with less than three days \
      of log: where bursts half as large came before): then it is this log's custom. Failed name lookups \
      are weak where no client was refused or cut off meanwhile: the server goes on with the address. A \
      burst says that something happened often, not that it is the cause.
      """,
    examples: [
      CaseExample(
        "A dozen aborted connections in a minute, none before",
        log: "2024-03-02 06:00:00 [Note] startup: mariadbd: ready for connections.\n"
          + (10..<22).map {
            "2024-03-02 08:31:\($0) [Warning] connections: Aborted connection \($0) to db: 'stockdb' "
              + "user: 'app' host: 'localhost' (Got an error reading communication packets)\n"
          }.joined(),
        entries: "2024-03-02 08:40:00 opened: No stock shown",
        expects: [
          CaseExample.Expectation(
            """
            12 lines of category connections came from 08:31:10 to 08:31:21 (UTC), at most 12 in a \
            minute. The log shows none in the 2 h 31 min before.
            """,
            .moderate,
            ["error.log:2", "error.log:13"]
          )
        ]
      ),
      CaseExample(
        "Names that are not found hinder nobody by themselves",
        log: "2024-03-02 06:00:00 [Note] startup: mariadbd: ready for connections.\n"
          + (10..<22).map {
            "2024-03-02 08:31:\($0) [Warning] network: IP address '10.0.0.\($0)' could not be resolved: "
              + "Name or service not known\n"
          }.joined(),
        entries: "2024-03-02 08:40:00 opened: Half of all requests fail",
        expects: [
          CaseExample.Expectation(
            """
            12 lines of category network came from 08:31:10 to 08:31:21 (UTC), at most 12 in a minute. \
            The log shows none in the 2 h 31 min before.
            """,
            .weak,
            ["error.log:2", "error.log:13"]
          )
        ]
      ),
      CaseExample(
        "A few lines now and then are no burst",
        log: """
          2024-03-02 08:31:10 [Warning] connections: Aborted connection 4 to db: 'stockdb'
          2024-03-02 08:41:10 [Warning] connections: Aborted connection 5 to db: 'stockdb'
          2024-03-02 08:51:10 [Warning] connections: Aborted connection 6 to db: 'stockdb'
          2024-03-02 08:51:12 [Warning] connections: Aborted connection 7 to db: 'stockdb'
          """
      ),
    ],
    evaluate: { file in
      let bursts = file.bursts
      let begin = file.records.lazy.compactMap(\.time).first
      return LogCategory.allCases.compactMap { category in
        BurstSummary(bursts[category] ?? [], logBegins: begin, in: file)?.finding(in: file)
      }
    }
  )
}

/// The bursts of one category within the incident, and what came before it.
private struct BurstSummary {
  /// Fewer lines are no burst.
  static let least = 5

  var bursts: [Burst]
  var largest: Burst
  var earlier: [Burst]
  var logBegins: Instant?

  init?(_ all: [Burst], logBegins: Instant?, in file: CaseFile) {
    bursts = all.filter { $0.count >= Self.least && file.isDuringIncident($0.from) }
    guard let largest = bursts.max(by: { $0.count < $1.count }), let first = bursts.first else {
      return nil
    }
    self.largest = largest
    self.logBegins = logBegins
    earlier = all.filter { $0.to < first.from }
  }

  func finding(in file: CaseFile) -> Finding {
    let wording = file.wording
    let total = bursts.reduce(0) { $0 + $1.count }
    let from = bursts.map(\.from).min() ?? largest.from
    let to = bursts.map(\.to).max() ?? largest.to
    let category = largest.category.rawValue
    var claim = "\(Wording.count(total, "line")) of category \(category) came "
    claim +=
      from == to
      ? "at \(wording.time(from))\(wording.zoneName)" : wording.span(from, to)
    if bursts.count > 1 {
      claim += " in \(bursts.count) bursts, the largest of \(Wording.count(largest.count, "line")) "
      claim += "from \(wording.time(largest.from)) on"
    }
    claim += ", at most \(bursts.map(\.peak).max() ?? 0) in a minute."
    let usual = file.usual(largest.category, from: from, to: to)
    let isUsual = usual?.covers(total) == true
    let isCustom = isUsual || earlier.contains { $0.count * 2 >= largest.count }
    if let usual {
      claim += " \(usual.words.capitalizedFirst)."
    } else if let logBegins, from - logBegins >= .minutes(10) {
      let before = earlier.reduce(0) { $0 + $1.count }
      claim +=
        " The log shows \(before == 0 ? "none" : "\(before)") in the \((from - logBegins).words) "
        + "before."
    }
    let isHarmless = isOfLookups(from, to, in: file)
    let hasBaseline = logBegins.map { from - $0 >= .hours(1) } ?? false
    let confidence: Confidence =
      if isCustom || isHarmless || total < 10 { .weak } else if total >= 20, hasBaseline {
        .strong
      } else {
        .moderate
      }
    return Finding(
      rule: "error-burst",
      claim: claim,
      headline: "\(Wording.count(bursts[0].count, "line")) of category \(category) in a burst"
        + (bursts.count > 1 ? ", the first of \(bursts.count)" : ""),
      from: from,
      to: to,
      confidence: confidence,
      evidence: [file.evidence(largest.first), file.evidence(largest.last)],
      caveat: isCustom
        ? "\(isUsual ? "About as many lines" : "Bursts half as large or larger") came before: this "
          + "may be usual for this log."
        : isHarmless
          ? "A client whose name is not found is let in by its address: nobody was refused or cut off."
          : hasBaseline ? "" : "The log begins too shortly before to show what is usual.",
      weight: isCustom || isHarmless ? 10 : 40
    )
  }

  /// Whether it is failed name lookups and nothing else, and no client was refused or cut off meanwhile.
  private func isOfLookups(_ from: Instant, _ to: Instant, in file: CaseFile) -> Bool {
    guard largest.category == .network else { return false }
    let times = file.categoryTimes
    let end = to + .seconds(1)
    return times.positions(of: .network, from: from, before: end).allSatisfy {
      TextSearch.contains(file.records[$0].message, "could not be resolved")
    }
      && [.accessDenied, .connections].allSatisfy {
        times.count(of: $0, from: from - Burst.pause, before: end + Burst.pause) == 0
      }
  }
}
