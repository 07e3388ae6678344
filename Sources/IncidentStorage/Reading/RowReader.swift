import CSQLite
import GRDB

/// A row of a query, read by position straight from SQLite.
///
/// GRDB's rows ask each column for its type before they read it, by way of protocols; where rows come
/// by the thousand, that costs more than all else.
struct RowReader {
  private let statement: OpaquePointer

  /// Hands over one row of a query after the other, until there are none or one is not to be
  /// followed by more.
  static func each(
    _ database: Database,
    sql: String,
    arguments: StatementArguments = [],
    take: (RowReader) throws -> Bool
  ) throws {
    let query = try database.makeStatement(sql: sql)
    try query.setArguments(arguments)
    let statement = query.sqliteStatement
    defer { sqlite3_reset(statement) }
    while true {
      switch sqlite3_step(statement) {
      case SQLITE_ROW: guard try take(RowReader(statement: statement)) else { return }
      case SQLITE_DONE: return
      case let code:
        throw DatabaseError(
          resultCode: ResultCode(rawValue: code),
          message: String(cString: sqlite3_errmsg(database.sqliteConnection))
        )
      }
    }
  }

  /// A text; nil where there is none.
  func text(_ column: Int32) -> String? {
    withText(column) { bytes in bytes.map { String(decoding: $0, as: UTF8.self) } }
  }

  /// Lends a text's UTF-8; nil where there is none.
  func withText<Result>(
    _ column: Int32,
    _ use: (UnsafeBufferPointer<UInt8>?) -> Result
  ) -> Result {
    guard let start = sqlite3_column_text(statement, column) else { return use(nil) }
    let count = Int(sqlite3_column_bytes(statement, column))
    return use(UnsafeBufferPointer(start: start, count: count))
  }

  /// A number; nil where there is none.
  func number(_ column: Int32) -> Int64? {
    let value = sqlite3_column_int64(statement, column)
    // NULL reads as 0: only that is asked for its type.
    return value == 0 && sqlite3_column_type(statement, column) == SQLITE_NULL ? nil : value
  }

  /// A number in a column that always has one.
  func integer(_ column: Int32) -> Int { Int(sqlite3_column_int64(statement, column)) }

  /// Whether a number is not 0.
  func flag(_ column: Int32) -> Bool { sqlite3_column_int64(statement, column) != 0 }
}
