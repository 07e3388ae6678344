import GRDB
import IncidentModel

/// What `scribe doctor` found: every check with its result.
package struct IntegrityReport: Sendable, Hashable {
  /// One check.
  package struct Check: Sendable, Hashable {
    package var name: String
    /// What is wrong, one line each; empty where nothing is.
    package var problems: [String]
  }

  package var checks: [Check]
  /// How many entries the journal has.
  package var entries: Int

  package var isHealthy: Bool { checks.allSatisfy(\.problems.isEmpty) }
}

extension IncidentStore {
  /// Checks the file, the journal's sequences and hashes, and the projection against a rebuilt copy.
  ///
  /// Nothing is changed: the projection is rebuilt in a copy of the database in memory.
  ///
  /// - Throws: `StoreError`
  package func check() throws -> IntegrityReport {
    try read { database in
      let file = try String.fetchAll(database, sql: "PRAGMA integrity_check").filter { $0 != "ok" }
      let keys = try Row.fetchAll(database, sql: "PRAGMA foreign_key_check").map { row -> String in
        let table: String = row["table"]
        return "\(table): a row refers to one that is not there"
      }
      let (rows, unreadable) = try Self.entries(database)
      let derived =
        unreadable.isEmpty
        ? try derivedProblems(database)
        : (
          projection: ["cannot be compared while entries cannot be read"],
          search: ["cannot be compared while entries cannot be read"]
        )
      return IntegrityReport(
        checks: [
          .init(name: "database file", problems: file),
          .init(name: "references", problems: keys),
          .init(name: "sequences", problems: Self.sequenceProblems(rows)),
          .init(name: "hashes", problems: unreadable + Self.hashProblems(rows)),
          .init(name: "projection", problems: derived.projection),
          .init(name: "search", problems: derived.search),
        ],
        entries: rows.count + unreadable.count
      )
    }
  }

  /// Empties the projection and builds it from the journal.
  ///
  /// - Throws: `StoreError`
  package func rebuildProjection() throws {
    try write { try Projection(database: $0).rebuildAll() }
  }

  /// The entries that can be read, and what is wrong with the others.
  private static func entries(_ database: Database) throws -> ([JournalRow], problems: [String]) {
    var rows: [JournalRow] = []
    var problems: [String] = []
    for row in try Row.fetchAll(database, sql: "SELECT * FROM journal_entry ORDER BY number") {
      do {
        rows.append(try JournalRow(row))
      } catch let error as StoreError {
        problems.append("\(error)")
      }
    }
    return (rows, problems)
  }

  /// A device counts 1, 2, 3 … without holes.
  private static func sequenceProblems(_ rows: [JournalRow]) -> [String] {
    Dictionary(grouping: rows, by: \.entry.device).sorted { $0.key < $1.key }
      .flatMap { device, rows in
        rows.sorted { $0.entry.sequence < $1.entry.sequence }.enumerated()
          .filter { $0.element.entry.sequence != $0.offset + 1 }.prefix(1)
          .map {
            "device \(device): expected entry \($0.offset + 1), found \($0.element.entry.sequence)"
          }
      }
  }

  /// An entry's hash covers its content and the hash before it.
  private static func hashProblems(_ rows: [JournalRow]) -> [String] {
    var problems: [String] = []
    var last: [String: String] = [:]
    for row in rows.sorted(by: { $0.entry.sequence < $1.entry.sequence }) {
      let entry = row.entry
      if ContentHash.sha256(entry.canonicalBytes) != entry.hash {
        problems.append("E\(row.number): its content does not match its hash")
      }
      if entry.previousHash != last[entry.device] ?? "" {
        problems.append("E\(row.number): it does not follow the entry before it")
      }
      last[entry.device] = entry.hash
    }
    return problems
  }

  /// Compares every table of the projection, and what searches look in, with the same table built
  /// anew from the journal and the logs' records.
  private func derivedProblems(
    _ database: Database
  ) throws -> (projection: [String], search: [String]) {
    let scratch = try DatabaseQueue()
    return try scratch.writeWithoutTransaction { copy in
      try database.backup(to: copy)
      let index = Self.indexProblems(copy)
      try copy.inTransaction {
        try Projection(database: copy).rebuildAll()
        return .commit
      }
      func differing(_ tables: [String], from source: String) throws -> [String] {
        try tables.compactMap { table in
          let before = try Self.content(of: table, database)
          let after = try Self.content(of: table, copy)
          return before == after ? nil : "\(table): differs from what \(source)"
        }
      }
      return (
        try differing(
          ["incident", "hypothesis_entry"] + Projection.tables,
          from: "the journal says"
        ),
        try index + differing(["search_document", "log_feature"], from: "was recorded and read")
      )
    }
  }

  /// Whether the full-text index holds what its documents do
  /// (<https://www.sqlite.org/fts5.html#the_integrity_check_command>).
  private static func indexProblems(_ copy: Database) -> [String] {
    do {
      try copy.execute(
        sql: "INSERT INTO search_index (search_index, rank) VALUES ('integrity-check', 1)"
      )
      return []
    } catch {
      return ["search_index: does not hold what search_document does"]
    }
  }

  private static func content(of table: String, _ database: Database) throws -> [Row] {
    let columns = try database.columns(in: table).map(\.name).joined(separator: ", ")
    return try Row.fetchAll(database, sql: "SELECT \(columns) FROM \(table) ORDER BY \(columns)")
  }
}
