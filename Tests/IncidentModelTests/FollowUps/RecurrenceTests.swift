import IncidentModel
import Testing

@Suite struct RecurrenceTests {
  @Test(arguments: [
    ("2w", "2w"), ("30d", "30d"), ("3mo", "3mo"), ("1y", "1y"), ("monthly", "1mo"),
    ("Weekly", "1w"), ("quarterly", "3mo"), ("1w3d", "10d"), ("48h", "2d"), ("2 weeks", "2w"),
    ("1quarter", "3mo"), ("3 months", "3mo"),
  ])
  func `An interval is read and written in its short form`(typed: String, written: String) {
    #expect(Recurrence(parsing: typed)?.description == written)
  }

  @Test(arguments: [
    "", "2", "1440", "5m", "36h", "0d", "-2w", "soon", "99999999999999999999d", "2ww",
  ])
  func `What is no interval of whole days is refused`(typed: String) {
    #expect(Recurrence(parsing: typed) == nil)
  }

  @Test(arguments: [
    // every, due, done, next, missed
    ("2w", "2023-11-01", "2023-11-01", "2023-11-15", 0),
    ("2w", "2023-11-01", "2023-10-28", "2023-11-15", 0),
    ("2w", "2023-11-01", "2023-11-15", "2023-11-29", 1),
    ("2w", "2023-11-01", "2023-12-01", "2023-12-13", 2),
    ("1mo", "2024-01-31", "2024-02-01", "2024-02-29", 0),
    ("1mo", "2024-01-31", "2024-03-30", "2024-03-31", 1),
    ("1y", "2024-02-29", "2024-03-01", "2025-02-28", 0),
  ])
  func `The next day keeps the rhythm, and days that passed are missed`(
    every: String,
    due: String,
    done: String,
    next: String,
    missed: Int
  ) throws {
    let recurrence = try #require(Recurrence(parsing: every))
    let result = recurrence.next(due: try #require(Day(due)), doneOn: try #require(Day(done)))
    #expect(result.due.text == next)
    #expect(result.missed == missed)
  }

  @Test(arguments: [
    // The days it was due, the next one
    (["2026-01-31", "2026-02-28"], "2026-03-31"),
    (["2026-01-31", "2026-02-28", "2026-03-31", "2026-04-30"], "2026-05-31"),
    (["2026-01-30", "2026-02-28"], "2026-03-30"),
    // Moved to another day, that is what is meant.
    (["2026-01-31", "2026-02-15"], "2026-03-15"),
    (["2026-01-28", "2026-02-28"], "2026-03-28"),
    (["2024-01-31", "2024-02-29"], "2024-03-31"),
  ])
  func `A series of the 31st stays one after a short month`(days: [String], next: String) throws {
    let followUps = days.enumerated().map { index, due in
      FollowUp(
        number: index + 1,
        incident: ShortID(.incident, 1),
        text: "drill",
        due: due,
        every: "1mo",
        addedAt: Instant(seconds: 0),
        entry: index + 1,
        series: index == 0 ? nil : 1
      )
    }
    let last = try #require(FollowUp.knowingTheirSeries(followUps).last)
    let done = try #require(last.due.flatMap { Day($0) })
    #expect(last.nextOccurrence(doneOn: done)?.due == next)
  }

  @Test func `A leap day comes back in leap years`() throws {
    let yearly = Recurrence(1, .year)
    let day = try #require(Day("2027-02-28"))
    #expect(yearly.day(after: day, times: 1, dayOfMonth: 29).text == "2028-02-29")
  }

  @Test func `Nothing is missed before the day it is due`() throws {
    let weekly = Recurrence(1, .week)
    let due = try #require(Day("2023-11-01"))
    #expect(weekly.missed(due: due, today: try #require(Day("2023-10-01"))) == 0)
    #expect(weekly.missed(due: due, today: try #require(Day("2023-11-01"))) == 0)
    #expect(weekly.missed(due: due, today: try #require(Day("2023-11-16"))) == 2)
  }
}
