/// Counts of rows that a script compared: those of the server, and those of the dump.
///
/// A line counts where it names both sides. Whether the whole dump is shown depends on what was counted:
/// the rows of one table say nothing about the tables behind it in the dump.
struct RowCounts {
  /// The rows that there should be.
  let live: Int
  /// The rows that the dump holds.
  let saved: Int
  /// Whether the rows of the whole database were counted, not those of a table.
  let isWhole: Bool

  var agree: Bool { live == saved && live > 0 }

  /// Reads the words of a line; nil where they do not compare two counts of rows.
  init?(_ words: [String]) {
    guard words.contains(where: Self.rows.contains) else { return nil }
    let numbers = words.compactMap { Int($0) }
    let namesServer = words.contains(where: Self.server.contains)
    let namesDump = words.contains(where: Self.dump.contains)
    guard numbers.count == 2, namesServer, namesDump else { return nil }
    (live, saved) = (numbers[0], numbers[1])
    isWhole =
      words.contains(where: Self.whole.contains) && !words.contains(where: Self.table.contains)
  }

  private static let rows: Set<String> = [
    "rows", "row", "records", "zeilen", "datensätze", "lignes", "filas", "registros",
  ]
  private static let whole: Set<String> = [
    "database", "db", "datenbank", "server", "total", "all", "alle", "gesamt", "base",
  ]
  private static let table: Set<String> = ["table", "tabelle", "tabla"]
  private static let server: Set<String> = whole.union(table).union([
    "live", "source", "original", "expected", "erwartet", "quelle", "production",
  ])
  private static let dump: Set<String> = [
    "dump", "backup", "file", "archive", "restored", "found", "sicherung", "gefunden", "datei",
    "copy",
  ]
}
