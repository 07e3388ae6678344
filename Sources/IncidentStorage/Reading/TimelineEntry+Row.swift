import FoundationEssentials
import GRDB
import IncidentModel

extension TimelineEntry {
  /// The columns that `init(columns:)` reads: a long timeline is read by position, since looking
  /// columns up by name costs more than the rest.
  static let columns = """
    number, kind, event_kind, recorded_at_us, author, role, host, text, about, effect, instead_of,
    command, milestone, is_starred, is_amended, retracted_because, \(EventTime.columnNames)
    """

  /// Reads `columns` of a row of `timeline_event`.
  init(columns row: Row) {
    let kind: String = row[1]
    let eventKind: String? = row[2]
    let about: String? = row[8]
    let effect: String? = row[9]
    let command: String? = row[11]
    let milestone: String? = row[12]
    self.init(
      number: row[0],
      kind: EntryKind(rawValue: kind) ?? .event,
      eventKind: eventKind.flatMap(EventKind.init(rawValue:)),
      occurred: EventTime(row, at: 16),
      recordedAt: Instant(microseconds: row[3]),
      author: row[4],
      role: row[5],
      host: row[6],
      text: row[7],
      about: about.flatMap { ShortID(parsing: $0) },
      effect: effect.flatMap(Effect.init(rawValue:)),
      insteadOf: IncidentStore.texts(row[10]),
      command: command.flatMap {
        try? JSONDecoder().decode(EntryBody.CommandRun.self, from: Data($0.utf8))
      },
      milestone: milestone.flatMap(Milestone.init(rawValue:)),
      isStarred: row[13],
      isAmended: row[14],
      retractedBecause: row[15]
    )
  }
}
