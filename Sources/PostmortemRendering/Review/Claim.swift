import IncidentModel

/// A sentence of prose with what can be checked of it: the sources it names, and the numbers, times
/// and names that it states.
struct Claim {
  var text: String
  /// The labels that it names, as typed: `E12`, `error.log:67`.
  var sources: [String]
  /// Numbers, times of day, dates, and names such as `stockdb/items`, as they stand.
  var statements: [String]
  /// Those of them that are parts of dates.
  private var dates: Set<String> = []

  init(_ sentence: String) {
    text = sentence
    sources = []
    statements = []
    let words = Self.words(of: sentence)
    for (index, word) in words.enumerated() {
      let next = index + 1 < words.count ? words[index + 1] : ""
      if Self.isSource(word) {
        sources.append(word)
      } else if let first = word.first, first.isNumber {
        // A length of time is reckoned from others, and may be rounded: it is in no source as such.
        if Self.isUnitOfTime(next) { continue }
        if Self.isNumberOrTime(word) { statements.append(word) }
        if Self.isPartOfDate(word, behind: words[..<index].suffix(2), before: next) {
          dates.insert(word)
        }
      } else if Self.isName(word) {
        statements.append(word)
      }
    }
  }

  /// The sentences of a paragraph.
  static func all(in paragraph: String) -> [Claim] {
    var sentences: [String] = []
    var sentence = ""
    var before: Character = " "
    for character in paragraph {
      if character == " ", ".!?".contains(before), sentence.count > 3 {
        sentences.append(sentence)
        sentence = ""
      } else {
        sentence.append(character)
      }
      before = character
    }
    if !sentence.isEmpty { sentences.append(sentence) }
    return sentences.map(Claim.init)
  }

  /// Whether it states something that a source should show, besides what the record says by itself.
  func wantsSource(besides known: Set<String>) -> Bool {
    // A label's own digits state nothing, and a heading of a few letters is no claim.
    text.filter(\.isLetter).count > 6
      && statements.contains {
        $0.first?.isNumber == true && !dates.contains($0) && !known.contains($0)
      }
  }

  /// The words, without the punctuation around them and without the targets of links.
  private static func words(of text: String) -> [String] {
    var plain = ""
    var rest = Substring(text)
    while let start = rest.firstRange(of: "](#") {
      plain += rest[..<start.lowerBound] + " "
      rest = rest[start.upperBound...].drop { $0 != ")" }.dropFirst()
    }
    plain += rest
    return plain.split { $0.isWhitespace || "()[]{};“”\"'`*!?".contains($0) }
      .map { word in
        var word = word
        while let last = word.last, ".,:–-".contains(last) { word.removeLast() }
        while let first = word.first, ",.–".contains(first) { word.removeFirst() }
        return String(word)
      }
      .filter { !$0.isEmpty }
  }

  /// An entry, hypothesis, follow-up or finding, or a line of a file.
  static func isSource(_ word: String) -> Bool {
    if ShortID(parsing: word) != nil { return true }
    let parts = word.split(separator: ":")
    guard parts.count == 2, parts[0].contains(where: \.isLetter) else { return false }
    let line = parts[1].prefix(while: \.isNumber)
    return !line.isEmpty && parts[1].dropFirst(line.count).allSatisfy { $0.isNumber || $0 == "–" }
  }

  private static func isUnitOfTime(_ word: String) -> Bool {
    [
      "s", "sec", "second", "seconds", "min", "minute", "minutes", "h", "hour", "hours", "d", "day",
      "days", "week", "weeks", "month", "months", "year", "years", "ms",
    ].contains(word.lowercased())
  }

  /// Whether it is the day or the year of a date, or a date by itself.
  private static func isPartOfDate(
    _ word: String,
    behind words: ArraySlice<String>,
    before next: String
  ) -> Bool {
    if word.count == 10, word.filter({ $0 == "-" }).count == 2 { return true }
    let isDay =
      word.count <= 2 && (WeekdayScan.month(next) ?? words.last.flatMap(WeekdayScan.month)) != nil
    return isDay || word.count == 4 && words.contains { WeekdayScan.month($0) != nil }
  }

  /// Digits with what numbers, times and dates have between and behind them.
  private static func isNumberOrTime(_ word: String) -> Bool {
    word.allSatisfy { $0.isNumber || ",.:-%".contains($0) }
  }

  /// A word as systems write names: `stockdb/items`, `global_priv`, `cron.daily`.
  private static func isName(_ word: String) -> Bool {
    guard word.count > 3, word.allSatisfy({ $0.isASCII }), word.contains(where: \.isLetter),
      !word.contains("://"), !word.contains("@")
    else { return false }
    return word.contains("_") || word.dropFirst().dropLast().contains("/")
  }
}
