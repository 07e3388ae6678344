/// What somebody typed, before the database gave it its place.
///
/// Times and references are still as typed, so that a draft can be kept (in the spool) even when the
/// database that would resolve them cannot be read.
package struct EntryDraft: Sendable, Hashable, Codable {
  /// The `id` that the entry will have: a draft taken in twice is one entry.
  package var id: String
  /// The incident as typed (`INC-2`), or the `id` of its opening entry; nil means the current one,
  /// `none` that a drill belongs to no incident.
  package var incident: String?
  /// The clock when it was typed, in UTC.
  package var recordedAt: Instant
  /// When it happened, as typed (`-5m`); nil means when it was typed.
  ///
  /// For an amendment it is the time that the amended entry gets.
  package var at: String?
  package var author: String
  package var host: String
  /// How many secrets were masked in it.
  package var redactions: Int
  /// What was typed; references are short ids or entry ids.
  package var body: EntryBody

  package init(
    id: String,
    incident: String? = nil,
    recordedAt: Instant,
    at: String? = nil,
    author: String,
    host: String,
    redactions: Int = 0,
    body: EntryBody
  ) {
    self.id = id
    self.incident = incident
    self.recordedAt = recordedAt
    self.at = at
    self.author = author
    self.host = host
    self.redactions = redactions
    self.body = body
  }

  /// What is typed for the incident of a drill that belongs to none.
  package static let noIncident = "none"

  private enum Key: String, CodingKey {
    case id, incident, recordedAt, at, author, host, redactions, kind, body
  }

  /// Reads what `encode` writes.
  package init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Key.self)
    id = try fields.decode(String.self, forKey: .id)
    incident = try fields.decodeIfPresent(String.self, forKey: .incident)
    recordedAt = try fields.decode(Instant.self, forKey: .recordedAt)
    at = try fields.decodeIfPresent(String.self, forKey: .at)
    author = try fields.decode(String.self, forKey: .author)
    host = try fields.decode(String.self, forKey: .host)
    redactions = try fields.decode(Int.self, forKey: .redactions)
    let kind = try fields.decode(EntryKind.self, forKey: .kind)
    body = try EntryBody(kind: kind, from: fields.superDecoder(forKey: .body))
  }

  /// Writes the draft as one JSON object, the body under `body`.
  package func encode(to encoder: any Encoder) throws {
    var fields = encoder.container(keyedBy: Key.self)
    try fields.encode(id, forKey: .id)
    try fields.encodeIfPresent(incident, forKey: .incident)
    try fields.encode(recordedAt, forKey: .recordedAt)
    try fields.encodeIfPresent(at, forKey: .at)
    try fields.encode(author, forKey: .author)
    try fields.encode(host, forKey: .host)
    try fields.encode(redactions, forKey: .redactions)
    try fields.encode(body.kind, forKey: .kind)
    try body.encode(to: fields.superEncoder(forKey: .body))
  }
}
