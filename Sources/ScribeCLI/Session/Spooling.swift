import IncidentModel
import IncidentStorage

/// Keeps entries when the database fails, and brings them in when it works again.
struct Spooling {
  let path: String
  private let spool: EntrySpool
  /// Holds what was typed before any incident was open: beside the database, which is well.
  private let waitingRoom: EntrySpool

  init(path: String) {
    self.path = path
    spool = EntrySpool(environment: Surroundings.current.variables)
    waitingRoom = EntrySpool(besideDatabase: path)
  }

  /// Whether nothing waits anywhere.
  var isEmpty: Bool { spool.isEmpty && waitingRoom.isEmpty }

  /// Takes in what waits and says so on stderr; while an incident is being opened nothing is said of
  /// what waits for one.
  func drain(into store: IncidentStore, isOpening: Bool = false) {
    for spool in [spool, waitingRoom] where !spool.isEmpty {
      tell(spool.drain(into: store), isOpening: isOpening)
    }
  }

  private func tell(_ outcome: EntrySpool.Outcome, isOpening: Bool) {
    if !outcome.entries.isEmpty {
      let count = outcome.entries.count
      let named = outcome.entries.prefix(5).map(\.shortID.description).joined(separator: ", ")
      Output.note(
        "took in \(count) \(count == 1 ? "entry" : "entries") that had waited: \(named)"
          + (count > 5 ? " …" : "")
      )
    }
    if outcome.homeless > 0, !isOpening {
      let count = outcome.homeless
      Output.note(
        "\(count) \(count == 1 ? "entry waits" : "entries wait") for an incident; "
          + "`scribe open TITLE` opens one and takes \(count == 1 ? "it" : "them") in"
      )
    }
    for path in outcome.unreadable {
      Output.note("\(path.visible): not a spool file that this Scribe can read; it stays there")
    }
    for problem in outcome.refused {
      Output.note("\(problem.visible); the entry stays there")
    }
  }

  /// Keeps drafts that no incident takes yet, and says so; they come in with the next one opened.
  func keepUntilOpened(_ drafts: [EntryDraft], contents: [String: [UInt8]] = [:]) throws {
    guard let file = waitingRoom.keep(drafts, contents: contents, forDatabase: path) else {
      return try keep(drafts, contents: contents, because: .noIncident)
    }
    Output.note(
      "no incident is open: kept in \(file.visible); `scribe open TITLE` opens one and takes it in"
    )
  }

  /// Keeps drafts that the database did not take, and says so; throws where no place takes them.
  func keep(
    _ drafts: [EntryDraft],
    contents: [String: [UInt8]] = [:],
    because error: StoreError
  ) throws {
    if let file = spool.keep(drafts, contents: contents, forDatabase: path) {
      Output.note("\(error)")
      Output.note(
        "kept in \(file.visible) instead; the next scribe command that can write takes it in"
      )
      return
    }
    for draft in drafts {
      Output.line(
        "NOT STORED \(draft.recordedAt.iso8601) \(draft.author): \(draft.body.text.visible)"
      )
    }
    throw CommandError(
      "\(error); no spool folder took the entry either: write it down, or set $SCRIBE_SPOOL "
        + "to a folder that can be written",
      status: ExitStatus.nowhere
    )
  }
}
