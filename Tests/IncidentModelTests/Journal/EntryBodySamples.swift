import IncidentModel

extension EntryBody {
  /// One body of every kind, every field set; and some with as little as possible.
  static let samples: [EntryBody] =
    EntryKind.allCases.map(sample) + [
      .incidentOpened(.init(title: "down", zone: "UTC")),
      .incidentDescribed(.init()),
      .event(.observation, text: "", insteadOf: [], command: nil),
      .accountGiven(against: "E2", text: "the load rose at 19:00"),
      .backupReported(
        .init(verdict: .empty, method: "dump to S3", database: "stockdb", why: "a few bytes")
      ),
      .event(
        .action,
        text: "killed",
        insteadOf: [],
        command: .init(
          line: "sleep 9",
          directory: "/",
          exitStatus: nil,
          signal: 9,
          duration: .seconds(1)
        )
      ),
      .evidenceAttached(.init(kind: .file, name: "shot.png", sha256: "", bytes: 0)),
      .followUpAdded(.init()),
      .entryAmended(
        of: "E1",
        text: nil,
        time: EventTime(from: nil, precision: .unknown, zone: "UTC")
      ),
      .hypothesisNoted(of: "H1", text: "\u{0}\"\\\n ü 🎉", entries: []),
    ]

  /// A body of the kind; a new kind does not compile until it has one.
  static func sample(of kind: EntryKind) -> EntryBody {
    switch kind {
    case .incidentOpened:
      .incidentOpened(
        .init(
          title: "Inventory down",
          severity: .sev2,
          services: ["inventory", "login"],
          zone: "Africa/Nairobi",
          detectedBy: "a call"
        )
      )
    case .incidentDescribed:
      .incidentDescribed(.init(title: "Stock page empty", services: [], detectedBy: "alert"))
    case .severityChanged: .severityChanged(.sev1)
    case .roleTaken: .roleTaken(.communications, by: "developer")
    case .milestoneReached: .milestoneReached(.mitigated, note: "stock is shown again")
    case .event:
      .event(
        .action,
        text: "checked the tables",
        insteadOf: ["restart"],
        command: .init(
          line: "mysqlcheck stockdb",
          directory: "/root",
          exitStatus: 2,
          signal: nil,
          duration: .seconds(3)
        )
      )
    case .effectObserved: .effectObserved(of: "E2", .worse, note: "root is refused")
    case .evidenceAttached:
      .evidenceAttached(
        .init(
          of: "E2",
          kind: .errorLog,
          name: "error.log",
          sha256: "00ff",
          bytes: 12,
          host: "stock-db",
          zone: "Africa/Nairobi",
          redactions: 1,
          records: 3
        )
      )
    case .hypothesisProposed: .hypothesisProposed(text: "the network")
    case .hypothesisNoted: .hypothesisNoted(of: "H1", text: "odd", entries: ["E2"])
    case .hypothesisSupported: .hypothesisSupported(of: "H1", text: "errors", entries: ["E2"])
    case .hypothesisRuledOut: .hypothesisRuledOut(of: "H1", why: "clean", entries: ["E2"])
    case .hypothesisConfirmed: .hypothesisConfirmed(of: "H1", why: "seen", entries: ["E2", "E3"])
    case .hypothesisReopened: .hypothesisReopened(of: "H1", why: "came back")
    case .followUpAdded:
      .followUpAdded(
        .init(
          text: "rehearse the restore",
          type: .process,
          owner: "developer",
          due: "2023-11-13",
          every: "30d",
          priority: "high",
          tags: ["backup"]
        )
      )
    case .followUpChanged: .followUpChanged(of: "T1", .init(owner: "ops"))
    case .followUpStarted: .followUpStarted(of: "T1")
    case .followUpDone: .followUpDone(of: "T1", note: "it took 4 min")
    case .followUpDropped: .followUpDropped(of: "T1", why: "replaced")
    case .followUpReopened: .followUpReopened(of: "T1", why: "it came back")
    case .drillRecorded:
      .drillRecorded(
        .init(backup: "stockdb.tar.gz", result: .ok, took: .minutes(42), note: "all tables")
      )
    case .entryStarred: .entryStarred(of: "E2")
    case .entryAmended:
      .entryAmended(
        of: "E2",
        text: "better",
        time: EventTime(
          from: Instant(seconds: 5),
          to: Instant(seconds: 9),
          precision: .span,
          margin: .seconds(2),
          typed: "5..9",
          zone: "UTC"
        )
      )
    case .entryRetracted: .entryRetracted(of: "E2", why: "wrong host")
    case .sectionWritten: .sectionWritten(.gotLucky, text: "The backup was there.")
    case .findingAccepted:
      .findingAccepted(.init(fingerprint: "crash|x", rule: "crash", claim: "It crashed."))
    case .findingDismissed:
      .findingDismissed(
        .init(fingerprint: "crash|x", rule: "crash", claim: "It crashed."),
        why: "no"
      )
    }
  }
}

extension EntryDraft {
  /// A draft of the body, all else fixed.
  static func sample(_ body: EntryBody) -> EntryDraft {
    EntryDraft(
      id: "017f22e2-79b0-7cc3-98c4-dc0c0c07398f",
      incident: "INC-1",
      recordedAt: Instant(seconds: 1_698_637_200),
      at: "-5m",
      author: "developer",
      host: "stock-db",
      redactions: 1,
      body: body
    )
  }
}
