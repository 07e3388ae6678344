import IncidentModel

/// The close rates of follow-ups by incident and by the quarter in which they were added.
struct FollowUpRateText {
  let followUps: [FollowUp]
  let now: Instant
  let book: FollowUpBook

  func write(_ format: ListingOptions) throws {
    let incidents = FollowUpRate.rates(of: followUps, now: now, today: book.today) {
      $0.incident.description
    }
    let quarters = FollowUpRate.rates(of: followUps, now: now, today: book.today) {
      Day($0.addedAt, in: .utc).quarter
    }
    if format.json { return try JSONLines.write((incidents + quarters).map(RateJSON.init)) }
    let heading = ["", "added", "open", "overdue", "done", "dropped", "moved", "closed", "median"]
    let rows = (incidents + quarters).map { rate in
      [
        rate.group, "\(rate.added)", "\(rate.open)", "\(rate.overdue)", "\(rate.done)",
        "\(rate.dropped)", "\(rate.slipped)",
        rate.closeRate.map { "\(Int(($0 * 100).rounded())) %" } ?? "–",
        rate.medianDaysToClose.map { "\($0) d" } ?? "–",
      ]
    }
    TextTable.lines([heading] + rows).forEach { Output.line($0) }
  }
}

/// A rate as `scribe todos --rates --json` prints it.
struct RateJSON: Encodable {
  var group: String
  var added: Int
  var open: Int
  var overdue: Int
  var done: Int
  var dropped: Int
  var moved: Int
  var closeRate: Double?
  var medianDaysToClose: Int?

  init(_ rate: FollowUpRate) {
    group = rate.group
    added = rate.added
    open = rate.open
    overdue = rate.overdue
    done = rate.done
    dropped = rate.dropped
    moved = rate.slipped
    closeRate = rate.closeRate.map { ($0 * 1000).rounded() / 1000 }
    medianDaysToClose = rate.medianDaysToClose
  }
}
