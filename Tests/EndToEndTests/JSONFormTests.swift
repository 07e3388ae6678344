import Foundation
import TestSupport
import Testing

@Suite("What other programs read")
struct JSONFormTests {
  /// A listing, the keys that each of its objects has, and those that it may have.
  struct Form: Sendable {
    var command: String
    var required: Set<String>
    var optional: Set<String>
  }

  static let forms: [Form] = [
    Form(
      command: "parse --tz Africa/Nairobi --json error.log cron_log.txt",
      required: ["source", "line", "lines", "timeQuality", "level", "category", "message"],
      optional: ["ranges", "time", "program", "subsystem", "code", "thread", "object", "host"]
    ),
    Form(
      command: "logs --json",
      required: ["source", "line", "lines", "timeQuality", "level", "category", "message"],
      optional: ["ranges", "time", "program", "subsystem", "code", "thread", "object", "host"]
    ),
    Form(
      command: "parse --summary --json error.log",
      required: ["source", "lines", "records", "unrecognizedLines", "levels", "categories"],
      optional: ["first", "last"]
    ),
    Form(
      command: "timeline --json",
      required: ["id", "kind", "occurredPrecision", "recordedAt", "author", "host", "text"],
      optional: [
        "eventKind", "occurredAt", "occurredUntil", "occurredTyped", "role", "about", "effect",
        "insteadOf", "milestone", "starred", "amended", "retracted",
      ]
    ),
    Form(
      command: "todos --all --json",
      required: [
        "id", "uuid", "incident", "text", "state", "overdue", "addedAt", "urgency", "ageDays",
      ],
      optional: [
        "type", "owner", "due", "every", "closedAt", "note", "priority", "tags", "answers",
        "verify", "link", "dependsOn", "waitsFor", "series", "missed", "dueMoves", "slipDays",
      ]
    ),
    Form(
      command: "todos --rates --json",
      required: ["group", "added", "open", "overdue", "done", "dropped", "moved"],
      optional: ["closeRate", "medianDaysToClose"]
    ),
    Form(
      command: "search --json items",
      required: ["id", "kind", "snippet", "score"],
      optional: ["incident", "at", "retracted"]
    ),
    Form(
      command: "stats --json",
      required: ["group", "incidents", "recurring", "openPrevent", "metrics"],
      optional: []
    ),
    Form(
      command: "list --json",
      required: [
        "id", "title", "status", "services", "zone", "openedAt", "milestones", "durationSeconds",
        "current",
      ],
      optional: ["severity"]
    ),
    Form(
      command: "status --json",
      required: [
        "id", "title", "status", "services", "zone", "openedAt", "milestones", "durationSeconds",
        "roles", "entries", "openHypotheses", "ruledOutHypotheses", "confirmedHypotheses",
        "openFollowUps",
      ],
      optional: ["severity"]
    ),
    Form(
      command: "correlate --json",
      required: ["id", "rule", "claim", "confidence", "about", "evidence"],
      optional: ["from", "to", "caveat", "verdict"]
    ),
    Form(
      command: "backups --json",
      required: ["start", "tool", "verdict", "reason", "evidence"],
      optional: []
    ),
    Form(command: "doctor --json", required: ["check", "ok", "problems"], optional: []),
  ]

  @Test("Every listing is JSON Lines with the keys that were promised", arguments: forms)
  func keys(form: Form) throws {
    let seed = try ReplayedIncident.seed.get()
    let outcome = try seed.run("scribe \(form.command)")
    #expect(outcome.status == 0, "\(outcome.errors)")
    let objects = try JSONLine.objects(outcome.output)
    #expect(!objects.isEmpty)
    for object in objects {
      let missing = form.required.subtracting(object.keys)
      #expect(missing.isEmpty, "\(object)")
      if !form.optional.isEmpty {
        let unknown = object.keys.subtracting(form.required).subtracting(form.optional)
        #expect(unknown.isEmpty, "document it in README.md, then here: \(unknown)")
      }
      for key in ["time", "occurredAt", "recordedAt", "openedAt", "addedAt", "from", "to"] {
        guard let time = object.text(key) else { continue }
        #expect(time.count == 27 && time.hasSuffix("Z"), "\(key): \(time)")
      }
    }
  }

  @Test("README names every key", arguments: forms)
  func documented(form: Form) throws {
    let readme = URL(fileURLWithPath: Shell.root).appendingPathComponent("README.md")
    let text = try String(contentsOf: readme, encoding: .utf8)
    let unnamed = form.required.union(form.optional).filter { key in
      !text.contains("`\(key)`") && !text.contains("\"\(key)\":")
    }
    #expect(unnamed.isEmpty, "\(form.command): \(unnamed.sorted())")
  }

  @Test("The words of the fixed forms are the closed sets of the design")
  func words() throws {
    let seed = try ReplayedIncident.seed.get()
    let records = try JSONLine.objects(
      seed.run("scribe parse --json error.log cron_log.txt repair.txt reinstall.txt").output
    )
    let categories: Set<String> = [
      "startup", "shutdown", "crash", "hang", "crash-recovery", "corruption", "out-of-memory",
      "disk-full", "access-denied", "connections", "network", "lock", "replication", "backup",
      "restore", "config", "upgrade", "slow-shutdown", "storage", "other", "unrecognized",
    ]
    #expect(categories.isSuperset(of: records.compactMap { $0.text("category") }))
    let levels: Set<String> = ["note", "warning", "error", "system", "fatal", "debug"]
    #expect(levels.isSuperset(of: records.compactMap { $0.text("level") }))
    let qualities: Set<String> = [
      "exact", "inferredZone", "assumedZone", "inferredDate", "inherited", "none",
    ]
    #expect(qualities.isSuperset(of: records.compactMap { $0.text("timeQuality") }))
    let runs = try JSONLine.objects(seed.run("scribe backups --json").output)
    let verdicts: Set<String> = ["ok", "failed", "partial", "empty", "missed", "unknown"]
    #expect(verdicts.isSuperset(of: runs.compactMap { $0.text("verdict") }))
    let findings = try JSONLine.objects(seed.run("scribe correlate --json").output)
    #expect(findings.allSatisfy { ["strong", "moderate", "weak"].contains($0.text("confidence")) })
    for finding in findings {
      #expect(!finding.list("evidence").isEmpty)
      for evidence in finding.list("evidence") {
        #expect(evidence.keys.isSuperset(of: ["source", "text"]))
      }
    }
    #expect(findings.map { $0.text("id") } == (1...findings.count).map { "F\($0)" })
  }
}
