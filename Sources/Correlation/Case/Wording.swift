import IncidentModel

/// How claims word times, counts and quotations: in the incident's zone, dates only where needed.
struct Wording: Sendable {
  var zone: Zone
  /// The day on which the incident began, for which no date is written.
  private var today: CivilTime

  init(zone: Zone, beganAt: Instant) {
    self.zone = zone
    today = zone.civilTime(at: beganAt)
  }

  /// `06:40:00`, or `29 October 16:10:00` on another day than the incident's first.
  func time(_ instant: Instant) -> String {
    let civil = zone.civilTime(at: instant)
    return isToday(civil) ? civil.time : "\(day(civil)) \(civil.time)"
  }

  /// The time without its date where another moment of the same day was just named.
  func time(_ instant: Instant, after other: Instant) -> String {
    let civil = zone.civilTime(at: instant)
    return civil.date == zone.civilTime(at: other).date ? civil.time : dated(instant)
  }

  /// The time with its date in any case: `30 October 06:40:00`.
  func dated(_ instant: Instant) -> String {
    let civil = zone.civilTime(at: instant)
    return "\(day(civil)) \(civil.time)"
  }

  /// `between … and …`, with both dates where the days differ; names the zone.
  func between(_ from: Instant, _ to: Instant) -> String {
    "between \(pair(from, to, joinedBy: " and "))"
  }

  /// `from … to …`, with both dates where the days differ; names the zone.
  func span(_ from: Instant, _ to: Instant) -> String {
    "from \(pair(from, to, joinedBy: " to "))"
  }

  /// The zone as a claim names it once: ` (Africa/Nairobi)`.
  var zoneName: String { " (\(zone.name))" }

  /// `1 line`, `12 lines`.
  static func count(_ number: Int, _ noun: String, plural: String? = nil) -> String {
    "\(grouped(number)) \(number == 1 ? noun : plural ?? noun + "s")"
  }

  /// `a`, `a and b`, `a, b and c`.
  static func list(_ items: [String]) -> String {
    guard let last = items.last else { return "" }
    return items.count == 1 ? last : items.dropLast().joined(separator: ", ") + " and " + last
  }

  /// The list of at most so many items, and how many more there are.
  static func list(_ items: [String], upTo limit: Int) -> String {
    items.count <= limit
      ? list(items) : list(Array(items.prefix(limit)) + ["\(items.count - limit) more"])
  }

  /// The text in quotation marks, on one line, cut to a readable length.
  static func quoted(_ text: String, upTo limit: Int = 60) -> String {
    let line = text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
    let cut = line.count > limit ? line.prefix(limit - 1) + "…" : line[...]
    return "“\(cut)”"
  }

  private func pair(_ from: Instant, _ to: Instant, joinedBy joint: String) -> String {
    let (one, other) = (zone.civilTime(at: from), zone.civilTime(at: to))
    let isOneDay = one.date == other.date
    let first = isOneDay ? time(from) : dated(from)
    return first + joint + (isOneDay ? other.time : dated(to)) + zoneName
  }

  private func day(_ civil: CivilTime) -> String {
    let month = Self.months[max(0, min(11, civil.month - 1))]
    return "\(civil.day) \(month)" + (civil.year == today.year ? "" : " \(civil.year)")
  }

  private func isToday(_ civil: CivilTime) -> Bool { civil.date == today.date }

  private static func grouped(_ number: Int) -> String {
    let digits = Array(String(number))
    guard digits.count > 4 else { return String(digits) }
    return digits.enumerated().map { index, digit in
      (digits.count - index) % 3 == 0 && index > 0 ? ",\(digit)" : String(digit)
    }.joined()
  }

  private static let months = [
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
  ]
}
