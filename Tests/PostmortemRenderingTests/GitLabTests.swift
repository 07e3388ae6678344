import IncidentModel
import PostmortemRendering
import Testing

@Suite("GitLab's outage of 31 January 2017")
struct GitLabTests {
  @Test(
    "Every fact that was recorded is found again in the document",
    arguments: [
      "about 17:20", "LVM snapshot", "**18:00** Database load is up; spammers create snippets",
      "**about 19:00** Database load is up (postmortem) — postmortem",
      "Escalates to a write lock-up",
      "47,000 IPs", "Escalation: Paged: the replica db2 lags by about 4 GB", "pg_basebackup",
      "max_wal_senders is too low", "8000 to 2000", "no useful information",
      "The existing empty data directory blocks pg_basebackup",
      "on db1 (the primary) instead of db2 (**it made things worse**)", "4.5 GB of 300 GB left",
      "Communication: Took GitLab.com down", "### Wednesday 1 February 2017", "**00:36**",
      "**00:55**",
      "**01:05**", "**01:18**", "database restored, without webhooks", "back online",
      "5,000 projects, 5,000 comments and 700 users",
      "6 h 7 min: the restored data is of 17:20, the loss was at 23:27",
      "17 h 33 min until it was mitigated on 1 February at 17:00",
      "18 h 47 min until it was resolved on 1 February at 18:14",
      "client 9.2 against server 9.6", "rejected for want of DMARC",
      "switched off for the database servers",
      "was due and did not run", "wiped to set up replication again",
      "Appoint an owner for data durability", "Take LVM snapshots every hour",
      "5 backup runs: 1 completed, 2 failed, 1 empty and 1 missed",
    ]
  )
  func facts(fact: String) throws {
    let template = try PostmortemTemplate(named: "standard")
    let markdown = try Postmortem.render(SampleIncident.gitLab().input, template: template).markdown
    let plain = markdown.replacing("\\", with: "")
    #expect(plain.contains(fact))
  }

  @Test("The documents are as they were looked at")
  func snapshots() throws {
    let template = try PostmortemTemplate(named: "standard")
    let documents = try Postmortem.render(SampleIncident.gitLab().input, template: template)
    try expectSnapshot(documents.markdown, "gitlab.standard.md")
    try expectSnapshot(documents.svg, "gitlab.standard.svg")
  }
}
