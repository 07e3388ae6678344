import IncidentModel

/// Two hosts' clocks, held against each other by moments that both logged.
struct ClockDifference {
  /// The lines of one moment, and how many microseconds later the first host says that it was.
  private typealias Pair = (here: Int, there: Int, apart: Int64)

  private let host: String
  private let other: String
  private let pairs: [Pair]
  private let median: Int64

  /// How many moments tell.
  var count: Int { pairs.count }

  /// Nil where the clocks lie less than `least` apart, or not by the same time throughout.
  ///
  /// `moments` are the lines of both hosts, in the order of the first host's.
  init?(
    of host: String,
    against other: String,
    by moments: [(here: Int, there: Int)],
    atLeast least: TimeSpan,
    in file: CaseFile
  ) {
    let pairs = moments.compactMap { here, there -> Pair? in
      guard let ours = file.time(here), let theirs = file.time(there) else { return nil }
      return (here, there, (ours - theirs).microseconds)
    }
    let apart = pairs.map(\.apart).sorted()
    guard let low = apart.first, let high = apart.last else { return nil }
    let median = apart[apart.count / 2]
    // What is logged late lies apart by another time than the rest.
    guard abs(median) >= least.microseconds, high - low <= max(2_000_000, abs(median) / 10) else {
      return nil
    }
    self.host = host
    self.other = other
    self.pairs = pairs
    self.median = median
  }

  /// The finding; `witnesses` tell it: `3 cluster views tell`.
  func finding(_ witnesses: String, _ confidence: Confidence, in file: CaseFile) -> Finding? {
    guard let pair = pairs.first, let ours = file.time(pair.here),
      let theirs = file.time(pair.there)
    else { return nil }
    let wording = file.wording
    return Finding(
      rule: "clock-skew",
      claim: """
        The clock of \(host) is \(TimeSpan(microseconds: abs(median)).words) \
        \(median > 0 ? "ahead of" : "behind") that of \(other), as far as \(witnesses) that both \
        logged: the first at \(wording.time(ours))\(wording.zoneName) by the one and \
        \(wording.time(theirs)) by the other.
        """,
      from: ours,
      confidence: confidence,
      evidence: [pair.here, pair.there].map(file.evidence),
      caveat:
        "Which of the two is right is not in the logs. `--adjust HOST=SPAN` lays one by the other.",
      weight: 66
    )
  }
}
