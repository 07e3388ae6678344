import FoundationEssentials
import GRDB
import IncidentModel

/// A row of `journal_entry`: an entry with the numbers that this database gave it.
struct JournalRow: Sendable {
  /// The number of `E12`.
  var number: Int
  /// The number of the incident, hypothesis or follow-up that the entry begins.
  var subject: Int?
  var entry: JournalEntry

  /// Reads the row.
  init(_ row: Row) throws {
    number = row["number"]
    subject = row["subject_number"]
    let kindText: String = row["kind"]
    guard let kind = EntryKind(rawValue: kindText) else {
      throw StoreError.refused("E\(number): unknown kind of entry '\(kindText.visible)'")
    }
    let bodyText: String = row["body"]
    entry = JournalEntry(
      id: row["id"],
      incident: row["incident_id"],
      device: row["device"],
      sequence: row["sequence"],
      recordedAt: Instant(microseconds: row["recorded_at_us"]),
      occurred: EventTime(row),
      author: row["author"],
      role: row["role"],
      host: row["host"],
      redactions: row["redactions"],
      body: try Self.body(kind, bodyText, ofEntry: number),
      bodyText: bodyText,
      previousHash: row["previous_hash"],
      hash: row["hash"]
    )
  }

  init(number: Int, subject: Int?, entry: JournalEntry) {
    self.number = number
    self.subject = subject
    self.entry = entry
  }

  /// Inserts the row; the triggers see to it that nothing else ever happens to it.
  func insert(_ database: Database) throws {
    let occurred = entry.occurred
    try database.cachedStatement(sql: Self.insertion).execute(arguments: [
      number, subject, entry.id, entry.incident, entry.device, entry.sequence,
      entry.recordedAt.microseconds, occurred.from?.microseconds, occurred.to?.microseconds,
      occurred.precision.rawValue, occurred.margin?.microseconds, occurred.typed, occurred.zone,
      entry.author, entry.role, entry.host, entry.redactions, entry.body.kind.rawValue,
      entry.bodyText, entry.previousHash, entry.hash,
    ])
  }

  /// The statement that inserts one.
  static let insertion = """
    INSERT INTO journal_entry (number, subject_number, id, incident_id, device, sequence,
      recorded_at_us, occurred_from_us, occurred_to_us, occurred_precision,
      occurred_margin_us, occurred_typed, occurred_zone, author, role, host, redactions, kind,
      body, previous_hash, hash)
    VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
    """

  /// Every entry of an incident, or of all, in the order in which they came in.
  static func all(_ database: Database, of incident: String? = nil) throws -> [JournalRow] {
    let rows =
      if let incident {
        try Row.fetchAll(
          database,
          sql: "SELECT * FROM journal_entry WHERE incident_id = ? ORDER BY number",
          arguments: [incident]
        )
      } else {
        try Row.fetchAll(database, sql: "SELECT * FROM journal_entry ORDER BY number")
      }
    return try rows.map(JournalRow.init)
  }

  /// The entry of this `id`.
  static func find(_ database: Database, id: String) throws -> JournalRow? {
    try Row.fetchOne(
      database,
      sql: "SELECT * FROM journal_entry WHERE id = ?",
      arguments: [id]
    ).map(JournalRow.init)
  }

  /// The JSON text of a body, its keys in alphabetical order.
  static func text(of body: EntryBody) throws -> String {
    if let plain = PlainJSON.text(of: body) { return plain }
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    return String(decoding: try encoder.encode(BodyCoding(body: body)), as: UTF8.self)
  }

  private static func body(
    _ kind: EntryKind,
    _ text: String,
    ofEntry number: Int
  ) throws -> EntryBody {
    do {
      return try JSONDecoder().decode(
        BodyCoding.self,
        from: Data(text.utf8),
        configuration: kind
      ).body
    } catch {
      throw StoreError.refused(
        "E\(number): its body is none of the kind \(kind.rawValue); `scribe doctor` shows more"
      )
    }
  }
}

/// Lets `JSONEncoder` and `JSONDecoder` see a body, whose kind stands outside it.
private struct BodyCoding: Encodable, DecodableWithConfiguration {
  var body: EntryBody

  init(body: EntryBody) { self.body = body }

  init(from decoder: any Decoder, configuration kind: EntryKind) throws {
    self.init(body: try EntryBody(kind: kind, from: decoder))
  }

  func encode(to encoder: any Encoder) throws { try body.encode(to: encoder) }
}
