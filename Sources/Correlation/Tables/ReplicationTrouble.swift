import LogReading

/// Why a replica stands still, as its line says, and the signs that can lead to that: a source that
/// refuses a login is there and answers.
struct ReplicationTrouble: Sendable {
  /// Fragments of a line, any of which says so.
  var fragments: [String]
  /// The signs of which it may be the consequence.
  var follows: Set<SymptomKind>

  /// The signs that the trouble of a line may follow from; nil where the line does not tell.
  static func follows(of record: LogRecord) -> Set<SymptomKind>? {
    phrases.lowestRow(in: record.message).map { table[$0].follows }
  }

  /// Whether the replica could not reach its source, or lost it.
  static func isLostSource(_ record: LogRecord) -> Bool {
    phrases.lowestRow(in: record.message) == lostSource
  }

  /// Whether Galera's applier wrote the line, in a replica's words: it reads no source's log.
  static func isOfCluster(_ record: LogRecord) -> Bool {
    TextSearch.contains(record.message, "log FIRST,")
  }

  private static let lostSource = 2

  private static let phrases = PhraseTable(table.map(\.fragments))

  /// All kinds, of which the first that matches counts.
  private static let table: [ReplicationTrouble] = [
    ReplicationTrouble(
      fragments: ["Access denied", "error code: 1045", "MY-001045"],
      follows: [.loginsRefused, .grantDamage]
    ),
    ReplicationTrouble(
      fragments: [
        "Duplicate entry", "HA_ERR_FOUND_DUPP_KEY", "HA_ERR_KEY_NOT_FOUND", "Can't find record",
        "Could not execute", "doesn't exist", "Unknown column",
      ],
      follows: [.uncleanStop, .crash, .corruption]
    ),
    ReplicationTrouble(
      fragments: [
        "Can't connect", "Lost connection", "error code: 2003", "error code: 2013",
        "error code: 2006", "MY-002003", "MY-002013",
      ],
      follows: [.uncleanStop, .crash, .startFailure, .network, .hang, .diskFull, .outOfMemory]
    ),
  ]
}
