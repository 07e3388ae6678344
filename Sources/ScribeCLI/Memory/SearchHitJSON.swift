import IncidentModel
import IncidentStorage

/// A hit as `scribe search --json` prints it; the words that were looked for stand between `[` and `]`
/// in `snippet`.
struct SearchHitJSON: Encodable {
  var id: String
  var incident: String?
  var kind: String
  var at: String?
  var snippet: String
  var score: Double
  var retracted: Bool?

  init(_ hit: SearchHit) {
    id = hit.label
    incident = hit.incident?.description
    kind = hit.kind
    at = hit.at?.iso8601
    snippet = SearchHitText.marked(hit.snippet, start: "[", end: "]")
    score = (hit.score * 100).rounded() / 100
    retracted = hit.isRetracted ? true : nil
  }
}

/// A hit as a line for people.
enum SearchHitText {
  /// A line such as `INC-3 E12  2023-10-30 08:31 +01:00  … the words marked …`.
  static func line(_ hit: SearchHit, zone: Zone) -> String {
    let at =
      hit.at.map {
        "\($0.formatted(in: zone, separator: " ").prefix(16)) \(zone.offsetText(at: $0))"
      } ?? ""
    let retracted = hit.isRetracted ? Style.dim("retracted ") : ""
    let kind = hit.kind == "event" ? "" : Style.dim("\(hit.kind) ")
    return [
      Style.bold(
        [hit.incident?.description, hit.label.visible].compactMap { $0 }.joined(separator: " ")
      ), Style.dim(at),
      retracted + kind
        + marked(
          hit.snippet,
          start: Output.isColoured ? "\u{1B}[1;33m" : "",
          end: Output.isColoured ? "\u{1B}[0m" : ""
        ),
    ].filter { !$0.isEmpty }.joined(separator: "  ")
  }

  /// The snippet in one line, what is unseen made visible, and the marks turned into others.
  static func marked(_ snippet: String, start: String, end: String) -> String {
    var text = ""
    var piece = ""
    for character in snippet {
      let mark: String? =
        switch character {
        case SearchHit.markStart: start
        case SearchHit.markEnd: end
        default: nil
        }
      guard let mark else {
        piece.append(character.isNewline || character == "\t" ? " " : character)
        continue
      }
      text += piece.visible + mark
      piece = ""
    }
    return text + piece.visible
  }
}
