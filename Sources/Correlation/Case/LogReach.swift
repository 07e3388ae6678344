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
    // By position: a loop over the records themselves copies each of them.
    for position in records.indices {
      guard let time = records[position].time, time < begin ?? .distantFuture,
        names.name(of: records[position]) == sign.server,
        isOfServer
          ? ServerHistory.isOfServer(records[position].category, records[position].program)
          : ServerName.stem(ofLog: records[position].source) == log
      else { continue }
      begin = time
    }
    return begin
  }
}
