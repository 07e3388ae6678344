import IncidentModel
import LogReading

extension CaseFile {
  /// When the logs begin that could hold such a sign, in UTC: those of the server for what a server
  /// writes, else the log in which the sign stands, with its rotated pieces; nil where none is dated.
  ///
  /// A backup's log that goes further back could not have shown it.
  func logsBegin(holding sign: Symptom) -> Instant? {
    let shown = records[sign.position]
    let isOfServer = ServerHistory.isOfServer(shown.category, shown.program)
    let log = ServerName.stem(ofLog: shown.source)
    var names = ServerNames()
    var begin: Instant?
    for record in records {
      guard let time = record.time, time < begin ?? .distantFuture,
        names.name(of: record) == sign.server,
        isOfServer
          ? ServerHistory.isOfServer(record.category, record.program)
          : ServerName.stem(ofLog: record.source) == log
      else { continue }
      begin = time
    }
    return begin
  }
}
