import FoundationEssentials
import GRDB
import IncidentModel

/// Reads rows of `timeline_event` one after the other.
struct EntryReader {
  /// The columns of an entry, in the order in which they are read.
  private static let columns = """
    number, kind, event_kind, recorded_at_us, author, role, host, text, about, effect, instead_of,
    command, milestone, is_starred, is_amended, retracted_because, \(EventTime.columnNames)
    """

  /// A query of those columns; `rest` says of which entries, and in which order.
  static func sql(_ rest: String) -> String { "SELECT \(columns) FROM timeline_event \(rest)" }

  private var kind = Repeated<EntryKind>()
  private var eventKind = Repeated<EventKind>()
  private var author = Repeated<String>()
  private var host = Repeated<String>()
  private var insteadOf = Repeated<[String]>()
  private var precision = Repeated<EventTime.Precision>()
  private var zone = Repeated<String>()

  /// The last row's entry, which the next one overwrites: to make one anew of its twenty fields copies
  /// them all, for several times the price.
  var entry = TimelineEntry(
    number: 0,
    kind: .event,
    occurred: EventTime(from: nil, zone: ""),
    recordedAt: Instant(microseconds: 0),
    author: "",
    host: "",
    text: ""
  )

  /// Reads the entry that such a row holds.
  mutating func read(_ row: RowReader) {
    entry.number = row.integer(0)
    entry.kind = kind.value(row, 1, make: EntryKind.init(rawValue:)) ?? .event
    entry.eventKind = eventKind.value(row, 2, make: EventKind.init(rawValue:))
    entry.recordedAt = Instant(microseconds: row.number(3) ?? 0)
    entry.author = author.value(row, 4) { $0 } ?? ""
    entry.role = row.text(5)
    entry.host = host.value(row, 6) { $0 } ?? ""
    entry.text = row.text(7) ?? ""
    entry.about = row.text(8).flatMap { ShortID(parsing: $0) }
    entry.effect = row.text(9).flatMap(Effect.init(rawValue:))
    entry.insteadOf = insteadOf.value(row, 10, make: IncidentStore.texts) ?? []
    entry.command = row.text(11).flatMap {
      try? JSONDecoder().decode(EntryBody.CommandRun.self, from: Data($0.utf8))
    }
    entry.milestone = row.text(12).flatMap(Milestone.init(rawValue:))
    entry.isStarred = row.flag(13)
    entry.isAmended = row.flag(14)
    entry.retractedBecause = row.text(15)
    entry.occurred.read(
      row,
      at: 16,
      precision: precision.value(row, 18, make: EventTime.Precision.init(rawValue:)),
      zone: zone.value(row, 21) { $0 }
    )
  }
}
