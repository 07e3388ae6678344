import IncidentModel

/// The schedules of a systemd timer unit: each `OnCalendar=` line of its `[Timer]` section.
///
/// `OnBootSec=` and the like count from moments that no calendar knows and give none. A unit may start
/// later than it was due, by `RandomizedDelaySec=` and `AccuracySec=` (systemd.timer(5)).
enum SystemdTimer {
  /// Whether a source is a timer unit, or the output of `systemctl cat` that holds one.
  static func isTimer(_ source: BackupSource) -> Bool {
    var reader = LineReader(source.bytes)
    var seen = 0
    while let line = reader.next(), seen < 200 {
      seen += 1
      if line.bytes.elementsEqual("[Timer]".utf8) { return true }
    }
    return false
  }

  /// The schedules, in file order; the name of the unit that the timer starts stands for the command.
  static func jobs(in source: BackupSource, zone: Zone) -> [CronSchedule] {
    var jobs: [CronSchedule] = []
    var unit = source.baseName
    if unit.hasSuffix(".timer") { unit = unit.dropLast(6) + ".service" }
    var delay = 0
    var isTimer = false
    var reader = LineReader(source.bytes)
    while let line = reader.next() {
      let text = String(decoding: line.bytes.prefix(2000), as: UTF8.self).trimmed
      if text.hasPrefix("[") { isTimer = text == "[Timer]" }
      // `systemctl cat` names each file that it shows.
      if text.hasPrefix("# /"), text.hasSuffix(".timer") {
        unit = (text.split(separator: "/").last ?? "").dropLast(6) + ".service"
      }
      guard isTimer, let equals = text.firstIndex(of: "=") else { continue }
      let key = String(text[..<equals]).trimmed
      let value = String(text[text.index(after: equals)...]).trimmed
      switch key {
      case "OnCalendar":
        // An empty value takes back those before it.
        if value.isEmpty { jobs.removeAll() }
        guard var job = try? CronSchedule(calendar: value, zone: zone) else { continue }
        job.evidence = Evidence(source: source.name, line: line.number, text: line.text)
        jobs.append(job)
      case "Unit": unit = value
      case "RandomizedDelaySec", "AccuracySec": delay += Self.seconds(value) ?? 0
      default: continue
      }
    }
    for index in jobs.indices {
      jobs[index].command = unit
      jobs[index].lateness = .seconds(delay)
    }
    return jobs
  }

  /// `30min`, `1h`, `90`, `1h 30min` (systemd.time(7)), as far as units of a day and less go.
  private static func seconds(_ text: String) -> Int? {
    var rest = text[...].filter { $0 != " " }[...]
    var seconds = 0
    while !rest.isEmpty {
      let digits = rest.prefix(while: \.isNumber)
      guard let number = Int(digits), number < 1_000_000 else { return nil }
      rest = rest[digits.endIndex...]
      let unit = rest.prefix(while: \.isLetter)
      guard let factor = unit.isEmpty ? 1 : units[String(unit)] else { return nil }
      rest = rest[unit.endIndex...]
      seconds += number * factor
    }
    return seconds
  }

  private static let units = [
    "us": 0, "ms": 0, "s": 1, "sec": 1, "second": 1, "seconds": 1, "m": 60, "min": 60, "minute": 60,
    "minutes": 60, "h": 3600, "hr": 3600, "hour": 3600, "hours": 3600, "d": 86_400, "day": 86_400,
    "days": 86_400,
  ]
}

extension String {
  fileprivate var trimmed: String {
    String(drop(while: \.isWhitespace).reversed().drop(while: \.isWhitespace).reversed())
  }
}
