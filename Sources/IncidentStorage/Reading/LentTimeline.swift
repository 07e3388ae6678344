import CSQLite
import GRDB
package import IncidentModel

/// An incident and its entries, for as long as the transaction lasts in which they are read: a long
/// timeline is never in memory as a whole.
package struct LentTimeline {
  package let incident: Incident
  let database: Database

  /// Hands over one entry after the other, in the order of timelines.
  ///
  /// - Throws: what SQLite throws
  package func each(_ take: (TimelineEntry) -> Void) throws {
    // Entries come mostly as their pages do, each of which is then done with: new memory for every one
    // of them costs more than to read a page again now and then.
    sqlite3_exec(database.sqliteConnection, "PRAGMA cache_size = 50", nil, nil, nil)
    try IncidentStore.eachEntry(of: incident.id, database, take: take)
  }
}

extension IncidentStore {
  /// Hands over an incident's entries in the order of timelines.
  static func eachEntry(
    of incident: String,
    _ database: Database,
    take: (TimelineEntry) -> Void
  ) throws {
    var reader = EntryReader()
    var findings = FindingNames(database: database, incident: incident)
    var queue = TimelineQueue()
    // By the index, since SQLite would carry every row through a sort.
    try RowReader.each(
      database,
      sql: EntryReader.sql("WHERE incident_id = ? ORDER BY occurred_from_us, number"),
      arguments: [incident]
    ) { row in
      reader.read(row)
      try findings.name(in: &reader.entry)
      queue.add(reader.entry, take: take)
      return true
    }
    queue.finish(take: take)
  }
}
