/// The short name of a thing as people type it: `INC-1`, `E12`, `H2`, `T3`, `F1`.
///
/// Numbers count from 1 in each database and are never given twice.
package struct ShortID: Sendable, Hashable, CustomStringConvertible {
  /// What kind of thing it names.
  package enum Kind: String, Sendable, CaseIterable {
    case incident = "INC-"
    case entry = "E"
    case hypothesis = "H"
    case followUp = "T"
    case finding = "F"

    /// The thing in words, for messages.
    package var words: String {
      switch self {
      case .incident: "incident"
      case .entry: "entry"
      case .hypothesis: "hypothesis"
      case .followUp: "follow-up"
      case .finding: "finding"
      }
    }
  }

  package var kind: Kind
  package var number: Int

  package init(_ kind: Kind, _ number: Int) {
    self.kind = kind
    self.number = number
  }

  /// Reads an id in any case, `inc1` as well as `INC-1`; nil where the text is none.
  package init?(parsing text: some StringProtocol) {
    let upper = text.uppercased()
    for kind in Kind.allCases {
      let letters = kind == .incident ? "INC" : kind.rawValue
      guard upper.hasPrefix(letters) else { continue }
      var digits = upper.dropFirst(letters.count)
      if kind == .incident, digits.first == "-" { digits = digits.dropFirst() }
      guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }),
        let number = Int(digits), number > 0
      else { continue }
      self.init(kind, number)
      return
    }
    return nil
  }

  package var description: String { kind.rawValue + String(number) }
}
