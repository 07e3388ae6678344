import Foundation

/// The row of an incident's findings beside the records of many others.
struct LargeStore {
  var scribe: String
  var folder: String
  /// How many records other incidents have.
  var records: Int

  /// `correlate` for an incident with a small log of its own, against a process that only starts.
  func comparison() throws -> Comparison {
    let environment = ["SCRIBE_DB": folder + "/large.sqlite"]
    func run(_ arguments: String...) -> TimedCommand {
      TimedCommand(name: arguments[0], arguments: [scribe] + arguments, environment: environment)
    }
    let log = folder + "/few.log"
    _ = LogGenerator.write(to: log, bytes: 200 << 10)
    // Two incidents have the log; that of the first is then made large.
    for title in ["elsewhere", "here"] {
      _ = run("open", "--at", "2023-10-01T00:02:00Z", title).run()
      _ = run("ingest", log).run()
      for minute in 10..<60 {
        _ = run("log", "--at", "2023-10-01T00:\(minute):00Z", "looked at db2 again").run()
      }
    }
    let inPage = 256
    let rows = """
      WITH RECURSIVE serial(n) AS (SELECT 0 UNION ALL SELECT n + 1 FROM serial LIMIT \(records))
      INSERT INTO log_page (entry, page, count, from_us, to_us, kinds, records)
      SELECT (SELECT min(entry) FROM log_page), 1000000 + n / \(inPage), count(*),
        1696118400000000 + min(n) * 100000, 1696118400000000 + max(n) * 100000,
        '[["exact","warning","mysqld","Server","MY-010914","connections"]]',
        json_group_array(json_array(1000000 + n, 1, 1696118400000000 + n * 100000, 0, n % 400, NULL,
          'Aborted connection ' || n))
      FROM serial GROUP BY n / \(inPage)
      """
    _ = TimedCommand(name: "fill", arguments: ["sqlite3", folder + "/large.sqlite", rows]).run()
    return Comparison(
      title:
        "Findings of an incident beside \(records) stored records (bar: 10 ms above process start)",
      ours: TimedCommand(
        name: "scribe correlate",
        arguments: [scribe, "correlate"],
        environment: environment
      ),
      peers: [
        TimedCommand(name: "process start", arguments: [scribe, "--version"])
      ],
      rounds: 20
    )
  }
}
