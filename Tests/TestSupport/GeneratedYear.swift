package import IncidentModel

/// A year of made incidents, always the same for the same seed.
package struct GeneratedYear: Sendable {
  private let incidents: Int
  private let entries: Int
  private let seed: UInt64

  /// A year of so many incidents with so many entries each.
  package init(incidents: Int = 24, entries: Int = 20, seed: UInt64 = 2023) {
    (self.incidents, self.entries, self.seed) = (incidents, entries, seed)
  }

  private static let causes = [
    "disk full on the data volume", "corrupted table after a crash", "network between the hosts",
    "replication lag", "wrong setting in my.cnf", "password of the app account expired",
    "out of memory", "long transaction blocks others",
  ]
  private static let services = ["stock", "orders", "web", "mail", "reports"]
  private static let words = [
    "replica", "restart", "binlog", "table", "items", "checked", "graphs", "latency", "disk",
    "customer", "reports", "errors", "rolled", "back", "deploy", "query", "slow", "killed",
    "connection", "refused", "backup", "restore", "copied", "verified", "alert", "page",
  ]

  /// The drafts of one incident after another, in the order of time.
  package func drafts() -> [EntryDraft] {
    var generator = SeededGenerator(seed: seed)
    var drafts: [EntryDraft] = []
    let year = TimeSpan.days(365)
    for number in 0..<incidents {
      let share = year.microseconds / Int64(max(1, incidents))
      let began =
        Instant(seconds: 1_672_531_200)
        + TimeSpan(microseconds: share * Int64(number))
        + .minutes(Int.random(in: 0..<600, using: &generator))
      drafts += incident(number, began, &generator)
    }
    return drafts
  }

  private func incident(
    _ number: Int,
    _ began: Instant,
    _ generator: inout SeededGenerator
  ) -> [EntryDraft] {
    let cause = Self.causes.randomElement(using: &generator) ?? ""
    let service = Self.services.randomElement(using: &generator) ?? ""
    var now = began
    var drafts: [EntryDraft] = []
    func add(_ body: EntryBody, in incident: String?, _ generator: inout SeededGenerator) -> String
    {
      now = now + .seconds(Int.random(in: 5..<90, using: &generator))
      let id = EntryID.make(at: now, using: &generator)
      drafts.append(
        EntryDraft(
          id: id,
          incident: incident,
          recordedAt: now,
          author: ["dba", "operations", "developer"].randomElement(using: &generator) ?? "dba",
          host: "db1",
          body: body
        )
      )
      return id
    }
    let severity = Severity.allCases.randomElement(using: &generator)
    let opened = add(
      .incidentOpened(
        .init(
          title: "\(service) fails: \(sentence(3, &generator))",
          severity: severity,
          services: [service],
          zone: "UTC"
        )
      ),
      in: nil,
      &generator
    )
    for milestone in [Milestone.started, .detected, .acknowledged] {
      _ = add(.milestoneReached(milestone, note: ""), in: opened, &generator)
    }
    let suspected = add(.hypothesisProposed(text: cause), in: opened, &generator)
    for _ in 0..<max(0, entries - 9) {
      let text = sentence(Int.random(in: 4...14, using: &generator), &generator)
      _ = add(.event(.observation, text: text, insteadOf: [], command: nil), in: opened, &generator)
    }
    _ = add(
      .hypothesisConfirmed(of: suspected, why: "it shows", entries: []),
      in: opened,
      &generator
    )
    for milestone in [Milestone.mitigated, .resolved] {
      now = now + .minutes(Int.random(in: 1...200, using: &generator))
      _ = add(.milestoneReached(milestone, note: ""), in: opened, &generator)
    }
    let todo = add(
      .followUpAdded(
        .init(
          text: "keep \(cause) away: \(sentence(4, &generator))",
          type: FollowUpType.allCases.randomElement(using: &generator),
          owner: ["dba", "operations", nil].randomElement(using: &generator) ?? nil,
          due: Day(number: Day(now, in: .utc).number + 14).text,
          priority: Priority.allCases.randomElement(using: &generator)?.rawValue
        )
      ),
      in: opened,
      &generator
    )
    if Bool.random(using: &generator) {
      now = now + .days(Int.random(in: 1...30, using: &generator))
      _ = add(.followUpDone(of: todo, note: ""), in: opened, &generator)
    }
    return drafts
  }

  private func sentence(_ count: Int, _ generator: inout SeededGenerator) -> String {
    (0..<count).compactMap { _ in Self.words.randomElement(using: &generator) }
      .joined(separator: " ")
  }
}
