import GRDB
import IncidentModel

extension EventTime {
  /// Reads the `occurred_…` columns that the journal, the timeline and the milestones share.
  init(_ row: Row) {
    let from: Int64? = row["occurred_from_us"]
    let to: Int64? = row["occurred_to_us"]
    let margin: Int64? = row["occurred_margin_us"]
    let precision: String = row["occurred_precision"]
    self.init(
      from: from.map(Instant.init(microseconds:)),
      to: to.map(Instant.init(microseconds:)),
      precision: Precision(rawValue: precision) ?? .unknown,
      margin: margin.map(TimeSpan.init(microseconds:)),
      typed: row["occurred_typed"],
      zone: row["occurred_zone"]
    )
  }

  /// Reads the columns of `columnNames`, the first of which is this one.
  init(_ row: RowReader, at first: Int32) {
    self.init(from: nil, zone: "")
    read(
      row,
      at: first,
      precision: row.text(first + 2).flatMap(Precision.init(rawValue:)),
      zone: row.text(first + 5)
    )
  }

  /// Reads those columns in place, but for the two that were read before.
  mutating func read(_ row: RowReader, at first: Int32, precision: Precision?, zone: String?) {
    from = row.number(first).map(Instant.init(microseconds:))
    to = row.number(first + 1).map(Instant.init(microseconds:))
    self.precision = precision ?? .unknown
    margin = row.number(first + 3).map(TimeSpan.init(microseconds:))
    typed = row.text(first + 4)
    self.zone = zone ?? "UTC"
  }

  /// What `init(_:at:)` reads.
  static let columnNames = """
    occurred_from_us, occurred_to_us, occurred_precision, occurred_margin_us, occurred_typed,
    occurred_zone
    """

  /// The values of those columns, in the order of the schema.
  var columns: [(any DatabaseValueConvertible)?] {
    [
      from?.microseconds, to?.microseconds, precision.rawValue, margin?.microseconds, typed, zone,
    ]
  }
}
