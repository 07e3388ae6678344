/// What people type to search, as an expression of FTS5
/// (<https://www.sqlite.org/fts5.html#full_text_query_syntax>).
///
/// Words must all occur; `"two words"` is a phrase, `word*` a beginning, `-word` must not occur. What
/// is typed is never FTS5 syntax itself: each word goes in as a quoted string, so that `MY-011825`
/// and `stock/items` are found as they stand.
package struct SearchExpression: Sendable, Hashable {
  private var wanted: [String] = []
  private var unwanted: [String] = []

  /// Reads what was typed; nil where no word is in it.
  package init?(_ typed: String) {
    var rest = typed[...]
    while let first = rest.first {
      if first.isWhitespace {
        rest = rest.dropFirst()
        continue
      }
      var isUnwanted = false
      if first == "-", let next = rest.dropFirst().first, !next.isWhitespace {
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
      guard let quoted = Self.quoted(term) else { continue }
      if isUnwanted { unwanted.append(quoted) } else { wanted.append(quoted) }
    }
    guard !wanted.isEmpty else { return nil }
  }

  /// How many words must occur.
  package var count: Int { wanted.count }

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

  private func joined(by conjunction: String) -> String {
    joined(wanted.joined(separator: conjunction))
  }

  private func joined(_ words: String) -> String {
    let hits = "(" + words + ")"
    return unwanted.isEmpty ? hits : hits + " NOT (" + unwanted.joined(separator: " OR ") + ")"
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
