import IncidentModel
import IncidentStorage

extension RecordingOptions {
  /// Whether the hypothesis is in that state already, for that reason: then it says so, since the
  /// same word twice is one entry.
  ///
  /// Where the database cannot be read nothing is known of it, and the entry is recorded.
  func repeats(_ typed: String, _ state: HypothesisState, why: String) -> Bool {
    guard at == nil, let id = ShortID(parsing: typed), id.kind == .hypothesis,
      let database = try? IncidentStore(path: store.path, patience: Surroundings.current.patience),
      let snapshot = try? database.overview(of: store.incident).snapshot,
      let known = snapshot.hypotheses.first(where: { $0.number == id.number }),
      !known.isRetracted, known.state == state, why.isEmpty || known.reason == why
    else { return false }
    let entry = known.entries.last.map { " (E\($0))" } ?? ""
    Output.note("\(id) is \(state.words) already\(entry); nothing recorded")
    return true
  }

  /// Whether something is so already, which is said on stderr: recorded twice it would say nothing.
  ///
  /// A database that cannot be asked is no reason not to record.
  func hasAlready(_ isSo: (IncidentStore) throws -> Bool, _ words: String) -> Bool {
    guard let database = try? store.openToRead(), (try? isSo(database)) == true else {
      return false
    }
    Output.note("\(words.visible) already; nothing recorded")
    return true
  }

  /// Refuses a follow-up that was taken back: what is said of it would change nothing.
  func checkThatItStands(_ followUp: String) throws {
    guard let database = try? store.openToRead(), let book = try? FollowUpBook(in: database),
      let known = book.named(followUp), known.isRetracted
    else { return }
    throw CommandError(
      "\(known.shortID) was retracted; `scribe history \(known.shortID)` names the entry that did it, "
        + "and `scribe retract` of that one brings it back"
    )
  }
}
