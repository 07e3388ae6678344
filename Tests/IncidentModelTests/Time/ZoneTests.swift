import IncidentModel
import Testing

@Suite("Zones")
struct ZoneTests {
  @Test("A zone without daylight saving time has one offset")
  func nairobi() throws {
    let zone = try #require(Zone(named: "Africa/Nairobi"))
    let noon = CivilTime(2023, 10, 30, 6, 40)
    #expect(zone.instants(at: noon).map(\.iso8601) == ["2023-10-30T03:40:00.000000Z"])
    #expect(zone.offsetText(at: Instant(seconds: 0)) == "+03:00")
  }

  @Test("The hour that clocks repeat is two moments, the one they skip is none")
  func berlin() throws {
    let zone = try #require(Zone(named: "Europe/Berlin"))
    #expect(
      zone.instants(at: CivilTime(2023, 10, 29, 2, 30)).map(\.iso8601)
        == ["2023-10-29T00:30:00.000000Z", "2023-10-29T01:30:00.000000Z"]
    )
    #expect(zone.instants(at: CivilTime(2024, 3, 31, 2, 30)).isEmpty)
    #expect(
      zone.earliestInstant(at: CivilTime(2024, 3, 31, 2, 30)).iso8601
        == "2024-03-31T01:30:00.000000Z"
    )
  }

  @Test("The day is that of the zone's clocks", arguments: ["UTC", "Africa/Nairobi", "-0530"])
  func day(name: String) throws {
    let zone = try #require(Zone(named: name))
    for hour in -30...30 {
      let instant = Instant(seconds: hour * 3600)
      #expect(zone.daysSinceEpoch(at: instant) == zone.civilTime(at: instant).daysSinceEpoch)
    }
  }

  @Test(
    "Offsets are zones too",
    arguments: [("+03:00", 10_800), ("-0530", -19_800), ("+01", 3600), ("UTC", 0)]
  )
  func offsets(name: String, seconds: Int) throws {
    let zone = try #require(Zone(named: name))
    #expect(zone.offset(at: Instant(seconds: 1_700_000_000)) == seconds)
  }

  @Test(
    "A name is typed in any case",
    arguments: [
      ("utc", "UTC"), ("gmt", "GMT"), ("z", "UTC"), ("cet", "CET"),
      ("europe/berlin", "Europe/Berlin"), ("AFRICA/NAIROBI", "Africa/Nairobi"),
      ("america/new_york", "America/New_York"),
      ("america/port-au-prince", "America/Port-au-Prince"),
      ("asia/kolkata", "Asia/Kolkata"), ("Europe/Berlin", "Europe/Berlin"), ("+03:00", "+03:00"),
    ]
  )
  func anyCase(typed: String, name: String) { #expect(Zone(typed: typed)?.name == name) }

  @Test(
    "What is no zone is refused in any case",
    arguments: ["africa/nowhere", "", "utd", "14:02"]
  )
  func unknownInAnyCase(name: String) { #expect(Zone(typed: name) == nil) }

  @Test("What is no zone is refused", arguments: ["Africa/Nowhere", "", "+99:00", "12"])
  func unknown(name: String) { #expect(Zone(named: name) == nil) }
}
