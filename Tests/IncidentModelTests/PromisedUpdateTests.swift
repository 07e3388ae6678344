import IncidentModel
import Testing

@Suite struct PromisedUpdateTests {
  /// 2023-10-30 14:10:00 in Berlin.
  private let moment = Instant(microseconds: 1_698_671_400_000_000)

  @Test(arguments: [
    ("told support, next update 14:30", "2023-10-30T13:30:00Z"),
    ("Next update at 14:30 UTC.", "2023-10-30T14:30:00Z"),
    ("status page says: investigating. NEXT UPDATE IN 30 MINUTES", "2023-10-30T13:40:00Z"),
    ("next update due by 09:00", "2023-10-31T08:00:00Z"),
    ("update due in 1h30m", "2023-10-30T14:40:00Z"),
    ("next update within 2 hours; the next update at 15:00", "2023-10-30T14:00:00Z"),
  ]) func `What was promised is due`(_ text: String, _ due: String) throws {
    let zone = try #require(Zone(named: "Europe/Berlin"))
    let promised = PromisedUpdate(in: text, saidAt: moment, zone: zone)
    #expect(promised?.due.formatted(in: .utc) == String(due.dropLast()))
  }

  @Test(arguments: [
    "yum update 14:30", "next update", "the next update failed", "update due 25:00",
    "next update of MySQL is 8.0.36", "updated at 14:30", "",
  ]) func `What promises nothing is due never`(_ text: String) {
    #expect(PromisedUpdate(in: text, saidAt: moment, zone: .utc) == nil)
  }
}
