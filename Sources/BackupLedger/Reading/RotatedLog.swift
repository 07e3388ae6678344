import IncidentModel

/// The parts into which one log was rotated, in the order in which they were written.
struct RotatedLog {
  /// The log's name without what rotation put behind it.
  let name: String
  private(set) var parts: [(source: BackupSource, clock: SourceClock)] = []

  /// Gathers sources whose names differ in what logrotate appends: `.1`, `.2.gz`, `-20231029`.
  ///
  /// Parts are ordered by the first moment that each shows, so that a run cut in two by a rotation is
  /// read as one; parts that show none stay as they were given.
  static func gather(_ sources: [(source: BackupSource, clock: SourceClock)]) -> [RotatedLog] {
    var order: [String] = []
    var logs: [String: RotatedLog] = [:]
    for part in sources {
      let stem = stem(of: part.source.name)
      if logs[stem] == nil { order.append(stem) }
      logs[
        stem,
        default: RotatedLog(name: stem.split(separator: "/").last.map(String.init) ?? stem)
      ]
      .parts.append(part)
    }
    return order.compactMap { logs[$0] }.map { log in
      guard log.parts.count > 1 else { return log }
      var sorted = log
      let keyed = log.parts.map { part in (firstMoment(of: part), part) }
      sorted.parts = keyed.enumerated().sorted {
        ($0.element.0, $0.offset) < ($1.element.0, $1.offset)
      }.map(\.element.1)
      return sorted
    }
  }

  /// `cron_log.txt` of `cron_log.txt.2.gz` and `cron_log.txt-20231029.gz`.
  static func stem(of name: String) -> String {
    var stem = name[...]
    for ending in [".gz", ".xz", ".zst", ".bz2"] where stem.hasSuffix(ending) {
      stem = stem.dropLast(ending.count)
    }
    let figures = stem.reversed().prefix { $0.isNumber }.count
    guard figures > 0, figures < stem.count else { return String(stem) }
    let before = stem.dropLast(figures)
    let isRotation = before.hasSuffix(".") && figures <= 3 || before.hasSuffix("-") && figures == 8
    return isRotation ? String(before.dropLast()) : String(stem)
  }

  private static func firstMoment(of part: (source: BackupSource, clock: SourceClock)) -> Instant {
    var clock = part.clock
    var reader = LineReader(part.source.bytes)
    var seen = 0
    while let line = reader.next(), seen < 10_000 {
      seen += 1
      if let stamp = line.stamp, stamp.hasTime, let time = clock.instant(of: stamp) { return time }
    }
    return Instant(microseconds: .max)
  }
}
