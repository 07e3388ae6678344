import IncidentModel
import IncidentStorage

/// Keeps entries when the database fails, and brings them in when it works again.
struct Spooling {
  let path: String
  let spool: EntrySpool

  init(path: String) {
    self.path = path
    spool = EntrySpool(environment: Surroundings.current.variables)
  }

  /// Takes in what waits and says so on stderr.
  func drain(into store: IncidentStore) {
    guard !spool.isEmpty else { return }
    let outcome = spool.drain(into: store)
    if !outcome.entries.isEmpty {
      let count = outcome.entries.count
      Output.note(
        "took in \(count) \(count == 1 ? "entry" : "entries") that had waited in the spool"
      )
    }
    for path in outcome.unreadable {
      Output.note("\(path.visible): not a spool file that this Scribe can read; it stays there")
    }
    for problem in outcome.refused {
      Output.note("\(problem.visible); the entry stays there")
    }
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
