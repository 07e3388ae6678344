import IncidentModel
import IncidentStorage
import TestSupport
import Testing

@Suite("Building the tables anew")
struct RebuildTests {
  @Test(
    "What was built entry by entry is what the whole journal builds",
    arguments: 1...10 as ClosedRange<UInt64>
  )
  func random(seed: UInt64) throws {
    let journal = try TestJournal(seed: seed)
    var author = RandomAuthor(seed: seed)
    for _ in 0..<60 { try author.record(into: journal) }
    let before = try journal.projection()
    try journal.store.rebuildProjection()
    let after = try journal.projection()
    if let difference = Snapshot.difference(known: before, now: after, name: "seed \(seed)") {
      Issue.record("\(difference)")
    }
    #expect(try journal.problems() == [])
  }

  @Test(
    "A table that was tampered with is found, and built anew",
    arguments: [
      "UPDATE timeline_event SET text = 'all was well' WHERE number = 2",
      "UPDATE hypothesis SET state = 'confirmed'",
      "DELETE FROM follow_up",
      "UPDATE incident SET title = 'nothing'",
      "INSERT INTO section SELECT id, 'impact', 1, 'none' FROM incident",
      "DELETE FROM hypothesis_entry",
    ]
  )
  func tampered(sql: String) throws {
    let journal = try TestJournal.withIncident()
    try journal.log("the stock page is empty")
    try journal.record(.hypothesisProposed(text: "network"))
    try journal.record(.followUpAdded(.init(text: "drill")))
    let before = try journal.projection()
    try journal.tamper(sql)
    let problems = try journal.problems()
    #expect(
      problems.count == 1 && problems.allSatisfy { $0.hasPrefix("projection:") },
      "\(problems)"
    )
    try journal.store.rebuildProjection()
    #expect(try journal.projection() == before)
    #expect(try journal.problems() == [])
  }
}

/// Somebody who records anything that the words allow, in any order.
private struct RandomAuthor {
  private var generator: SeededGenerator
  private var entries = 0
  private var incidents = 0
  private var hypotheses = 0
  private var followUps = 0

  init(seed: UInt64) { generator = SeededGenerator(seed: seed &* 7919) }

  mutating func record(into journal: TestJournal) throws {
    let kind = entries == 0 ? .incidentOpened : EntryKind.allCases.randomElement(using: &generator)
    guard let kind, let body = body(kind) else { return }
    // Now and then somebody names an incident, and now and then it is the wrong one.
    let incident = Int.random(in: 0..<8, using: &generator) == 0 ? pick("INC-", incidents) : nil
    do {
      let recorded = try journal.record(body, incident: incident)
      entries = recorded.number
      switch recorded.shortID.kind {
      case .incident: incidents = recorded.shortID.number
      case .hypothesis: hypotheses = recorded.shortID.number
      case .followUp: followUps = recorded.shortID.number
      default: break
      }
    } catch StoreError.refused {
      // Incidents cannot be retracted, and an entry is about things of one incident.
    }
  }

  private mutating func pick(_ prefix: String, _ count: Int) -> String? {
    count == 0 ? nil : prefix + String(Int.random(in: 1...count, using: &generator))
  }

  private mutating func entry() -> String? {
    switch Int.random(in: 0..<6, using: &generator) {
    case 0: pick("H", hypotheses)
    case 1: pick("T", followUps)
    default: pick("E", entries)
    }
  }

  private mutating func body(_ kind: EntryKind) -> EntryBody? {
    let text = "text \(UInt16.random(in: 0...999, using: &generator))"
    switch kind {
    case .incidentOpened:
      guard incidents < 3 else { return nil }
      return .incidentOpened(.init(title: text, severity: .sev3, services: [text], zone: "UTC"))
    case .incidentDescribed: return .incidentDescribed(.init(title: text))
    case .severityChanged:
      return Severity.allCases.randomElement(using: &generator).map { .severityChanged($0) }
    case .roleTaken:
      return Role.allCases.randomElement(using: &generator).map { .roleTaken($0, by: text) }
    case .milestoneReached:
      return Milestone.allCases.randomElement(using: &generator)
        .map { .milestoneReached($0, note: text) }
    case .event:
      return EventKind.allCases.randomElement(using: &generator)
        .map { .event($0, text: text, insteadOf: [text], command: nil) }
    case .effectObserved:
      let effect = Effect.allCases.randomElement(using: &generator)
      guard let entry = entry(), let effect else { return nil }
      return .effectObserved(of: entry, effect, note: text)
    case .evidenceAttached:
      let of = Bool.random(using: &generator) ? entry() : nil
      return .evidenceAttached(
        .init(of: of ?? "", kind: .file, name: text, sha256: "ff", bytes: 1)
      )
    case .hypothesisProposed: return .hypothesisProposed(text: text)
    case .hypothesisNoted, .hypothesisSupported, .hypothesisRuledOut, .hypothesisConfirmed,
      .hypothesisReopened:
      return pick("H", hypotheses).map { aboutHypothesis(kind, $0, text) }
    case .followUpAdded: return .followUpAdded(.init(text: text, tags: [text]))
    case .followUpChanged:
      return pick("T", followUps).map { .followUpChanged(of: $0, .init(owner: text)) }
    case .followUpStarted: return pick("T", followUps).map { .followUpStarted(of: $0) }
    case .followUpDone: return pick("T", followUps).map { .followUpDone(of: $0, note: text) }
    case .followUpDropped: return pick("T", followUps).map { .followUpDropped(of: $0, why: text) }
    case .followUpReopened:
      return pick("T", followUps).map { .followUpReopened(of: $0, why: text) }
    case .drillRecorded: return .drillRecorded(.init(backup: text, result: .ok))
    case .entryStarred: return entry().map { .entryStarred(of: $0) }
    case .entryAmended: return entry().map { .entryAmended(of: $0, text: text, time: nil) }
    case .entryRetracted: return entry().map { .entryRetracted(of: $0, why: text) }
    case .sectionWritten:
      return Section.allCases.randomElement(using: &generator).map {
        .sectionWritten($0, text: text)
      }
    case .findingAccepted: return .findingAccepted(.init(fingerprint: "f", rule: "r", claim: text))
    case .findingDismissed:
      return .findingDismissed(.init(fingerprint: "f", rule: "r", claim: text), why: text)
    }
  }

  private func aboutHypothesis(_ kind: EntryKind, _ of: String, _ text: String) -> EntryBody {
    switch kind {
    case .hypothesisNoted: .hypothesisNoted(of: of, text: text, entries: ["E1"])
    case .hypothesisSupported: .hypothesisSupported(of: of, text: text, entries: [])
    case .hypothesisRuledOut: .hypothesisRuledOut(of: of, why: text, entries: ["E1"])
    case .hypothesisConfirmed: .hypothesisConfirmed(of: of, why: text, entries: [])
    default: .hypothesisReopened(of: of, why: text)
    }
  }
}
