package import LogReading

/// What a line says of a table that is being put together again: such a line is no new damage.
package enum RepairSign: Sendable, Hashable {
  /// The server has begun to repair the table by itself.
  case began
  /// The table is whole again.
  case fixed
  /// The repair ended with another number of rows than the table had.
  case rowsChanged(from: Int, to: Int)

  /// The sign that a record gives; nil where it gives none.
  ///
  /// The texts are MyISAM's and Aria's own (`storage/myisam/mi_check.c`, `ha_myisam.cc`,
  /// `storage/maria/ma_check.c`).
  package init?(of record: LogRecord) {
    guard record.category == .corruption else { return nil }
    let text = record.message
    if let from = TextSearch.number(after: "Number of rows changed from ", in: text) {
      let rest = TextSearch.number(after: " to ", in: text)
      self = .rowsChanged(from: from, to: rest ?? from)
    } else if let found = TextSearch.number(after: "Found ", in: text),
      let of = TextSearch.number(after: " of ", in: text),
      TextSearch.contains(text, "rows when repairing")
    {
      self = .rowsChanged(from: of, to: found)
    } else if TextSearch.contains(text, "Table is fixed") {
      self = .fixed
    } else if TextSearch.contains(text, "Recovering table:") {
      self = .began
    } else {
      return nil
    }
  }

  /// Whether the line tells of rows that the repair could not keep.
  var losesRows: Bool {
    if case .rowsChanged(let from, let to) = self { return to < from }
    return false
  }

  /// Whether the line says only that a repair is under way or done.
  var isGood: Bool { !losesRows }
}
