import GRDB
import IncidentModel
import LogReading

/// What searching and comparing keep of a log's records: the distinct messages, what it is made of.
///
/// Messages that differ in nothing but numbers are one document, at the first of them: a storm of
/// refused logins is one thing to find. What stands in quotes is a name, and its digits count.
struct LogDigest: Sendable {
  private struct Document: Sendable {
    var line: Int
    var time: Instant?
    var text: String
  }

  private var codes: [String: Int] = [:]
  private var categories: [LogCategory: Int] = [:]
  private var objects: [String: Int] = [:]
  private var shapes: Set<UInt64> = []
  private var documents: [Document] = []

  /// A log of more distinct messages than these is found by the first of them.
  private static let mostDocuments = 20_000

  /// Categories of which every log has some.
  private static let common: Set<LogCategory> = [.other, .unrecognized, .startup, .shutdown]

  /// Takes the next record in file order.
  mutating func add(_ record: LogRecord) {
    if let code = record.code, record.level.isTrouble, code != "MY-000000", code != "0" {
      codes[code, default: 0] += 1
    }
    if !Self.common.contains(record.category) { categories[record.category, default: 0] += 1 }
    if let object = record.object { objects[object, default: 0] += 1 }
    guard documents.count < Self.mostDocuments, shapes.insert(Self.shape(record.message)).inserted
    else { return }
    documents.append(
      Document(line: record.line, time: record.time, text: record.message.withoutNUL)
    )
  }

  /// A number for the message without its numbers (FNV-1a).
  private static func shape(_ message: String) -> UInt64 {
    var message = message
    return message.withUTF8 { bytes in
      var hash: UInt64 = 0xCBF2_9CE4_8422_2325
      var isQuoted = false
      for byte in bytes {
        if byte == 0x27 || byte == 0x60 { isQuoted.toggle() }
        if byte &- 0x30 < 10, !isQuoted { continue }
        hash = (hash ^ UInt64(byte)) &* 0x100_0000_01B3
      }
      return hash
    }
  }

  /// Writes what was taken as the memory of the log that an entry attached.
  func write(for entry: Int, _ database: Database) throws {
    let feature = try database.makeStatement(
      sql: "INSERT INTO log_feature (entry, kind, value, count) VALUES (?, ?, ?, ?)"
    )
    let counts =
      codes.map { ("code", $0.key, $0.value) } + objects.map { ("object", $0.key, $0.value) }
      + categories.map { ("category", $0.key.rawValue, $0.value) }
    for (kind, value, count) in counts {
      try feature.execute(arguments: [entry, kind, value.withoutNUL, count])
    }
    // Ids below zero are those of logs: (entry, line), where every other document has its own number.
    let document = try database.makeStatement(
      sql: """
        INSERT INTO search_document (id, incident_id, kind, label, entry, at_us, is_retracted, text)
        SELECT -(:entry * 4294967296 + :line), incident_id, 'log', name || ':' || :line, :entry, :at,
          0, :text
        FROM attachment WHERE entry = :entry
        ON CONFLICT (id) DO NOTHING
        """
    )
    for text in documents {
      try document.execute(arguments: [
        "entry": entry, "line": text.line, "at": text.time?.microseconds, "text": text.text,
      ])
    }
  }
}
