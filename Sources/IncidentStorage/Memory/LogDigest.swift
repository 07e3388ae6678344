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
  private var objects: [(name: String, count: Int)] = []
  /// The places of the objects by hashes of their bytes, and of the documents by their marks.
  private var placesOfObjects = MarkTable()
  private var placesOfDocuments = MarkTable()
  private var documents: [Document] = []

  /// A log of more distinct messages than these is found by the first of them.
  private static let mostDocuments = 20_000

  /// Categories of which every log has some.
  private static let common: Set<LogCategory> = [.other, .unrecognized, .startup, .shutdown]

  /// Whether no more messages are taken.
  var isFull: Bool { documents.count >= Self.mostDocuments }

  /// Takes the next record in file order.
  mutating func add(_ record: LogRecord) {
    record.withView { record in
      var shape = MessageShape()
      shape.read(record.message)
      count(LogPageKind(record.facts), 1)
      if let object = record.object { count(object: object) }
      let mark = shape.names(in: record.message).reduce(shape.mark) {
        shape.mixed($0, with: $1, of: record.message)
      }
      note(record, mark: mark)
    }
  }

  /// Counts records of a kind.
  mutating func count(_ kind: LogPageKind, _ records: Int) {
    if let code = kind.code, kind.level.isTrouble, code != "MY-000000", code != "0" {
      codes[code, default: 0] += records
    }
    if !Self.common.contains(kind.category) { categories[kind.category, default: 0] += records }
  }

  /// Counts a record about an object.
  mutating func count(object: UnsafeBufferPointer<UInt8>) {
    let mark = MessageShape.mark(of: object)
    if let place = placesOfObjects[mark] {
      objects[place].count += 1
    } else {
      placesOfObjects.insert(mark, objects.count)
      objects.append((String(decoding: object, as: UTF8.self), 1))
    }
  }

  /// Takes a message, unless it is known by its mark: see `MessageShape`.
  mutating func note(_ record: RecordView, mark: UInt64) {
    guard !isFull, placesOfDocuments[mark] == nil else { return }
    placesOfDocuments.insert(mark, documents.count)
    let text = String(decoding: record.message, as: UTF8.self)
    documents.append(
      Document(line: record.facts.line, time: record.facts.time, text: text.withoutNUL)
    )
  }

  /// Writes what was taken as the memory of the log that an entry attached.
  func write(for entry: Int, _ database: Database) throws {
    let feature = try database.makeStatement(
      sql: "INSERT INTO log_feature (entry, kind, value, count) VALUES (?, ?, ?, ?)"
    )
    let counts =
      codes.map { ("code", $0.key, $0.value) } + objects.map { ("object", $0.name, $0.count) }
      + categories.map { ("category", $0.key.rawValue, $0.value) }
    for (kind, value, count) in counts {
      try feature.execute(arguments: [entry, kind, value.withoutNUL, count])
    }
    // One statement, lowest id first: the index of words is then written once, not once a document.
    let insertion = try database.makeStatement(
      sql: """
        INSERT INTO search_document (id, incident_id, kind, label, entry, at_us, is_retracted, text)
        SELECT -(:entry * 4294967296 + json_extract(document.value, '$[0]')), incident_id, 'log',
          name || ':' || json_extract(document.value, '$[0]'), :entry,
          json_extract(document.value, '$[1]'), 0, json_extract(document.value, '$[2]')
        FROM json_each(:documents) AS document, attachment WHERE entry = :entry
        ON CONFLICT (id) DO NOTHING
        """
    )
    try insertion.execute(arguments: ["entry": entry, "documents": documentsAsJSON()])
  }

  /// The documents as `[line, microseconds, text]`, the last line first: ids below zero are those of
  /// logs (entry, line), where every other document has its own number.
  private func documentsAsJSON() -> String {
    var json = JSONText()
    json.add(atMost: 1) { $0.put(0x5B) }
    for (number, document) in documents.reversed().enumerated() {
      json.add(atMost: 6 * document.text.utf8.count + 68) { json in
        if number > 0 { json.comma() }
        json.put(0x5B)
        json.number(document.line)
        json.comma()
        json.number(document.time?.microseconds)
        json.comma()
        json.string(document.text)
        json.put(0x5D)
      }
    }
    json.add(atMost: 1) { $0.put(0x5D) }
    return json.finished()
  }
}
