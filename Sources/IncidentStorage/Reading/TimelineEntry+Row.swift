import GRDB
import IncidentModel

extension TimelineEntry {
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
    var reader = EntryReader()
    try RowReader.each(database, sql: EntryReader.sql(rest), arguments: arguments) {
      reader.read($0)
      return try take(reader.entry)
    }
  }
}
