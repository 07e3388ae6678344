import IncidentModel

extension ReviewRule {
  static let weekdayMatches = ReviewRule(
    name: "weekday",
    summary: "Do weekdays in the prose belong to their dates?",
    examples: [
      Example(
        "30 October 2023 was a Monday",
        .example { $0.section(.summary, "On Tuesday, 30 October 2023, it stopped.") },
        ["30 October 2023 was a Monday, not a Tuesday"]
      ),
      Example(
        "other ways to write it, all right",
        .example {
          $0.section(.summary, "Monday 30 October; Mon, Oct 30, 2023; 2023-10-30 (Monday).")
        }
      ),
      Example(
        "in the document, with its line",
        .example { $0.document("# T\n\nIt was 2023-10-30 (Sunday).\n") },
        ["2023-10-30 was a Monday, not a Sunday"]
      ),
    ]
  ) { input in
    let year = input.zone.civilTime(at: input.incident.beganAt).year
    return input.prose.flatMap { passage in
      WeekdayScan.mismatches(in: passage.text, year: year).map {
        ReviewRemark($0, file: passage.file, line: passage.line)
      }
    }
  }
}

/// Finds weekdays next to dates.
enum WeekdayScan {
  private static let weekdays = [
    "sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
  ]

  /// A date in a text: which words it takes, and how it was written.
  private struct Found {
    var words: Range<Int>
    var civil: CivilTime
    var text: String
  }

  static func mismatches(in text: String, year: Int) -> [String] {
    let words = text.split { !$0.isLetter && !$0.isNumber && $0 != "-" }.map(String.init)
    return dates(in: words, year: year).compactMap { date in
      let before = date.words.lowerBound - 1
      let after = date.words.upperBound
      for index in [before, after] where words.indices.contains(index) {
        guard let named = weekday(words[index]), named != date.civil.weekday else { continue }
        // After a date, only a weekday that the next date does not take for itself.
        if index == after, words.indices.contains(after + 1),
          dates(in: Array(words[(after + 1)...].prefix(3)), year: year).first?.words.lowerBound == 0
        {
          continue
        }
        let right = Words.capitalized(weekdays[date.civil.weekday])
        return "\(date.text) was a \(right), not a \(Words.capitalized(weekdays[named]))"
      }
      return nil
    }
  }

  private static func weekday(_ word: String) -> Int? {
    let word = word.lowercased()
    guard word.count >= 3 else { return nil }
    return weekdays.firstIndex { $0 == word || (word.count <= 5 && $0.hasPrefix(word)) }
  }

  /// The number of the month that a word names, in full or by its first letters.
  static func month(_ word: String) -> Int? {
    let word = word.lowercased()
    guard word.count >= 3 else { return nil }
    return Clock.months.firstIndex {
      $0.lowercased() == word || (word.count <= 4 && $0.lowercased().hasPrefix(word))
    }
    .map { $0 + 1 }
  }

  private static func day(_ word: String) -> Int? {
    let digits = word.prefix(while: \.isNumber)
    guard let day = Int(digits), (1...31).contains(day),
      ["", "st", "nd", "rd", "th"].contains(word.dropFirst(digits.count).lowercased())
    else { return nil }
    return day
  }

  private static func dates(in words: [String], year: Int) -> [Found] {
    words.indices.compactMap { index in
      var civil: CivilTime
      var length = 2
      if let iso = iso(words[index]) {
        civil = iso
        length = 1
      } else {
        guard index + 1 < words.count else { return nil }
        if let day = day(words[index]), let month = month(words[index + 1]) {
          civil = CivilTime(year, month, day)
        } else if let month = month(words[index]), let day = day(words[index + 1]) {
          civil = CivilTime(year, month, day)
        } else {
          return nil
        }
        if index + 2 < words.count, words[index + 2].count == 4, let named = Int(words[index + 2]),
          (1970...2199).contains(named)
        {
          civil.year = named
          length = 3
        }
      }
      guard civil.isValid else { return nil }
      let range = index..<(index + length)
      return Found(words: range, civil: civil, text: words[range].joined(separator: " "))
    }
  }

  private static func iso(_ word: String) -> CivilTime? {
    let parts = word.split(separator: "-", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0].count == 4, let year = Int(parts[0]),
      let month = Int(parts[1]),
      let day = Int(parts[2])
    else { return nil }
    return CivilTime(year, month, day)
  }
}
