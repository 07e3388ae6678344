import BackupLedger
import IncidentModel

/// How the backups are made, as far as their runs tell.
extension ContextBuilder {
  /// Of what, by which tool and how often, as far as the runs agree: ` of stockdb by mysqldump, every
  /// 2 days`; two runs of each alone are ` 2 days apart`.
  func routine(_ backups: [BackupRun]) -> String {
    let databases = backups.compactMap(\.database).distinct()
    let tools = backups.map(\.tool).distinct()
    var text = ""
    if (1...4).contains(databases.count) { text += " of \(Words.list(databases))" }
    if tools.count == 1, let tool = tools.first {
      let script = "-script"
      text +=
        tool.hasSuffix(script)
        ? " by a script around \(tool.dropLast(script.count))" : " by \(tool)"
    }
    let starts = Dictionary(grouping: backups) { $0.database ?? "" }.values
      .map { $0.compactMap(\.start).sorted() }
    let steps = starts.flatMap { zip($0.dropFirst(), $0).map { $0 - $1 } }.sorted()
    guard let least = steps.first, let most = steps.last, least.microseconds > 0,
      most.microseconds - least.microseconds <= least.microseconds / 10
    else { return text }
    let hours = (steps[steps.count / 2].microseconds + 1_800_000_000) / 3_600_000_000
    guard hours > 0 else { return text }
    let (number, unit) = hours % 24 == 0 ? (Int(hours) / 24, "day") : (Int(hours), "hour")
    if starts.allSatisfy({ $0.count < 3 }) { return "\(text), \(Words.count(number, unit)) apart" }
    return number == 1 ? "\(text), every \(unit)" : "\(text), every \(number) \(unit)s"
  }
}
