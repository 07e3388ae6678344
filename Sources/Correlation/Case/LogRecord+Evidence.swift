import IncidentModel
import LogReading

extension LogRecord {
  /// The record as evidence: its line, its time, and the first line of its text.
  var evidence: Evidence {
    Evidence(source: source, line: line, time: time, text: firstLine)
  }

  /// How many bytes of a line are looked at.
  private static let shown = 400

  /// The first line of the message, cut where it is longer than anybody reads.
  var firstLine: String {
    TextSearch.bytes(of: message) { bytes in
      let line = bytes.drop { $0 == 0x0A }.prefix(Self.shown).prefix { $0 != 0x0A }
      return line.count == bytes.count ? message : String(decoding: line, as: UTF8.self)
    }
  }
}

extension TimelineEntry {
  /// The entry as evidence: its id, when it happened, what it says.
  var evidence: Evidence {
    Evidence(source: shortID.description, time: occurred.from, text: sentence)
  }
}
