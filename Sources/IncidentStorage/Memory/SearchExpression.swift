/// What people type to search, as an expression of FTS5
/// (<https://www.sqlite.org/fts5.html#full_text_query_syntax>).
///
/// Words must all occur; `"two words"` is a phrase, `word*` a beginning, `-word` must not occur. What
/// is typed is never FTS5 syntax itself: each word goes in as a quoted string, so that `MY-011825`
/// and `stock/items` are found as they stand.
///
/// What the index knows no word of is looked for as it stands in the texts: scripts that put no spaces
/// between words, and where nothing else is typed, emoji and punctuation.
package struct SearchExpression: Sendable, Hashable {
  private var wanted: [String] = []
  private var unwanted: [String] = []
  /// What must stand in a text as it is.
  private(set) var literals: [String] = []
  /// What must not.
  private(set) var unwantedLiterals: [String] = []

  /// Reads what was typed; nil where no word is in it.
  package init?(_ typed: String) {
    var marks: [String] = []
    var rest = typed[...]
    while let first = rest.first {
      if first.isWhitespace {
        rest = rest.dropFirst()
        continue
      }
      var isUnwanted = false
      if first == "-", let next = rest.dropFirst().first,
        next.isLetter || next.isNumber || next == "\""
      {
        isUnwanted = true
        rest = rest.dropFirst()
      }
      let term: Substring
      if rest.first == "\"" {
        let inside = rest.dropFirst()
        term = inside.prefix { $0 != "\"" }
        rest = inside.dropFirst(term.count).dropFirst()
      } else {
        term = rest.prefix { !$0.isWhitespace }
        rest = rest.dropFirst(term.count)
      }
      if term.unicodeScalars.contains(where: Self.isUnspaced) {
        let literal = String(term.hasSuffix("*") ? term.dropLast() : term)
        if isUnwanted { unwantedLiterals.append(literal) } else { literals.append(literal) }
      } else if let quoted = Self.quoted(term) {
        if isUnwanted { unwanted.append(quoted) } else { wanted.append(quoted) }
      } else if let mark = Self.mark(term), !isUnwanted {
        marks.append(mark)
      }
    }
    if count == 0 { literals = marks }
    guard count > 0 else { return nil }
  }

  /// How many words must occur.
  package var count: Int { wanted.count + literals.count }

  /// Whether the index is of no use: there is no word in it that must occur.
  package var isLiteral: Bool { wanted.isEmpty }

  /// The expression by which all words must occur.
  var all: String { joined(by: " AND ") }

  /// The expressions by which all the words must occur, all but one of them, any of them.
  var fromStrictToLoose: [String] {
    switch wanted.count {
    case 1: [all]
    case 3...6: [all, joined(wanted.indices.map(without).joined(separator: " OR ")), any]
    default: [all, any]
    }
  }

  private func without(_ index: Int) -> String {
    let others = wanted.indices.filter { $0 != index }.map { wanted[$0] }
    return "(" + others.joined(separator: " AND ") + ")"
  }

  private var any: String { joined(by: " OR ") }

  /// The expression of the words that must not occur; nil where there are none.
  var unwantedWords: String? { unwanted.isEmpty ? nil : unwanted.joined(separator: " OR ") }

  private func joined(by conjunction: String) -> String {
    joined(wanted.joined(separator: conjunction))
  }

  private func joined(_ words: String) -> String {
    let hits = "(" + words + ")"
    return unwanted.isEmpty ? hits : hits + " NOT (" + unwanted.joined(separator: " OR ") + ")"
  }

  /// Emoji or punctuation without stars and quotes, which say how to search; nil where no more is left.
  private static func mark(_ term: Substring) -> String? {
    let plain = term.filter { !"*\"\0".contains($0) }
    return plain.isEmpty ? nil : plain
  }

  /// Whether the character is of a script whose words stand without spaces, or with endings: Thai, Lao,
  /// Myanmar, Khmer, Kana, Hangul, Han.
  private static func isUnspaced(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x0E00...0x0EFF, 0x1000...0x109F, 0x1780...0x17FF, 0x2E80...0x9FFF, 0xAC00...0xD7AF,
      0xF900...0xFAFF, 0x20000...0x3134F:
      true
    default: false
    }
  }

  /// A string of FTS5: quotes doubled, a `*` behind it for a beginning; nil where no letter or digit
  /// is in it.
  private static func quoted(_ term: Substring) -> String? {
    guard term.contains(where: { $0.isLetter || $0.isNumber }) else { return nil }
    let isBeginning = term.hasSuffix("*")
    let plain = String(isBeginning ? term.dropLast() : term).replacing("\0", with: " ")
    return "\"" + plain.replacing("\"", with: "\"\"") + "\"" + (isBeginning ? "*" : "")
  }
}
