import IncidentModel
import LogReading

/// The intervals of a server within the incident, added up.
struct Downtime {
  /// The incident's time.
  private let from: Instant
  private let to: Instant
  private let known: [ServerInterval]
  private let wording: Wording
  private let on: String
  /// The first and the last line that the server itself wrote.
  private let begins: (time: Instant, line: Evidence)
  private let ends: (time: Instant, line: Evidence)
  /// Whether the log ends with a server that is down.
  private let endsDown: Bool

  /// A log may be silent for so long while its server runs.
  private static let silence = TimeSpan.minutes(10)

  /// Nil where the incident has no length, or the log's lines carry no time.
  init?(of server: ServerHistory, during episode: Episode, in file: CaseFile) {
    from = min(episode.first.time, file.detection.time)
    let closing = max(file.window.closing, file.detection.time)
    let signs = episode.symptoms.last { $0.time <= episode.end }?.time ?? closing
    to = max(closing, signs)
    wording = file.wording
    on = file.on(server)
    let lives = server.lives
    guard to > from, let last = lives.last,
      let first = lives.lazy.map(\.first).first(where: { file.time($0) != nil }),
      let opening = file.time(first),
      let close = [last.end, last.last].filter({ file.time($0) != nil }).max(),
      let closeTime = file.time(close)
    else { return nil }
    begins = (opening, file.evidence(first))
    ends = (closeTime, file.evidence(close))
    endsDown =
      [.clean, .crashed, .failedStart].contains(last.ending)
      && !last.outlivesCrash(in: file.records)
      || last.processEnded != nil
    // How long a stop lasts that ends the log is not in it.
    let (from, to) = (from, endsDown ? min(to, max(closeTime, from)) : to)
    known = server.intervals(in: file.records, kills: file.kills).compactMap { interval in
      Self.clip(interval, from: from, to: to)
    }
  }

  /// What the intervals come to; nil where the server was up all the time.
  var finding: Finding? {
    // After the log's last line nothing is known, not even after a stop.
    let isOpenAtEnd = to - ends.time > (endsDown ? TimeSpan(microseconds: 0) : Self.silence)
    let tail = isOpenAtEnd ? to - max(ends.time, from) : TimeSpan(microseconds: 0)
    let head = begins.time > from ? min(begins.time, to) - from : TimeSpan(microseconds: 0)
    let notUp = Self.joined(known.filter(\.isNotUp))
    let vanished = Self.sum(known.filter { $0.state == .unknown })
    let unknown = vanished + tail.microseconds + head.microseconds
    let total = Self.sum(notUp)
    guard total > 0 || vanished > 0 || (endsDown && tail.microseconds > 0) else { return nil }
    let share = (total * 100 + (to - from).microseconds / 2) / (to - from).microseconds
    var claim = wording.span(from, to).capitalizedFirst + " the server\(on) was "
    if total > 0 {
      claim += """
        not up for \(TimeSpan(microseconds: total).words) (\(share) % of the time), in \
        \(Wording.count(notUp.count, "stretch", plural: "stretches")): \
        \(Self.words(notUp, wording: wording)).
        """
    } else {
      claim += endsDown ? "not seen down before its log ends." : "not seen going down."
    }
    if endsDown, tail.microseconds > 0 {
      claim += """
         The log ends with a stop at \(wording.time(ends.time)): whether the server came up in the \
        \(tail.words) after it is not in it.
        """
    }
    let open = unknown - (endsDown ? tail.microseconds : 0)
    if open > 0 {
      var reasons: [String] = []
      if head.microseconds > 0 { reasons.append("it begins at \(wording.time(begins.time))") }
      if tail.microseconds > 0, !endsDown {
        reasons.append("its last line is of \(wording.time(ends.time))")
      }
      claim += total > 0 ? " For another" : " For"
      claim +=
        " \(TimeSpan(microseconds: open).words) the log does not tell whether it ran"
      claim += reasons.isEmpty ? "." : ": \(Wording.list(reasons))."
    }
    var evidence: [Evidence] = []
    for interval in notUp.prefix(6) {
      evidence += [interval.evidence.first, interval.evidence.last].compactMap { $0 }
    }
    if evidence.isEmpty { evidence = known.flatMap(\.evidence) }
    if head.microseconds > 0 { evidence.append(begins.line) }
    if tail.microseconds > 0 { evidence.append(ends.line) }
    return Finding(
      rule: "downtime",
      claim: claim,
      from: from,
      to: to,
      confidence: unknown > 0 ? .moderate : .strong,
      evidence: evidence.distinct(by: \.label),
      caveat: "Up means that the server ran, not that users were served.",
      weight: 70
    )
  }

  private static func clip(
    _ interval: ServerInterval,
    from: Instant,
    to: Instant
  ) -> ServerInterval? {
    var interval = interval
    interval.from = max(interval.from, from)
    interval.to = min(interval.to ?? to, to)
    guard let end = interval.to, end > interval.from else { return nil }
    return interval
  }

  /// Intervals that follow each other without a pause, as one.
  private static func joined(_ intervals: [ServerInterval]) -> [ServerInterval] {
    ServerInterval.stretches(of: intervals).compactMap { stretch in
      guard var joined = stretch.first else { return nil }
      joined.to = stretch.last?.to
      joined.evidence = stretch.flatMap(\.evidence)
      return joined
    }
  }

  private static func sum(_ intervals: [ServerInterval]) -> Int64 {
    intervals.reduce(0) { $0 &+ (($1.to ?? $1.from) - $1.from).microseconds }
  }

  private static func words(_ intervals: [ServerInterval], wording: Wording) -> String {
    let shown = intervals.prefix(4).map { interval in
      "from \(wording.time(interval.from)) to \(wording.time(interval.to ?? interval.from))"
    }
    return intervals.count > 4
      ? shown.joined(separator: ", ") + " and \(intervals.count - 4) more" : Wording.list(shown)
  }
}

extension String {
  /// The text with its first letter in upper case.
  var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
