/// How much a follow-up matters; `P0` is the most.
///
/// The words of incident teams. The `H`, `M` and `L` of other trackers are read as well.
package enum Priority: String, Sendable, CaseIterable, Comparable {
  case p0 = "P0"
  case p1 = "P1"
  case p2 = "P2"
  case p3 = "P3"

  /// Reads `P1`, `p1`, `1`, `H`, `high`, `M`, `medium`, `L`, `low`; nil where the text is none.
  package init?(parsing text: String) {
    switch text.trimmed.lowercased() {
    case "p0", "0", "critical": self = .p0
    case "p1", "1", "h", "high": self = .p1
    case "p2", "2", "m", "medium": self = .p2
    case "p3", "3", "l", "low": self = .p3
    default: return nil
    }
  }

  /// What it means, for help and documents.
  package var meaning: String {
    switch self {
    case .p0: "before anything else"
    case .p1: "high: this sprint"
    case .p2: "medium: this quarter"
    case .p3: "low: when there is time"
    }
  }

  /// Its letter in trackers that know three: `H`, `M` or `L`.
  package var letter: String {
    switch self {
    case .p0, .p1: "H"
    case .p2: "M"
    case .p3: "L"
    }
  }

  /// More important is greater: `.p0 > .p1`.
  package static func < (left: Priority, right: Priority) -> Bool {
    left.rawValue > right.rawValue
  }
}
