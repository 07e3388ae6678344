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

  /// Reads the columns of `columnNames` by position, which costs a fraction of their names.
  init(_ row: Row, at first: Int) {
    let from: Int64? = row[first]
    let to: Int64? = row[first + 1]
    let precision: String = row[first + 2]
    let margin: Int64? = row[first + 3]
    self.init(
      from: from.map(Instant.init(microseconds:)),
      to: to.map(Instant.init(microseconds:)),
      precision: Precision(rawValue: precision) ?? .unknown,
      margin: margin.map(TimeSpan.init(microseconds:)),
      typed: row[first + 4],
      zone: row[first + 5]
    )
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
