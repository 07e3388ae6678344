import IncidentModel
import Testing

@Suite("Civil time")
struct CivilTimeTests {
  @Test(
    "Known dates have their days since 1970 and their weekday",
    arguments: [
      (CivilTime(1970, 1, 1), 0, "Thursday"),
      (CivilTime(1969, 12, 31), -1, "Wednesday"),
      (CivilTime(2000, 2, 29), 11_016, "Tuesday"),
      (CivilTime(2000, 3, 1), 11_017, "Wednesday"),
      (CivilTime(2023, 10, 30), 19_660, "Monday"),
      (CivilTime(2038, 1, 19), 24_855, "Tuesday"),
      (CivilTime(2100, 3, 1), 47_541, "Monday"),
      (CivilTime(1600, 1, 1), -135_140, "Saturday"),
    ]
  )
  func knownDates(civil: CivilTime, days: Int, weekday: String) {
    #expect(civil.daysSinceEpoch == days)
    #expect(CivilTime(daysSinceEpoch: days) == civil)
    #expect(civil.weekdayName == weekday)
  }

  @Test("Every day of eight centuries goes there and back, and follows the day before")
  func everyDay() {
    var before = CivilTime(daysSinceEpoch: -146_097)
    for days in -146_096...146_097 {
      let civil = CivilTime(daysSinceEpoch: days)
      guard civil.daysSinceEpoch == days, civil.isValid, before < civil,
        civil.weekday == (before.weekday + 1) % 7
      else {
        Issue.record("day \(days) is \(civil.date), after \(before.date)")
        return
      }
      before = civil
    }
  }

  @Test("Time before 1970 is counted down, its parts are not negative")
  func beforeTheEpoch() {
    let civil = CivilTime(microsecondsSinceEpoch: -1)
    #expect(civil == CivilTime(1969, 12, 31, 23, 59, 59, microsecond: 999_999))
    #expect(civil.microsecondsSinceEpoch == -1)
  }

  @Test(
    "What no calendar and no clock shows is not valid",
    arguments: [
      CivilTime(2023, 2, 29), CivilTime(1900, 2, 29), CivilTime(2023, 4, 31),
      CivilTime(2023, 0, 1), CivilTime(2023, 13, 1), CivilTime(2023, 1, 0),
      CivilTime(2023, 1, 1, 24), CivilTime(2023, 1, 1, 0, 60), CivilTime(2023, 1, 1, 0, 0, 60),
      CivilTime(2023, 1, 1, -1), CivilTime(2023, 1, 1, microsecond: 1_000_000),
    ]
  )
  func invalid(civil: CivilTime) { #expect(!civil.isValid) }

  @Test(
    "The last day of February is the calendar's",
    arguments: [(2000, 29), (2004, 29), (1900, 28), (2100, 28), (2023, 28)]
  )
  func february(year: Int, days: Int) {
    #expect(CivilTime.days(inMonth: 2, of: year) == days)
    #expect(CivilTime(year, 2, days).isValid)
    #expect(CivilTime.days(inMonth: 13, of: year) == 0)
  }
}
