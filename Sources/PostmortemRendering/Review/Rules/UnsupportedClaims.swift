import IncidentModel

extension ReviewRule {
  static let unsupportedClaims = ReviewRule(
    name: "unsupported-claims",
    summary: "Does every number and time in the prose name what shows it?",
    examples: [
      Example(
        "a number without a source",
        .example { $0.section(.impact, "We lost 5,000 orders.") },
        ["no evidence is named for “We lost 5,000 orders.”"]
      ),
      Example(
        "with sources of every kind",
        .example {
          $0.section(.impact, "We lost 5,000 orders (E12).\n\nIt began at 06:40 (error.log:67).")
        }
      ),
      Example(
        "a date alone claims nothing",
        .example { $0.section(.lessons, "Read the log first.") }
      ),
    ]
  ) { input in
    input.prose.compactMap { passage in
      guard passage.text.contains(where: \.isNumber), !namesSource(passage.text),
        passage.text.filter(\.isLetter).count > 6
      else { return nil }
      return ReviewRemark(
        """
        no evidence is named for “\(Words.cut(passage.text, to: 70))”: add an entry (E12) or a line \
        (error.log:67)
        """,
        file: passage.file,
        line: passage.line
      )
    }
  }

  /// Whether a text names an entry, hypothesis, follow-up, finding or a line of a file.
  private static func namesSource(_ text: String) -> Bool {
    text.split { $0.isWhitespace || "()[],;“”\"'".contains($0) }.contains { word in
      if ShortID(parsing: word) != nil { return true }
      let parts = word.split(separator: ":")
      guard parts.count == 2, parts[0].contains(where: \.isLetter) else { return false }
      return Int(parts[1].prefix(while: \.isNumber)) != nil
    }
  }
}
