import IncidentModel
import Testing

@Suite("Days by which something is due")
struct DueDateTests {
  /// Monday, 30 October 2023, 23:30 in Nairobi; it is 20:30 in UTC.
  private let now = Instant(seconds: 1_698_697_800)

  @Test(
    "Every form is a day of the zone",
    arguments: [
      ("2023-11-07", "2023-11-07"), ("2024-02-29", "2024-02-29"), ("2023-1-7", "2023-01-07"),
      ("today", "2023-10-30"), ("TOMORROW", "2023-10-31"), (" friday ", "2023-11-03"),
      ("fri", "2023-11-03"), ("monday", "2023-11-06"), ("Sun", "2023-11-05"),
      ("tue", "2023-10-31"), ("+3d", "2023-11-02"), ("+2w", "2023-11-13"), ("+36h", "2023-10-31"),
      ("yesterday", "2023-10-29"), ("2w", "2023-11-13"), ("3 days", "2023-11-02"),
      ("+3mo", "2024-01-30"), ("+4mo", "2024-02-29"), ("1y", "2024-10-30"),
      ("-1d", "2023-10-29"), ("-2w", "2023-10-16"), ("-8mo", "2023-02-28"), ("-10mo", "2022-12-30"),
      ("-1y", "2022-10-30"), ("-48h", "2023-10-28"),
      ("eow", "2023-11-05"), ("EOM", "2023-10-31"), ("eoq", "2023-12-31"), ("eoy", "2023-12-31"),
      ("sow", "2023-11-06"), ("som", "2023-11-01"), ("soq", "2024-01-01"), ("soy", "2024-01-01"),
    ]
  )
  func forms(typed: String, day: String) throws {
    let zone = try #require(Zone(named: "Africa/Nairobi"))
    #expect(DueDate.parse(typed, now: now, zone: zone) == day)
  }

  @Test("On the last day of a period its end is today, on a Friday the next Friday in a week")
  func ends() {
    // Friday, 29 December 2023, and Sunday, the 31st.
    let friday = Instant(seconds: 1_703_851_200)
    let sunday = Instant(seconds: 1_704_024_000)
    #expect(DueDate.parse("friday", now: friday, zone: .utc) == "2024-01-05")
    #expect(DueDate.parse("eow", now: friday, zone: .utc) == "2023-12-31")
    for end in ["eow", "eom", "eoq", "eoy"] {
      #expect(DueDate.parse(end, now: sunday, zone: .utc) == "2023-12-31")
    }
    for start in ["sow", "som", "soq", "soy"] {
      #expect(DueDate.parse(start, now: sunday, zone: .utc) == "2024-01-01")
    }
  }

  @Test("A day that the calendar does not have is told from what is no day")
  func impossible() {
    #expect(DueDate.isNotOnTheCalendar("2023-11-31") && DueDate.isNotOnTheCalendar("2023-2-29"))
    #expect(!DueDate.isNotOnTheCalendar("2024-02-29") && !DueDate.isNotOnTheCalendar("soon"))
  }

  @Test("The day is the zone's, not UTC's")
  func zone() throws {
    let zone = try #require(Zone(named: "Asia/Tokyo"))
    #expect(DueDate.parse("today", now: now, zone: zone) == "2023-10-31")
  }

  @Test(
    "What is no day is none",
    arguments: [
      "", "soon", "fr", "s", "2023-02-29", "2023-13-01", "2023-11", "2023-11-07-1", "7.11.2023",
      "--3d", "-", "-3", "-5m", "-36h", "-9000y", "+-3d", "+", "+3", "+1h", "+5m", "3", "monthly",
      "+500000w", "9000y", "1969-01-01",
      "9999-01-01", "2023-+1-07", "fridays",
    ]
  )
  func refused(typed: String) throws {
    let zone = try #require(Zone(named: "Africa/Nairobi"))
    #expect(DueDate.parse(typed, now: now, zone: zone) == nil)
  }

  @Test("A follow-up is overdue on the day after, and never once it is closed or withdrawn")
  func overdue() {
    var followUp = FollowUp(
      number: 1,
      incident: ShortID(.incident, 1),
      text: "watch the error log",
      due: "2023-11-06",
      addedAt: now,
      entry: 9
    )
    #expect(!followUp.isOverdue(on: "2023-11-06"))
    #expect(followUp.isOverdue(on: "2023-11-07"))
    for state in FollowUpState.allCases {
      followUp.state = state
      #expect(followUp.isOverdue(on: "2023-11-07") == !state.isClosed)
    }
    followUp.state = .open
    followUp.isRetracted = true
    #expect(!followUp.isOverdue(on: "2023-11-07"))
  }
}
