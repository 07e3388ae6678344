import IncidentModel

/// A sentence of prose with what can be checked of it: the sources it names, and the numbers, times
/// and names that it states.
struct Claim {
  var text: String
  /// The labels that it names, as typed: `E12`, `error.log:67`.
  var sources: [String]
  /// Numbers, times of day, dates, and names such as `stockdb/items`, as they stand.
  var statements: [String]

  init(_ sentence: String) {
    text = sentence
    sources = []
    statements = []
    var words = Self.words(of: sentence)[...]
    while let word = words.popFirst() {
      if Self.isSource(word) {
        sources.append(word)
      } else if let first = word.first, first.isNumber {
        // A length of time is reckoned from others, and may be rounded: it is in no source as such.
        if let unit = words.first, Self.isUnitOfTime(unit) { continue }
        if Self.isNumberOrTime(word) { statements.append(word) }
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

  /// Whether it states something that a source should show.
  var wantsSource: Bool {
    // A label's own digits state nothing, and a heading of a few letters is no claim.
    statements.contains { $0.first?.isNumber == true } && text.filter(\.isLetter).count > 6
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
