import Foundation

/// A year of made incidents as lines of a spool, which the first command that can write takes in:
/// always the same.
struct GeneratedYear {
  var incidents: Int
  var entriesEach: Int

  private static let causes = [
    "disk full on the data volume", "corrupted table after a crash", "network between the hosts",
    "replication lag", "wrong setting in my.cnf", "password of the app account expired",
    "out of memory", "long transaction blocks others",
  ]
  private static let services = ["stock", "orders", "web", "mail", "reports"]
  private static let words = [
    "replica", "restart", "binlog", "table", "items", "checked", "graphs", "latency", "disk",
    "full",
    "customer", "reports", "errors", "rolled", "back", "deploy", "query", "slow", "killed",
    "connection", "refused", "backup", "restore", "copied", "verified", "alert", "page",
  ]

  /// Writes the spool of a database into a folder.
  func write(to folder: String, database: String) throws {
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    let writer = YearWriter(database: database)
    for number in 0..<incidents { incident(number, writer) }
    let path = folder + "/" + writer.id(0) + ".jsonl"
    try writer.lines.joined().write(toFile: path, atomically: true, encoding: .utf8)
  }

  private func incident(_ number: Int, _ year: YearWriter) {
    year.now = 1_672_531_200 + number * 365 * 86_400 / incidents
    let cause = Self.causes[year.random(Self.causes.count)]
    let service = Self.services[year.random(Self.services.count)]
    let opened = year.add(
      "incident.opened",
      [
        "title": "\(service) fails: \(sentence(3, year))", "services": [service],
        "severity": "sev\(1 + year.random(4))", "zone": "UTC",
      ]
    )
    for milestone in ["started", "detected", "acknowledged"] {
      year.add("milestone.reached", ["milestone": milestone, "note": ""], in: opened)
    }
    let suspected = year.add("hypothesis.proposed", ["text": cause], in: opened)
    for _ in 0..<max(0, entriesEach - 9) {
      let text = sentence(4 + year.random(11), year)
      year.add("event", ["eventKind": "observation", "text": text], in: opened)
    }
    year.add("hypothesis.confirmed", ["of": suspected, "why": "it shows"], in: opened)
    for milestone in ["mitigated", "resolved"] {
      year.now += 60 * (1 + year.random(200))
      year.add("milestone.reached", ["milestone": milestone, "note": ""], in: opened)
    }
    let types = ["prevent", "detect", "mitigate", "repair", "process"]
    let todo = year.add(
      "follow-up.added",
      [
        "text": "keep \(cause) away: \(sentence(4, year))", "type": types[year.random(5)],
        "owner": ["dba", "operations"][year.random(2)], "due": "2023-1\(year.random(3))-15",
        "priority": "P\(year.random(4))",
      ],
      in: opened
    )
    if year.random(2) == 0 { year.add("follow-up.done", ["of": todo, "note": ""], in: opened) }
  }

  private func sentence(_ count: Int, _ year: YearWriter) -> String {
    (0..<count).map { _ in Self.words[year.random(Self.words.count)] }.joined(separator: " ")
  }
}

/// Writes drafts as the spool holds them, a JSON line each.
final class YearWriter {
  private let database: String
  private(set) var lines: [String] = []
  /// Seconds since 1970.
  var now = 0
  private var state: UInt64 = 2023

  init(database: String) { self.database = database }

  /// A number below a limit, from Knuth's linear congruential generator (MMIX).
  func random(_ limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return Int(state >> 33) % limit
  }

  /// The id of the n-th entry.
  func id(_ number: Int) -> String {
    let high = String(format: "%08x", number >> 4)
    return "\(high)-0000-7000-8000-" + String(format: "%012x", number * 16)
  }

  /// Adds an entry, and returns its id.
  @discardableResult
  func add(_ kind: String, _ body: [String: Any], in incident: String? = nil) -> String {
    now += 5 + random(85)
    var draft: [String: Any] = [
      "id": id(lines.count + 1), "kind": kind, "body": body, "recordedAt": now * 1_000_000,
      "author": ["dba", "operations", "developer"][random(3)], "host": "db1", "redactions": 0,
    ]
    draft["incident"] = incident
    let line: [String: Any] = ["database": database, "draft": draft]
    let data = (try? JSONSerialization.data(withJSONObject: line)) ?? Data()
    lines.append(String(decoding: data, as: UTF8.self) + "\n")
    return id(lines.count)
  }
}
