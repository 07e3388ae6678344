import IncidentModel

/// A follow-up as `scribe todos --json` prints it.
struct FollowUpJSON: Encodable {
  var id: String
  var uuid: String
  var incident: String
  var text: String
  var type: String?
  var owner: String?
  var due: String?
  var every: String?
  var priority: String?
  var tags: [String]?
  var state: String
  var overdue: Bool
  var urgency: Double
  var answers: [String]?
  var verify: String?
  var link: String?
  var dependsOn: [String]?
  var waitsFor: [String]?
  var series: String?
  var missed: Int?
  var dueMoves: Int?
  var slipDays: Int?
  var ageDays: Int
  var addedAt: String
  var closedAt: String?
  var note: String?

  init(_ followUp: FollowUp, in book: FollowUpBook, now: Instant) {
    func names(_ numbers: [Int]) -> [String]? {
      numbers.isEmpty ? nil : numbers.map { ShortID(.followUp, $0).description }
    }
    id = followUp.shortID.description
    uuid = followUp.id
    incident = followUp.incident.description
    text = followUp.text
    type = followUp.type?.rawValue
    owner = followUp.owner
    due = followUp.due
    every = followUp.every
    priority = followUp.priority
    tags = followUp.tags.isEmpty ? nil : followUp.tags
    state = followUp.state.rawValue
    overdue = book.isOverdue(followUp)
    urgency = book.urgency(followUp)
    answers = followUp.answers.isEmpty ? nil : followUp.answers
    verify = followUp.verify
    link = followUp.link
    dependsOn = names(followUp.dependsOn)
    waitsFor = names(book.waitsFor(followUp))
    series = followUp.series.map { ShortID(.followUp, $0).description }
    let missed = book.missed(followUp)
    self.missed = missed > 0 ? missed : nil
    dueMoves = followUp.dueMoves > 0 ? followUp.dueMoves : nil
    slipDays = followUp.dueMoves > 0 ? followUp.slipDays : nil
    ageDays = followUp.ageDays(now: now)
    addedAt = followUp.addedAt.iso8601
    closedAt = followUp.closedAt?.iso8601
    note = followUp.note.isEmpty ? nil : followUp.note
  }
}
