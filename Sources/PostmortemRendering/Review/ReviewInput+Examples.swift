import IncidentModel

/// A small language for the examples of rules.
extension ReviewInput {
  /// An incident of 30 October 2023 in UTC, made by changing an empty one.
  static func example(_ change: (inout ExampleBuilder) -> Void) -> ReviewInput {
    var builder = ExampleBuilder()
    change(&builder)
    return builder.input
  }

  struct ExampleBuilder {
    var input = ReviewInput(
      snapshot: IncidentSnapshot(
        incident: Incident(id: "i", number: 1, title: "Outage", openedAt: instant("08:00"))
      ),
      zone: .utc
    )

    static func instant(_ time: String) -> Instant {
      Instant(iso8601: "2023-10-30T\(time):00Z") ?? Instant(seconds: 0)
    }

    mutating func severity(_ severity: Severity) { input.snapshot.incident.severity = severity }

    mutating func milestone(_ milestone: Milestone, _ time: String) {
      let at = EventTime.exactly(Self.instant(time), zone: "UTC")
      input.snapshot.incident.milestones[milestone] = .init(
        time: at,
        entry: input.snapshot.incident.milestones.count + 1
      )
    }

    mutating func entry(_ time: String, _ text: String, by author: String = "amina") {
      let at = Self.instant(time)
      input.snapshot.timeline.append(
        TimelineEntry(
          number: input.snapshot.timeline.count + 1,
          kind: .event,
          eventKind: .action,
          occurred: .exactly(at, zone: "UTC"),
          recordedAt: at,
          author: author,
          host: "db1",
          text: text
        )
      )
    }

    mutating func hypothesis(_ text: String, _ state: HypothesisState, _ reason: String = "") {
      input.snapshot.hypotheses.append(
        Hypothesis(
          number: input.snapshot.hypotheses.count + 1,
          text: text,
          state: state,
          proposed: .exactly(Self.instant("08:10"), zone: "UTC"),
          reason: reason,
          author: "amina"
        )
      )
    }

    mutating func todo(
      _ text: String,
      _ type: FollowUpType? = .repair,
      owner: String? = "amina",
      due: String? = "2023-11-06"
    ) {
      let number = input.snapshot.followUps.count + 1
      input.snapshot.followUps.append(
        FollowUp(
          number: number,
          incident: input.incident.shortID,
          text: text,
          type: type,
          owner: owner,
          due: due,
          addedAt: Self.instant("12:00"),
          entry: number
        )
      )
    }

    mutating func section(_ section: Section, _ text: String) {
      input.snapshot.sections[section] = .init(entry: 9, text: text)
    }

    mutating func line(_ label: String, _ text: String) { input.logLines[label] = text }

    mutating func retract(_ number: Int) {
      input.snapshot.timeline[number - 1].retractedBecause = "wrong"
    }

    mutating func document(_ markdown: String) { input.document = markdown }
  }
}
