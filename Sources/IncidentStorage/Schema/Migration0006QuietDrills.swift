import GRDB
import IncidentModel

extension Migration {
  /// Drills in quiet times are found by searches.
  static let quietDrills0006 = Migration(name: "0006 drills in quiet times are found") { database in
    let rows = try JournalRow.all(database, of: JournalEntry.outside)
    let corrections = Corrections(rows.map(\.entry))
    for row in rows {
      try Projection(database: database)
        .insertDocument(ProjectedFact(row, corrections: corrections))
    }
  }
}
