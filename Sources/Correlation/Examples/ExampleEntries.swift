package import IncidentModel

/// The rows of an example's entries: `opened`, a milestone (`detected` …), an event's kind
/// (`action` …), `run` for a command, `suspect`, `rule-out H1`, `confirm H1`, `reopen H1`,
/// `attached` for evidence.
package enum ExampleEntries {
  /// The incident that the rows tell, its entries by time.
  ///
  /// - Throws: `ExampleError`, which names the row that cannot be read
  package static func snapshot(
    of text: String,
    title: String,
    zone: Zone
  ) throws(ExampleError) -> IncidentSnapshot {
    var snapshot = IncidentSnapshot(
      incident: Incident(
        id: "example",
        number: 1,
        title: title,
        zone: zone.name,
        openedAt: Instant(seconds: 0)
      )
    )
    for row in ExampleRow.rows(of: text) {
      let (time, rest) = try ExampleRow.time(of: row)
      let (head, said) = try ExampleRow.split(rest)
      guard let time else { throw ExampleError(row: String(row)) }
      if snapshot.timeline.isEmpty { snapshot.incident.openedAt = time }
      let entry = try add(String(head), said: said, at: time, zone: zone.name, to: &snapshot)
      snapshot.timeline.append(entry)
    }
    snapshot.timeline.sort(by: TimelineEntry.isInOrder)
    return snapshot
  }

  private static func add(
    _ head: String,
    said: String,
    at time: Instant,
    zone: String,
    to snapshot: inout IncidentSnapshot
  ) throws(ExampleError) -> TimelineEntry {
    var entry = TimelineEntry(
      number: snapshot.timeline.count + 1,
      kind: .event,
      occurred: .exactly(time, zone: zone),
      recordedAt: time,
      author: "ops",
      host: "db1",
      text: said
    )
    let words = head.split(separator: " ").map(String.init)
    guard let word = words.first else { throw ExampleError(row: head) }
    let named = words.count > 1 ? ShortID(parsing: words[1]) : nil
    if let milestone = Milestone(rawValue: word) {
      entry.kind = .milestoneReached
      entry.milestone = milestone
      snapshot.incident.milestones[milestone] = Incident.ReachedMilestone(
        time: entry.occurred,
        entry: entry.number
      )
    } else if let kind = EventKind(rawValue: word) {
      entry.eventKind = kind
    } else {
      switch word {
      case "opened": entry.kind = .incidentOpened
      case "run":
        entry.eventKind = .action
        entry.command = EntryBody.CommandRun(
          line: said,
          directory: "/",
          exitStatus: 0,
          signal: nil,
          duration: .seconds(1)
        )
      case "suspect":
        entry.kind = .hypothesisProposed
        let number = snapshot.hypotheses.count + 1
        entry.about = ShortID(.hypothesis, number)
        snapshot.hypotheses.append(
          Hypothesis(
            number: number,
            text: said,
            proposed: entry.occurred,
            author: entry.author,
            entries: [entry.number]
          )
        )
      case "rule-out", "confirm", "reopen":
        guard let named, named.kind == .hypothesis,
          let index = snapshot.hypotheses.firstIndex(where: { $0.number == named.number })
        else { throw ExampleError(row: head) }
        entry.about = named
        let states: [String: (EntryKind, HypothesisState)] = [
          "rule-out": (.hypothesisRuledOut, .ruledOut),
          "confirm": (.hypothesisConfirmed, .confirmed),
          "reopen": (.hypothesisReopened, .open),
        ]
        if let (kind, state) = states[word] {
          entry.kind = kind
          snapshot.hypotheses[index].state = state
        }
        snapshot.hypotheses[index].settled = entry.occurred
        snapshot.hypotheses[index].reason = said
        snapshot.hypotheses[index].entries.append(entry.number)
      default: throw ExampleError(row: head)
      }
    }
    return entry
  }
}
