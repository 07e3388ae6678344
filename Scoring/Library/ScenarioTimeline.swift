import Correlation
import FoundationEssentials
package import IncidentModel

/// What the operator of a scenario did, as its `timeline.json` tells, replayed as an incident.
package enum ScenarioTimeline {
  private struct Step: Decodable {
    var t: String
    var kind: String
    var text: String?
    var cmd: String?
    var rc: Int?
    var id: String?
  }

  /// The incident as people would have recorded it: the hidden causes (`injection`, and a bare
  /// `kill -KILL`) are left out; where nobody reports anything, it is opened at `opened`.
  ///
  /// - Throws: `DecodingError`, or `ExampleError` for a step without a time.
  package static func snapshot(
    json: [UInt8],
    opened: Instant,
    title: String,
    zone: Zone
  ) throws -> IncidentSnapshot {
    let steps = try JSONDecoder().decode([Step].self, from: Data(json))
    let report = steps.first { $0.kind == "report" }
    let begin = report.map { moment($0.t) } ?? moment(opened.iso8601)
    var rows = ["\(begin) opened: \(title)", "\(begin) detected: \(report?.text ?? title)"]
    var hypotheses: [String] = []
    for step in steps where step.kind != "injection" && !isHidden(step.cmd ?? "") {
      let said = (step.text ?? step.cmd ?? "").split(whereSeparator: \.isNewline)
        .joined(separator: " ")
      rows.append("\(moment(step.t)) \(word(for: step, among: &hypotheses)): \(said)")
    }
    return try ExampleEntries.snapshot(
      of: rows.joined(separator: "\n"),
      title: title,
      zone: zone
    )
  }

  private static func word(for step: Step, among hypotheses: inout [String]) -> String {
    switch step.kind {
    case "hypothesis":
      hypotheses.append(step.id ?? "")
      return "suspect"
    case "ruled_out":
      let place = hypotheses.firstIndex(of: step.id ?? "") ?? 0
      return hypotheses.isEmpty ? "observation" : "rule-out H\(place + 1)"
    case "decision": return "decision"
    case "resolution": return "resolved"
    case "command", "restore": return step.rc ?? 0 == 0 ? "action" : "observation"
    default: return "observation"
    }
  }

  private static func isHidden(_ command: String) -> Bool {
    command.contains("kill -KILL") || command.contains("kill -9")
  }

  /// `2023-10-30T05:31:00.178Z` as rows write it.
  private static func moment(_ text: String) -> String {
    String(text.prefix(10)) + " " + text.dropFirst(11).prefix(8)
  }
}
