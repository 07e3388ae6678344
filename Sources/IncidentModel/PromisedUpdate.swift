/// When the next word to those who wait was promised, read from what they were told: `next update
/// 14:30`, `Next update in 30 minutes`, `update due at 14:30 UTC`.
package struct PromisedUpdate: Hashable, Sendable {
  /// When it is due.
  package let due: Instant

  /// Reads a text that was said at a moment, its times of day in a zone; nil where it promises nothing.
  package init?(in text: String, saidAt moment: Instant, zone: Zone) {
    let words = text.lowercased().split { !($0.isLetter || $0.isNumber || $0 == ":") }
    guard let start = Self.promise(in: words) else { return nil }
    var rest = words[start...]
    while let word = rest.first, Self.fillers.contains(String(word)) { rest = rest.dropFirst() }
    guard let first = rest.first else { return nil }
    let second = rest.dropFirst().first.map(String.init) ?? ""
    if let due = Self.timeOfDay(first, after: moment, ["utc", "z"].contains(second) ? .utc : zone) {
      self.due = due
    } else if let length = Self.length(first, unit: second) {
      due = moment + length
    } else {
      return nil
    }
  }

  private static let fillers: Set<String> = [
    "update", "is", "due", "at", "by", "in", "within", "around", "about", "expected", "not",
    "later",
    "than", "the", "next",
  ]

  /// Where the words begin that say when.
  private static func promise(in words: [Substring]) -> Int? {
    words.indices.dropLast().last { index in
      (words[index] == "next" && words[index + 1] == "update")
        || (words[index] == "update" && words[index + 1] == "due")
    }
  }

  /// The next time at which the zone's clocks show `14:30`.
  private static func timeOfDay(_ word: Substring, after moment: Instant, _ zone: Zone) -> Instant?
  {
    let parts = word.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count == 2, let hour = Int(parts[0]), let minute = Int(parts[1]),
      (0..<24).contains(hour), (0..<60).contains(minute)
    else { return nil }
    let today = zone.civilTime(at: moment)
    return (0...1).lazy.map { later in
      var civil = CivilTime(daysSinceEpoch: today.daysSinceEpoch + later)
      civil.hour = hour
      civil.minute = minute
      return zone.earliestInstant(at: civil)
    }.first { $0 > moment }
  }

  /// `30m`, `30 min`, `1 hour`.
  private static func length(_ word: Substring, unit: String) -> TimeSpan? {
    guard word.first?.isNumber == true else { return nil }
    guard word.allSatisfy(\.isNumber) else { return TimeSpan(parsing: word) }
    guard let letter = unit.first, "mh".contains(letter) else { return nil }
    return TimeSpan(parsing: word + String(letter))
  }
}
