/// One part of a systemd calendar event: the numbers that it matches, as `4`, `8..14`, `0/6`, `1..9/2`, or
/// several of these with commas between them; `*` matches all.
struct CalendarComponent: Sendable, Hashable {
  private struct Link: Sendable, Hashable {
    var start: Int
    var stop: Int?
    var step: Int
  }

  /// Empty for `*`.
  private var links: [Link] = []

  static let any = CalendarComponent()

  init() {}

  /// One number.
  init(_ value: Int) { links = [Link(start: value, stop: value, step: 1)] }

  /// Reads a part; nil where systemd would refuse it.
  ///
  /// A fraction behind a number is left out: it delays a start by less than a second.
  /// As there, a repetition without an end must come round at least once, and no day counts more than
  /// 28 from a month's end (`chain_valid` of calendarspec.c).
  init?(_ text: Substring, _ full: ClosedRange<Int>, fromMonthEnd: Bool = false) {
    let range = fromMonthEnd ? full.lowerBound...28 : full
    if text == "*" { return }
    for part in text.split(separator: ",", omittingEmptySubsequences: false) {
      let halves = part.split(separator: "/", omittingEmptySubsequences: false)
      guard let first = halves.first, halves.count <= 2 else { return nil }
      var ends = [first]
      if let dots = first.firstRange(of: "..") {
        ends = [first[..<dots.lowerBound], first[dots.upperBound...]]
      }
      let numbers = ends.compactMap { Self.number($0).flatMap { range.contains($0) ? $0 : nil } }
      guard numbers.count == ends.count, let start = numbers.first else { return nil }
      var step = 1
      if halves.count == 2 {
        guard let number = Self.number(halves[1]), number > 0 else { return nil }
        step = number
      }
      let stop = numbers.count == 2 ? numbers[1] : halves.count == 2 ? nil : start
      if let stop, stop < start { return nil }
      if stop == nil,
        fromMonthEnd ? start - step < range.lowerBound : start + step > range.upperBound
      {
        return nil
      }
      links.append(Link(start: start, stop: stop, step: step))
    }
  }

  func contains(_ value: Int) -> Bool {
    links.isEmpty
      || links.contains { link in
        value >= link.start && value <= link.stop ?? .max && (value - link.start) % link.step == 0
      }
  }

  /// Whether a day of a month that has so many matches, the numbers counting from the month's end.
  func contains(dayFromEnd day: Int, of count: Int) -> Bool {
    links.isEmpty
      || links.contains { link in
        let number = count + 1 - day
        guard let stop = link.stop else {
          return number <= link.start && (link.start - number) % link.step == 0
        }
        return number >= link.start && number <= stop && (number - link.start) % link.step == 0
      }
  }

  private static func number(_ text: Substring) -> Int? {
    let whole = text.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false)[0]
    guard !whole.isEmpty, whole.utf8.allSatisfy(\.isDigit) else { return nil }
    return Int(whole)
  }
}
