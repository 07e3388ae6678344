import BackupLedger
import IncidentModel

/// A backup's file as lines for people: its verdict, then what else is worth knowing.
enum ArtefactText {
  static func lines(_ report: ArtefactReport) -> [String] {
    let word = report.verdict.rawValue
    let coloured = report.isTrusted ? Style.green(word) : Style.red(word)
    let head =
      "\(report.path.visible)  \(coloured)  \(report.kind.rawValue), \(report.bytes) bytes  "
      + report.reason.visible
    let dumps = report.dumps.map { dump in
      let facts = [
        dump.member.map { "in \($0.visible)" }, dump.database.map { "database \($0.visible)" },
        dump.server.map { "server \($0.visible)" },
        dump.completedOn.map { "completed \($0.visible)" },
        "\(dump.rows.count) tables, \(dump.rowCount) rows",
      ]
      return "    " + facts.compactMap(\.self).joined(separator: ", ")
    }
    return [head] + dumps + report.findings.map { "    " + $0.visible }
  }
}

/// A backup's file as `scribe backups --verify --json` prints it.
struct ArtefactJSON: Encodable {
  /// A dump inside.
  struct Dump: Encodable {
    var member: String?
    var server: String?
    var database: String?
    var completedOn: String?
    var trailer: Bool
    var rows: [String: Int]
  }

  var path: String
  var kind: String
  var bytes: Int64
  var modified: String?
  var verdict: String
  var reason: String
  var findings: [String]
  var dumps: [Dump]

  init(_ report: ArtefactReport) {
    path = report.path
    kind = report.kind.rawValue
    bytes = report.bytes
    modified = report.modified?.iso8601
    verdict = report.verdict.rawValue
    reason = report.reason
    findings = report.findings
    dumps = report.dumps.map {
      Dump(
        member: $0.member,
        server: $0.server,
        database: $0.database,
        completedOn: $0.completedOn,
        trailer: $0.hasTrailer,
        rows: $0.rows
      )
    }
  }
}
