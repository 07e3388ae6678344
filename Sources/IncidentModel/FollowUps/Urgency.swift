/// How urgent a follow-up is: the sum of the terms in `Urgency.terms`, higher first.
package enum Urgency {
  /// What the terms need to know beside the follow-up.
  package struct Context: Sendable {
    package var today: Day
    /// Today by the number of the incident, where its zone has another day.
    package var days: [Int: Day]
    /// How bad the incidents were, by number.
    package var severities: [Int: Severity]
    /// The numbers of the follow-ups that are not closed.
    package var open: Set<Int>
    /// The numbers of those that others wait for.
    package var waitedFor: Set<Int>

    package init(
      today: Day,
      days: [Int: Day] = [:],
      severities: [Int: Severity],
      followUps: [FollowUp]
    ) {
      self.today = today
      self.days = days
      self.severities = severities
      let standing = followUps.filter { !$0.state.isClosed && !$0.isRetracted }
      open = Set(standing.map(\.number))
      waitedFor = Set(standing.flatMap(\.dependsOn)).intersection(open)
    }

    /// Today where the follow-up is due: on the clocks of its incident.
    package func today(for followUp: FollowUp) -> Day {
      days[followUp.incident.number] ?? today
    }
  }

  /// A reason for urgency: its weight, and how much of it a follow-up has (0 … 1, as a rule).
  package struct Term: Sendable {
    package var name: String
    package var weight: Double
    /// When it counts, for help and documents.
    package var meaning: String
    package var share: @Sendable (FollowUp, Context) -> Double
  }

  /// The score, to a tenth; nothing that is closed is urgent.
  package static func score(_ followUp: FollowUp, in context: Context) -> Double {
    guard !followUp.state.isClosed, !followUp.isRetracted else { return 0 }
    let sum = terms.reduce(0) { $0 + $1.weight * $1.share(followUp, context) }
    return (sum * 10).rounded() / 10
  }

  /// The terms that a follow-up has, each with what it adds.
  package static func parts(
    _ followUp: FollowUp,
    in context: Context
  ) -> [(name: String, adds: Double)] {
    terms.compactMap { term in
      let adds = (term.weight * term.share(followUp, context) * 10).rounded() / 10
      return adds == 0 ? nil : (term.name, adds)
    }
  }

  /// The table: one line to add a reason.
  package static let terms: [Term] = [
    Term(
      name: "due",
      weight: 12,
      meaning: "0.2 two weeks or more before the day, 0.7 on it, 1 a week after it and later"
    ) { followUp, context in
      guard let due = followUp.due.flatMap({ Day($0) }) else { return 0 }
      let late = Double(min(max(context.today(for: followUp).number - due.number, -14), 7))
      return late < 0 ? 0.7 + late / 14 * 0.5 : 0.7 + late / 7 * 0.3
    },
    Term(name: "priority", weight: 6, meaning: "P0 1.5, P1 1, P2 0.65, P3 0.3") { followUp, _ in
      switch followUp.priority.flatMap({ Priority(parsing: $0) }) {
      case .p0?: 1.5
      case .p1?: 1
      case .p2?: 0.65
      case .p3?: 0.3
      case nil: 0
      }
    },
    Term(name: "severity", weight: 3, meaning: "sev1 1, sev2 0.6, sev3 0.3 of its incident") {
      switch $1.severities[$0.incident.number] {
      case .sev1?: 1
      case .sev2?: 0.6
      case .sev3?: 0.3
      case .sev4?, nil: 0
      }
    },
    Term(name: "prevents", weight: 2, meaning: "prevent 1, detect 0.5: it keeps others away") {
      followUp,
      _ in
      followUp.type == .prevent ? 1 : followUp.type == .detect ? 0.5 : 0
    },
    Term(name: "waited for", weight: 4, meaning: "another open follow-up depends on it") {
      $1.waitedFor.contains($0.number) ? 1 : 0
    },
    Term(name: "waiting", weight: -5, meaning: "it depends on one that is not done") {
      $1.open.isDisjoint(with: $0.dependsOn) ? 0 : 1
    },
    Term(name: "in progress", weight: 3, meaning: "somebody has begun") { followUp, _ in
      followUp.state == .inProgress ? 1 : 0
    },
    Term(name: "slipped", weight: 2, meaning: "its day was moved: a third each time, at most 1") {
      followUp,
      _ in
      Double(min(followUp.dueMoves, 3)) / 3
    },
    Term(name: "missed", weight: 2, meaning: "occurrences that were missed: half each, at most 1") {
      Double(min($0.missed + $0.missedNow(on: $1.today(for: $0)), 2)) / 2
    },
    Term(name: "age", weight: 2, meaning: "days since it was added over 365, at most 1") {
      let days = $1.today(for: $0).number - Day($0.addedAt, in: .utc).number
      return Double(min(max(days, 0), 365)) / 365
    },
  ]
}

extension FollowUp {
  /// How many occurrences of it have come and gone undone since it was due.
  package func missedNow(on today: Day) -> Int {
    guard !state.isClosed, !isRetracted, let every = every.flatMap({ Recurrence(parsing: $0) }),
      let due = due.flatMap({ Day($0) })
    else { return 0 }
    return every.missed(due: due, today: today, dayOfMonth: dayOfMonth)
  }

  /// How many days its day has moved since it was first named; nil where it has none.
  package var slipDays: Int? {
    guard let due = due.flatMap({ Day($0) }), let first = firstDue.flatMap({ Day($0) }) else {
      return nil
    }
    return due.number - first.number
  }

  /// How many days it has been open, or was.
  package func ageDays(now: Instant) -> Int {
    max(0, ((closedAt ?? now) - addedAt).wholeSeconds / 86_400)
  }
}
