import IncidentModel
import LogReading

extension LogRecord {
  /// The record as evidence: its line, its time, and the first line of its text.
  var evidence: Evidence {
    Evidence(source: source, line: line, time: time, text: firstLine)
  }

  /// The first line of the message, cut where it is longer than anybody reads.
  var firstLine: String {
    let line = message.utf8.prefix(400).split(separator: 0x0A, maxSplits: 1).first ?? []
    return String(decoding: line, as: UTF8.self)
  }
}

extension TimelineEntry {
  /// The entry as evidence: its id, when it happened, what it says.
  var evidence: Evidence {
    Evidence(source: shortID.description, time: occurred.from, text: sentence)
  }
}
