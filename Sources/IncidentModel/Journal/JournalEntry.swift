/// One thing that somebody recorded.
///
/// Entries are only ever added: a correction is another entry.
package struct JournalEntry: Sendable, Hashable {
  /// A UUID, version 7: the same on every machine.
  package var id: String
  /// The `id` of the entry that opened the incident; `outside` for what belongs to none.
  package var incident: String
  /// The database in which it was recorded, a random name made once.
  package var device: String
  /// 1, 2, 3 … per device, without holes.
  package var sequence: Int
  /// The clock when it was typed, in UTC; nobody can change it.
  package var recordedAt: Instant
  /// When it happened.
  package var occurred: EventTime
  /// Who recorded it: a free name.
  package var author: String
  /// The role of the author at that time, if one was taken.
  package var role: String?
  /// The machine on which it was typed.
  package var host: String
  /// How many secrets were masked in it before it was stored.
  package var redactions: Int
  /// What was recorded.
  package var body: EntryBody
  /// The body as stored: the JSON text that `hash` covers.
  package var bodyText: String
  /// The hash of the device's entry before this one; empty for its first.
  package var previousHash: String
  /// SHA-256 over `canonicalBytes`, in lower-case hexadecimal.
  package var hash: String

  package init(
    id: String,
    incident: String,
    device: String,
    sequence: Int,
    recordedAt: Instant,
    occurred: EventTime,
    author: String,
    role: String?,
    host: String,
    redactions: Int = 0,
    body: EntryBody,
    bodyText: String,
    previousHash: String,
    hash: String = ""
  ) {
    self.id = id
    self.incident = incident
    self.device = device
    self.sequence = sequence
    self.recordedAt = recordedAt
    self.occurred = occurred
    self.author = author
    self.role = role
    self.host = host
    self.redactions = redactions
    self.body = body
    self.bodyText = bodyText
    self.previousHash = previousHash
    self.hash = hash
  }

  /// The bytes that `hash` covers: a version line, then every field as a netstring
  /// (<https://cr.yp.to/proto/netstrings.txt>), so that no two entries have the same bytes.
  package var canonicalBytes: [UInt8] {
    let fields = [
      id, incident, device, String(sequence), String(recordedAt.microseconds),
      occurred.from.map { String($0.microseconds) } ?? "",
      occurred.to.map { String($0.microseconds) } ?? "",
      occurred.precision.rawValue, occurred.margin.map { String($0.microseconds) } ?? "",
      occurred.typed ?? "", occurred.zone, author, role ?? "", host, String(redactions),
      body.kind.rawValue, bodyText, previousHash,
    ]
    var bytes = Array("scribe journal 1\n".utf8)
    for field in fields {
      bytes += Array("\(field.utf8.count):\(field),".utf8)
    }
    return bytes
  }
}

extension JournalEntry {
  /// Stands for an incident where an entry belongs to none: a restore drill in quiet times.
  package static let outside = ""
}
