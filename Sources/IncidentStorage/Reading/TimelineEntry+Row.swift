import FoundationEssentials
import GRDB
import IncidentModel

extension TimelineEntry {
  /// The columns of an entry, in the order in which they are read.
  private static let columns = """
    number, kind, event_kind, recorded_at_us, author, role, host, text, about, effect, instead_of,
    command, milestone, is_starred, is_amended, retracted_because, \(EventTime.columnNames)
    """

  /// The entries that the rest of a query names, in its order.
  static func all(
    _ database: Database,
    _ rest: String,
    _ arguments: StatementArguments
  ) throws -> [TimelineEntry] {
    var entries: [TimelineEntry] = []
    try each(database, rest, arguments) {
      entries.append($0)
      return true
    }
    return entries
  }

  /// Hands over the entries that the rest of a query names, until one is not to be followed by more.
  static func each(
    _ database: Database,
    _ rest: String,
    _ arguments: StatementArguments,
    take: (TimelineEntry) throws -> Bool
  ) throws {
    try RowReader.each(
      database,
      sql: "SELECT \(columns) FROM timeline_event \(rest)",
      arguments: arguments
    ) { try take(TimelineEntry($0)) }
  }

  /// Reads `columns` of a row of `timeline_event`.
  private init(_ row: RowReader) {
    self.init(
      number: row.integer(0),
      kind: row.text(1).flatMap(EntryKind.init(rawValue:)) ?? .event,
      eventKind: row.text(2).flatMap(EventKind.init(rawValue:)),
      occurred: EventTime(row, at: 16),
      recordedAt: Instant(microseconds: row.number(3) ?? 0),
      author: row.text(4) ?? "",
      role: row.text(5),
      host: row.text(6) ?? "",
      text: row.text(7) ?? "",
      about: row.text(8).flatMap { ShortID(parsing: $0) },
      effect: row.text(9).flatMap(Effect.init(rawValue:)),
      insteadOf: row.text(10).map(IncidentStore.texts) ?? [],
      command: row.text(11).flatMap {
        try? JSONDecoder().decode(EntryBody.CommandRun.self, from: Data($0.utf8))
      },
      milestone: row.text(12).flatMap(Milestone.init(rawValue:)),
      isStarred: row.flag(13),
      isAmended: row.flag(14),
      retractedBecause: row.text(15)
    )
  }
}
