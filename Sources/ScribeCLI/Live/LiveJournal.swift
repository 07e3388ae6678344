import BackupLedger
import Glibc
import IncidentModel
import IncidentStorage

/// The database under a live prompt, which may be removed, replaced or damaged while it runs.
final class LiveJournal {
  let path: String
  /// The incident, by the `id` of its opening entry: the prompt stays with it whatever is switched.
  let incident: String
  private(set) var board: IncidentStore.Board
  private var store: IncidentStore
  private var file: FileIdentity?
  /// The newest entry that was shown or typed here.
  private var seen: Int
  private var own: Set<Int> = []

  /// Opens the database and the incident (nil means the current one).
  ///
  /// - Throws: `StoreError`
  init(_ options: StoreOptions) throws {
    path = options.path
    store = try options.openToWrite()
    board = try store.board(of: options.incident)
    incident = board.incident.id
    seen = board.lastEntry
    file = FileIdentity(path)
  }

  /// Records drafts; where the database is gone or cannot be written they go to the spool.
  func record(_ drafts: [EntryDraft]) throws -> [RecordedEntry] {
    do {
      try reopenIfReplaced()
      Spooling(path: path).drain(into: store)
      let recorded = try store.record(drafts)
      own.formUnion(recorded.map(\.number))
      return recorded
    } catch let error as StoreError where error.isOfTheDatabase || isGone(error) {
      try Spooling(path: path).keep(drafts, because: error)
      return []
    }
  }

  /// What others have recorded since the last look; the board is renewed where anything was.
  func news() -> [TimelineEntry] {
    guard (try? reopenIfReplaced()) != nil,
      let entries = try? store.entries(of: incident, after: seen), let last = entries.last
    else { return [] }
    seen = last.number
    if let renewed = try? store.board(of: incident) { board = renewed }
    let news = entries.filter { !own.contains($0.number) }
    own = own.filter { $0 > seen }
    return news
  }

  /// Takes what the user recorded from here through another process as seen.
  func claim(by author: String, on host: String) {
    let entries = (try? store.entries(of: incident, after: seen)) ?? []
    own.formUnion(entries.filter { $0.author == author && $0.host == host }.map(\.number))
  }

  /// The newest backup run in words; nil where the incident has no backup log.
  func lastBackup() -> String? {
    let zone = Zone(named: board.incident.zone) ?? .utc
    let now = Surroundings.current.now()
    let ledger = LedgerReading(options: BackupLedgerOptions(zone: zone, now: now), schedules: [])
    let runs = try? ledger.runs(
      of: board.incident,
      records: store.records(of: board.incident.id),
      in: store
    )
    let newest = runs?.filter { $0.operation.makesBackup }.max {
      ($0.start ?? Instant(microseconds: 0)) < ($1.start ?? Instant(microseconds: 0))
    }
    guard let newest else { return nil }
    let age = newest.start.map { " \((now - $0).words) ago" } ?? ""
    return "\(newest.verdict.rawValue)\(age), \(newest.tool)"
      + (newest.reason.isEmpty ? "" : ": \(newest.reason)")
  }

  /// SQLite would go on writing into a file that was removed: nobody would ever find it there.
  private func reopenIfReplaced() throws {
    guard let now = FileIdentity(path) else { throw StoreError.noDatabase(path: path) }
    guard now != file else { return }
    store = try IncidentStore(path: path, patience: Surroundings.current.patience)
    _ = try store.board(of: incident)
    file = now
  }

  /// Whether the error means that the incident's database is not there any more.
  private func isGone(_ error: StoreError) -> Bool {
    switch error {
    case .noDatabase: true
    case .unknown(let id): id == incident
    default: false
    }
  }
}
