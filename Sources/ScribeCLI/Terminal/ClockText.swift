import IncidentModel

/// Times as the terminal shows them, always with their zone.
enum ClockText {
  /// `2023-10-30 08:31:00 +03:00 (05:31:00Z)`: the incident's clock, then UTC's.
  static func both(_ time: EventTime, zone: Zone) -> String {
    guard let from = time.from else { return "time unknown" }
    let local = from.formatted(in: zone, separator: " ")
    let utc = String(from.formatted(in: .utc).suffix(8)) + "Z"
    guard let to = time.to else {
      let margin = time.margin.map { " ±\($0.words)" } ?? ""
      return "\(time.sign)\(local) \(zone.offsetText(at: from))\(margin) (\(utc))"
    }
    let end = String(to.formatted(in: zone).suffix(8))
    let endUTC = String(to.formatted(in: .utc).suffix(8)) + "Z"
    return "\(local)..\(end) \(zone.offsetText(at: from)) (\(utc)..\(endUTC))"
  }

  /// `2023-10-30 05:31:00Z`.
  static func utc(_ instant: Instant) -> String {
    instant.formatted(in: .utc, separator: " ") + "Z"
  }

  /// `08:31:00`, `~08:31:00`, `08:31:00..08:40:00` or `?`: the time of day alone.
  static func timeOfDay(_ time: EventTime, zone: Zone) -> String {
    guard let from = time.from else { return "?" }
    let start = time.sign + zone.civilTime(at: from).time
    guard let to = time.to else { return start }
    return start + ".." + zone.civilTime(at: to).time
  }

  /// `Monday 2023-10-30`.
  static func day(_ instant: Instant, zone: Zone) -> String {
    let civil = zone.civilTime(at: instant)
    return "\(civil.weekdayName) \(civil.date)"
  }
}
