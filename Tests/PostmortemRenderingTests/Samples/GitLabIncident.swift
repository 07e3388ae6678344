import BackupLedger
import IncidentModel
import PostmortemRendering

extension SampleIncident {
  /// GitLab.com's outage of 31 January 2017, from its incident notes and its postmortem
  /// (https://about.gitlab.com/blog/2017/02/10/postmortem-of-database-outage-of-january-31/).
  static func gitLab() -> SampleIncident {
    var sample = SampleIncident(
      "GitLab.com database outage",
      zone: .utc,
      severity: .sev1,
      services: ["GitLab.com"],
      openedAt: "2017-01-31 21:00"
    )
    sample.snapshot.incident.detectedBy = "an alert on database load"
    sample.recordNight()
    sample.recordRecovery()
    sample.listBackups()
    return sample
  }

  private mutating func recordNight() {
    let notes = "notes"
    add(
      .event,
      "~2017-01-31 17:20",
      "Took a manual LVM snapshot and loaded it into staging, for a load balancing test",
      as: .action
    )
    add(
      .event,
      "2017-01-31 18:00",
      "Database load is up; spammers create snippets (incident notes)",
      as: .observation,
      by: notes
    )
    add(
      .event,
      "~2017-01-31 19:00",
      "Database load is up (postmortem)",
      as: .observation,
      by: "postmortem"
    )
    add(.event, "2017-01-31 21:00", "Escalates to a write lock-up, some downtime", as: .observation)
    mark(.detected, "2017-01-31 21:00")
    add(
      .event,
      "2017-01-31 21:30",
      "Removed a user who served 47,000 IPs as a CDN, and spam users",
      as: .action
    )
    add(
      .event,
      "2017-01-31 22:00",
      "Paged: the replica db2 lags by about 4 GB and has stopped",
      as: .escalation
    )
    add(
      .event,
      "2017-01-31 22:10",
      "Wiped the data directory of db2 and ran pg_basebackup again",
      as: .action,
      effect: Effect.none
    )
    suspect(1, "2017-01-31 22:20", "max_wal_senders is too low")
    add(
      .event,
      "2017-01-31 22:25",
      "Raised max_wal_senders to 32 and restarted",
      as: .action,
      effect: Effect.none
    )
    settle(1, .ruledOut, "2017-01-31 22:40", "pg_basebackup hangs all the same")
    add(
      .event,
      "2017-01-31 22:45",
      "Lowered max_connections from 8000 to 2000, PostgreSQL starts",
      as: .action,
      effect: .worked
    )
    add(
      .event,
      "2017-01-31 22:50",
      "strace of the hanging pg_basebackup gives no useful information",
      as: .observation
    )
    suspect(2, "~2017-01-31 23:00", "The existing empty data directory blocks pg_basebackup")
    add(
      .event,
      "~2017-01-31 23:26",
      "Removed the data directory, on db1 (the primary) instead of db2",
      as: .action,
      effect: .worse,
      starred: true
    )
    mark(
      .started,
      "2017-01-31 23:27",
      "removal stopped after a second or two; 4.5 GB of 300 GB left"
    )
    settle(
      2,
      .ruledOut,
      "2017-02-01 00:10",
      "pg_basebackup waits silently for a checkpoint of the primary"
    )
    suspect(
      3,
      "2017-01-31 23:28",
      "The primary's data directory was removed: host names look alike in the prompt"
    )
    settle(3, .confirmed, "2017-01-31 23:30", "db1 is empty but for 4.5 GB")
    add(
      .event,
      "2017-01-31 23:40",
      "Took GitLab.com down and said so on Twitter",
      as: .communication
    )
  }

  private mutating func recordRecovery() {
    add(.event, "2017-02-01 00:36", "Backed up the data of db1.staging", as: .action)
    add(.event, "2017-02-01 00:55", "Mounted db1.staging on db1.cluster", as: .action)
    add(.event, "2017-02-01 01:05", "Took nfs-share01 as temporary storage", as: .action)
    add(
      .event,
      "2017-02-01 01:18",
      "Archived the remaining production data with pg_xlog",
      as: .action
    )
    mark(.mitigated, "2017-02-01 17:00", "database restored, without webhooks")
    mark(.resolved, "2017-02-01 18:14", "back online")
    snapshot.sections[.impact] = .init(
      entry: 20,
      text: "About 5,000 projects, 5,000 comments and 700 users were lost (E22). Git data was safe."
    )
    todo(
      1,
      "Appoint an owner for data durability",
      .prevent,
      owner: "infrastructure",
      due: "2017-02-15"
    )
    todo(2, "Take LVM snapshots every hour", .mitigate, owner: "infrastructure", due: "2017-02-08")
    find(
      "data-loss",
      "The data restored is that of the snapshot of about 17:20; the loss was at 23:27.",
      from: "2017-01-31 17:20",
      to: "2017-01-31 23:27",
      .moderate,
      by: [Evidence(source: "E1", text: "Took a manual LVM snapshot")]
    )
  }

  private mutating func listBackups() {
    let methods: [(String, BackupVerdict, String)] = [
      ("pg_dump to S3", .empty, "client 9.2 against server 9.6: files of a few bytes"),
      ("mail about failed dumps", .failed, "rejected for want of DMARC: nobody was told"),
      ("LVM snapshot", .ok, "taken by hand for another purpose"),
      ("Azure disk snapshot", .missed, "switched off for the database servers"),
      ("replica db2", .failed, "wiped to set up replication again"),
    ]
    for (tool, verdict, reason) in methods {
      runs.append(
        BackupRun(
          start: at("2017-01-31 17:20"),
          tool: tool,
          database: tool,
          verdict: verdict,
          reason: reason,
          evidence: [Evidence(source: "E1", text: reason)]
        )
      )
    }
  }
}
