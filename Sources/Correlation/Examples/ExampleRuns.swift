import BackupLedger
import IncidentModel

/// The rows of an example's backup runs.
enum ExampleRuns {
  static func runs(of text: String) throws(ExampleError) -> [BackupRun] {
    var runs: [BackupRun] = []
    for row in ExampleRow.rows(of: text) {
      let (time, rest) = try ExampleRow.time(of: row)
      let (head, reason) = try ExampleRow.split(rest)
      let words = head.split(separator: " ").map(String.init)
      guard words.count == 3, let verdict = BackupVerdict(rawValue: words[0]) else {
        throw ExampleError(row: String(row))
      }
      let line = Evidence(
        source: "cron_log.txt",
        line: runs.count + 1,
        time: time,
        text: String(row)
      )
      runs.append(
        BackupRun(
          start: time,
          end: time,
          tool: words[1],
          database: words[2],
          verdict: verdict,
          reason: reason,
          evidence: [line]
        )
      )
    }
    return runs
  }
}
