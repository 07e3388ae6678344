/// Something to be done after the incident.
package struct FollowUp: Sendable, Hashable {
  /// The number of `T3`.
  package var number: Int
  /// The incident that it comes from, as `INC-1`.
  package var incident: ShortID
  package var text: String
  package var type: FollowUpType?
  package var owner: String?
  /// The day by which it is due, `YYYY-MM-DD` in the incident's zone.
  package var due: String?
  /// How often it comes again: `30d`, `2w`.
  package var every: String?
  package var priority: String?
  package var tags: [String]
  package var state: FollowUpState
  /// The clock when it was added, in UTC.
  package var addedAt: Instant
  /// When it was done or dropped.
  package var closedAt: Instant?
  /// What was said when it was done, or why it was dropped.
  package var note: String
  package var isRetracted: Bool
  /// The entry that added it.
  package var entry: Int
  /// The `id` of that entry, a UUID: how other trackers know the follow-up.
  package var id: String
  /// What it answers: `E12`, `H2`, or the claim of a finding.
  package var answers: [String]
  /// How one will know that it is done.
  package var verify: String?
  /// The numbers of the follow-ups that must be done before it.
  package var dependsOn: [Int]
  /// The number of the first follow-up of its series; nil for the first, and for what comes once.
  package var series: Int?
  /// How many occurrences were missed just before this one.
  package var missed: Int
  /// How often its day was moved.
  package var dueMoves: Int
  /// The day by which it was first due.
  package var firstDue: String?
  /// Where other people track it: the address of an issue, or its key.
  package var link: String?
  /// The day of the month that its series means, which is not that of `due` where the month is too
  /// short; nil for the first of a series, and for what comes once.
  package var dayOfMonth: Int?

  package init(
    number: Int,
    incident: ShortID,
    text: String,
    type: FollowUpType? = nil,
    owner: String? = nil,
    due: String? = nil,
    every: String? = nil,
    priority: String? = nil,
    tags: [String] = [],
    state: FollowUpState = .open,
    addedAt: Instant,
    closedAt: Instant? = nil,
    note: String = "",
    isRetracted: Bool = false,
    entry: Int,
    id: String = "",
    answers: [String] = [],
    verify: String? = nil,
    dependsOn: [Int] = [],
    series: Int? = nil,
    missed: Int = 0,
    dueMoves: Int = 0,
    firstDue: String? = nil,
    link: String? = nil
  ) {
    self.number = number
    self.incident = incident
    self.text = text
    self.type = type
    self.owner = owner
    self.due = due
    self.every = every
    self.priority = priority
    self.tags = tags
    self.state = state
    self.addedAt = addedAt
    self.closedAt = closedAt
    self.note = note
    self.isRetracted = isRetracted
    self.entry = entry
    self.id = id
    self.answers = answers
    self.verify = verify
    self.dependsOn = dependsOn
    self.series = series
    self.missed = missed
    self.dueMoves = dueMoves
    self.firstDue = firstDue
    self.link = link
  }

  package var shortID: ShortID { ShortID(.followUp, number) }

  /// Whether the day by which it was due has passed on this day (`YYYY-MM-DD`).
  package func isOverdue(on today: String) -> Bool {
    guard !state.isClosed, !isRetracted, let due else { return false }
    return due < today
  }
}
