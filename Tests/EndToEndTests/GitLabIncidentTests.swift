import Foundation
import Testing

/// The outage as `incidents/2017-01-31-gitlab-database/record.sh` records it through commands.
@Suite("GitLab.com's outage of 31 January 2017")
struct GitLabIncidentTests {
  private let gitLab: ReplayedIncident
  private let markdown: String

  init() throws {
    gitLab = try ReplayedIncident.gitLab.get()
    let path = gitLab.folder + "/incident/postmortem.md"
    markdown = try String(contentsOfFile: path, encoding: .utf8).replacing("\\", with: "")
  }

  /// The rows of the table of facts that the two public accounts add up to, and where each is found.
  static let facts: [(fact: String, told: [String])] = [
    (
      "01:00, the scheduled snapshot",
      ["**01:00** Backup of gitlab by LVM snapshot", "every 24 hours"]
    ),
    (
      "about 17:20, the manual snapshot",
      [
        "**about 17:20** Backup of gitlab by LVM snapshot completed",
        "for a test of load balancing",
      ]
    ),
    (
      "18:00 or about 19:00, the load is up",
      [
        "**18:00** Database load is up: spammers create snippets (incident notes)",
        "**about 19:00** Database load is up: spammers create snippets (postmortem)",
      ]
    ),
    ("21:00, writes lock up", ["**21:00** Writes lock up, some downtime"]),
    (
      "the spammers are blocked and removed",
      [
        "Blocked the spammers by IP address", "47,000 IP addresses",
        "Removed the users who spammed",
      ]
    ),
    ("22:00, the page", ["**22:00** Escalation: Paged: db2 lags by about 4 GB"]),
    ("db2 is wiped", ["Wiped the data directory of db2 and ran pg_basebackup again (no effect)"]),
    (
      "max_wal_senders",
      [
        "Suspected (H1): max_wal_senders on db1 is too low",
        "Raised max_wal_senders on db1 to 32 and restarted",
      ]
    ),
    ("semaphores", ["too many semaphores", "from 8000 to 2000", "(it worked)"]),
    ("a dead end", ["strace of pg_basebackup shows no useful information"]),
    (
      "the wrong hypothesis",
      [
        "### H2: The empty data directory that is there keeps pg_basebackup from starting",
        "Suspected at about 23:00", "may wait up to 10 minutes for the primary",
      ]
    ),
    (
      "the action that made it worse",
      [
        "**23:00–23:27** Removed the data directory on db1 (the primary) instead of db2 "
          + "(**it made things worse**)", "Noticed and stopped after a second or two",
      ]
    ),
    (
      "23:27, the removal is stopped and the site taken down",
      [
        "**23:27** **Impact started**: The removal was stopped, about 4.5 GB of about 300 GB",
        "**23:27** Communication: Took GitLab.com down for its database and said so on Twitter",
      ]
    ),
    ("00:36", ["**00:36** Backed up the data of db1.staging"]),
    ("00:55", ["**00:55** Mounted db1.staging on db1.cluster"]),
    ("01:05", ["**01:05** Took nfs-share01 as temporary storage"]),
    ("01:18", ["**01:18** Archived what is left of the production data, pg_xlog included"]),
    ("17:00", ["**17:00** **Mitigated**: The database is restored, without webhooks"]),
    (
      "18:14 or about 18:00, the end",
      [
        "**18:14** **Resolved**: GitLab.com is back online",
        "**about 18:00** The restoration is done, webhooks included (postmortem)",
      ]
    ),
    ("dumps", ["by pg_dump to S3 came out empty: client 9.2 against server 9.6"]),
    ("mail", ["rejected for want of DMARC: nobody knew"]),
    ("disk snapshots", ["by Azure disk snapshot was due and did not run", "off for the database"]),
    ("staging", ["by synchronisation to staging is incomplete: strips the webhooks"]),
    ("replica", ["by replica db2 failed: wiped a moment before"]),
    (
      "five methods, of which one is left",
      ["Of five methods of backup that people reported on, one left a backup that can be used"]
    ),
    (
      "five methods or four",
      ["Out of five methods of backup", "Four methods of backup, not five, are described"]
    ),
    (
      "until when data is lost",
      [
        "**23:25** Data written until then is lost (incident notes)",
        "**23:30** Data written until then is lost (postmortem, in one place)",
        "**1 February 00:00** Data written until then is lost (postmortem, in another place)",
      ]
    ),
    (
      "what is lost", ["5,000 projects, 5,000 comments and 700 users", "git repositories was safe"]
    ),
    ("the copy", ["at about 60 Mbit/s: the disks are throttled"]),
    (
      "learned afterwards",
      ["a background job that deleted the account of an employee", "(recorded afterwards)"]
    ),
    ("nobody owned the backups", ["Backups were never tested, because nobody owned them"]),
    (
      "follow-ups",
      [
        "Appoint an owner for data durability", "Take LVM snapshots every hour",
        "Redact names in future accounts",
      ]
    ),
    (
      "the recovery point",
      [
        "**Recovery point (RPO), actual:** about 6 h 7 min: the restored data is of about 17:20, "
          + "the loss was at 23:27"
      ]
    ),
    (
      "the recovery time",
      [
        "17 h 33 min until it was mitigated on 1 February at 17:00",
        "18 h 47 min until it was resolved on 1 February at 18:14",
      ]
    ),
    ("a restore that worked before", ["before the incident: never, as far as is recorded"]),
  ]

  @Test("Every fact of the two accounts is found again", arguments: facts)
  func found(fact: String, told: [String]) {
    for text in told { #expect(markdown.contains(text), "\(fact)") }
  }

  @Test("Conflicting sources stand side by side")
  func conflicts() throws {
    let part = try #require(markdown.split(separator: "### Where sources disagree").last)
    let lines = part.split(separator: "\n").prefix { $0.hasPrefix("- ") }
    #expect(lines.count == 4)
    #expect(lines[0].contains("**18:00**") && lines[0].contains("**about 19:00**"))
    #expect(lines[1].contains("18:14") && lines[1].contains("**about 1 February 18:00**"))
    #expect(lines[2].contains("23:25") && lines[2].contains("23:30") && lines[2].contains("00:00"))
    #expect(lines[3].contains("five methods") && lines[3].contains("Four methods"))
  }

  @Test("Readers outside see roles, and neither hosts nor inner workings")
  func external() throws {
    let written = try gitLab.run("scribe postmortem --template external")
    #expect(written.status == 0)
    for hidden in ["team-member", "reviewer", "laptop", "db1.cluster", "strace", "E18", "scribe "] {
      #expect(!written.output.contains(hidden), "\(hidden)")
    }
    for told in [
      "18 h 47 min", "GitLab.com is back online", "Appoint an owner for data durability",
    ] {
      #expect(written.output.contains(told), "\(told)")
    }
  }

  @Test("The backups are listed, each with the entry that tells of it")
  func backups() throws {
    let runs = try JSONLine.objects(gitLab.run("scribe backups --json").output)
    #expect(
      runs.compactMap { $0.text("verdict") }.sorted()
        == ["empty", "failed", "missed", "ok", "partial", "unknown"]
    )
    #expect(Set(runs.compactMap { $0.text("tool") }).count == 5)
    #expect(runs.allSatisfy { $0.list("evidence").first?.text("source")?.hasPrefix("E") == true })
  }

  @Test(
    "The documents in incidents/ are what the replay writes",
    arguments: ReplayedIncident.documents
  )
  func committed(name: String) throws {
    let difference = try gitLab.difference(of: name, from: "2017-01-31-gitlab-database")
    if let difference { Issue.record("\(difference)") }
  }
}
