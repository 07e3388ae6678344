/// One field of a schedule: the numbers that it matches.
struct CronField: Sendable, Hashable {
  /// Which field it is.
  enum Unit: String, Sendable {
    case minute, hour, day, month, weekday

    var range: ClosedRange<Int> {
      switch self {
      case .minute: 0...59
      case .hour: 0...23
      case .day: 1...31
      case .month: 1...12
      case .weekday: 0...7
      }
    }

    var names: [String] {
      switch self {
      case .month:
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"]
      case .weekday: ["sun", "mon", "tue", "wed", "thu", "fri", "sat"]
      default: []
      }
    }
  }

  private var bits: UInt64 = 0
  /// Whether the field begins with `*`, steps included (cron's `DOM_STAR`, `HR_STAR` …).
  let beginsWithStar: Bool

  var values: [Int] { (0...59).filter(contains) }

  func contains(_ value: Int) -> Bool { bits >> UInt64(value) & 1 == 1 }

  init(parsing text: String, _ unit: Unit) throws(CronScheduleError) {
    beginsWithStar = text.hasPrefix("*")
    let wrong = CronScheduleError.field(
      name: unit.rawValue,
      text: text,
      allowed: "\(unit.range.lowerBound)–\(unit.range.upperBound)"
        + (unit.names.isEmpty ? "" : ", \(unit.names[0])–\(unit.names[unit.names.count - 1])")
    )
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let halves = part.split(separator: "/", omittingEmptySubsequences: false)
      guard halves.count <= 2 else { throw wrong }
      var step = 1
      if halves.count == 2 {
        guard let number = Int(halves[1]), number > 0, number <= 60 else { throw wrong }
        step = number
      }
      guard let range = Self.range(halves[0], unit) else { throw wrong }
      // Vixie cron takes a step only after a star or a range.
      if halves.count == 2, halves[0] != "*", !halves[0].contains("-") { throw wrong }
      for value in stride(from: range.lowerBound, through: range.upperBound, by: step) {
        bits |= 1 << UInt64(unit == .weekday && value == 7 ? 0 : value)
      }
    }
  }

  private static func range(_ text: Substring, _ unit: Unit) -> ClosedRange<Int>? {
    if text == "*" { return unit == .weekday ? 0...6 : unit.range }
    let ends = text.split(separator: "-", omittingEmptySubsequences: false)
    guard let low = ends.first.flatMap({ number($0, unit) }) else { return nil }
    guard ends.count == 2 else { return ends.count == 1 ? low...low : nil }
    guard let high = number(ends[1], unit), low <= high else { return nil }
    return low...high
  }

  private static func number(_ text: Substring, _ unit: Unit) -> Int? {
    if let position = unit.names.firstIndex(of: text.lowercased()) {
      return unit == .month ? position + 1 : position
    }
    guard !text.isEmpty, text.utf8.allSatisfy(\.isDigit), let value = Int(text),
      unit.range.contains(value)
    else { return nil }
    return value
  }
}
