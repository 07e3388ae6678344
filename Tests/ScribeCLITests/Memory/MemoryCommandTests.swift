import IncidentModel
import TestSupport
import Testing

@Suite("Has this happened before")
struct MemoryCommandTests {
  private static let log = """
    2023-10-30  6:39:58 0 [Note] Starting MariaDB 10.11.6-MariaDB-0+deb12u1 source revision x
    2023-10-30  6:40:00 0 [ERROR] InnoDB: Space id and page no stored in the page, read in from \
    ./stockdb/items.ibd are [page id: space=4000000000, page number=77], should be [page id: \
    space=7, page number=4]

    """

  @Test("An incident whose first logs are like those of an earlier one says so in one line")
  func hint() throws {
    let typist = try Typist()
    let log = try typist.folder.write(Self.log, to: "error.log")
    let first = typist.run(["open", "--service", "stock", "Stock", "page", "empty"])
    #expect(!first.errors.contains("looks like"))
    #expect(typist.run(["ingest", "--tz", "Africa/Nairobi", log]).errors.isEmpty)
    #expect(typist.run(["open", "Something", "else"]).errors.isEmpty)
    let later = typist.run(["ingest", "--tz", "Africa/Nairobi", log])
    let lines = later.errors.split(separator: "\n")
    #expect(lines.count == 1, "\(later.errors)")
    #expect(lines.first?.hasPrefix("scribe: looks like INC-1 (Stock page empty): ") == true)
    #expect(later.errors.contains("object stockdb/items"))
    #expect(typist.type(line: "similar").output.contains("INC-1"))
  }

  @Test("Nothing found is said in one line on stderr, with status 1")
  func nothing() throws {
    let typist = try Typist.withIncident()
    for (line, says) in [
      ("similar", "no other incident has anything in common with INC-1"),
      ("search zebra", "nothing has this word"),
      ("search zebra --kind log", "passes the filters"),
    ] {
      let outcome = typist.type(line: line)
      #expect(outcome.status == 1 && outcome.output.isEmpty)
      #expect(outcome.errors.split(separator: "\n").count == 1 && outcome.errors.contains(says))
    }
  }

  @Test("A metric of one's own is kept, shown, and forgotten")
  func metrics() throws {
    let typist = try Typist.withIncident()
    for line in ["mark started --at 06:40", "mark identified --at 07:10"] {
      _ = typist.type(line: line)
    }
    let defined = typist.run(["stats", "--define", "time to identify = identified - started"])
    #expect(defined.output.contains("time to identify"), "\(defined.output)")
    #expect(defined.output.contains("identified − started"))
    #expect(typist.type(line: "stats --csv").output.contains("time_to_identify_median_s"))
    #expect(typist.type(line: "stats --json").output.contains("\"medianSeconds\":1800"))
    #expect(!typist.run(["stats", "--undefine", "time to identify"]).output.contains("identify"))
  }

  @Test("No mean without its caution")
  func mean() throws {
    let typist = try Typist.withIncident()
    #expect(!typist.type(line: "stats").output.contains("mean"))
    let mean = typist.type(line: "stats --mean")
    #expect(mean.output.contains("mean"))
    #expect(mean.errors.contains("read the median and p90"))
    #expect(!typist.type(line: "stats --json").output.contains("mean"))
  }
}
