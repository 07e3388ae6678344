/// The labels of evidence as links: neighbours as a range, the first few where there are many.
enum References {
  /// A label in its parts: `error.log:` and 67, `E` and 12.
  private struct Label {
    var text: String
    var stem: Substring
    var number: Int?

    init(_ text: String) {
      self.text = text
      let digits = text.reversed().prefix { ("0"..."9").contains($0) }.count
      stem = text.dropLast(digits)
      number = (1...9).contains(digits) ? Int(text.suffix(digits)) : nil
    }
  }

  /// At most this many links stand behind a statement.
  private static let limit = 4

  /// The labels that are linked: the first of each range, as far as links go.
  static func linked(of labels: [String]) -> [String] {
    groups(of: labels).prefix(limit).map(\.first.text)
  }

  /// `[E4](#e4)–E7, [error.log:67](#error-log-67) and 12 more`.
  static func markdown(of labels: [String]) -> String {
    let groups = groups(of: labels)
    let shown = groups.prefix(limit).map { group in
      // `E4–E7`, `error.log:67–71`.
      let stem = group.last.stem.count == 1 ? String(group.last.stem) : ""
      let end = group.count > 1 ? "–\(stem)\(group.last.number ?? 0)" : ""
      return Markdown.link(
        Markdown.escaped(group.first.text + end, atStart: false),
        toAnchorOf: group.first.text
      )
    }
    let rest = groups.dropFirst(limit).reduce(0) { $0 + $1.count }
    return shown.joined(separator: ", ") + (rest > 0 ? " and \(rest) more" : "")
  }

  /// `E9` before `E10`.
  static func isInOrder(_ left: String, _ right: String) -> Bool {
    let (left, right) = (Label(left), Label(right))
    return (left.stem, left.number ?? 0) < (right.stem, right.number ?? 0)
  }

  private static func groups(of labels: [String]) -> [(first: Label, last: Label, count: Int)] {
    var groups: [(first: Label, last: Label, count: Int)] = []
    for text in labels {
      let label = Label(text)
      if let group = groups.last, group.last.stem == label.stem, let last = group.last.number,
        let number = label.number, number == last + 1
      {
        groups[groups.count - 1].last = label
        groups[groups.count - 1].count += 1
      } else {
        groups.append((label, label, 1))
      }
    }
    return groups
  }
}
