import Foundation
import TestSupport
import Testing

@Suite("The outage of 30 October 2023")
struct SeedIncidentTests {
  private let seed: ReplayedIncident
  private let findings: [JSONLine]

  init() throws {
    seed = try ReplayedIncident.seed.get()
    findings = try JSONLine.objects(seed.run("scribe correlate --json").output)
  }

  private func all(_ rule: String) -> [JSONLine] { findings.filter { $0.text("rule") == rule } }

  /// Whether a finding's evidence names the line or entry.
  private func shows(_ finding: JSONLine, _ source: String, _ line: Int? = nil) -> Bool {
    finding.list("evidence").contains {
      $0.text("source") == source && $0.number("line") == line
    }
  }

  @Test("The server stopped uncleanly between 29 October 16:10 and 30 October 06:40 Nairobi time")
  func uncleanStop() throws {
    let stop = try #require(all("unclean-stop").first)
    #expect(stop.text("from")?.hasPrefix("2023-10-29T13:10:00") == true)
    #expect(stop.text("to")?.hasPrefix("2023-10-30T03:40:00") == true)
    let claim = try #require(stop.text("claim"))
    #expect(claim.contains("16:10:00") && claim.contains("06:40:00"), "\(claim)")
    #expect(shows(stop, "error.log", 51), "the start without a shutdown before it")
  }

  @Test("Damage to stockdb/items shows first at 06:40:00, hours before anyone noticed")
  func corruption() throws {
    let damage = try #require(
      all("corrupt-objects").first
        ?? findings.first { $0.text("rule")?.contains("corrupt") == true }
    )
    #expect(damage.text("from")?.hasPrefix("2023-10-30T03:40:00") == true)
    #expect(damage.text("claim")?.contains("stockdb/items") == true)
    let first = try #require(all("first-symptom").first)
    #expect(first.text("from")?.hasPrefix("2023-10-30T03:40:00") == true)
    #expect(first.text("claim")?.contains("1 h 51 min before") == true)
  }

  @Test("Logins fail from 08:31 on")
  func logins() throws {
    let logins = try #require(all("login-failures").first)
    #expect(logins.text("from")?.hasPrefix("2023-10-30T05:31:00") == true)
    #expect(logins.text("claim")?.contains("08:31") == true)
    #expect(shows(logins, "error.log", 87))
  }

  @Test("Each restart has the human step that it belongs to")
  func restarts() throws {
    let restarts = findings.filter { $0.text("rule")?.contains("restart") == true }
    let about = Set(restarts.flatMap { $0.texts("about") ?? [] })
    // Stopped to go to safe mode, started in safe mode, started again, with recovery 1 and 6,
    // normally, and once more: each is an entry of the journal.
    let timeline = try JSONLine.objects(seed.run("scribe timeline --json").output)
    let steps = [
      "Started in safe mode with --skip-grant-tables", "Started in safe mode again",
      "Restarted the server with innodb_force_recovery=1",
      "Restarted the server with innodb_force_recovery=6", "Started the server normally",
    ]
    for step in steps {
      let entry = try #require(timeline.first { $0.text("text") == step }?.text("id"), "\(step)")
      #expect(about.contains(entry) || restarts.contains { shows($0, entry) }, "\(entry) \(step)")
    }
  }

  @Test("The last good backup is of 29 October 00:00, older than the schema change of 15:10")
  func backup() throws {
    let backup = try #require(all("last-good-backup").first)
    let claim = try #require(backup.text("claim"))
    #expect(claim.contains("00:00"), "\(claim)")
    #expect(shows(backup, "cron_log.txt", 4) || shows(backup, "cron_log.txt", 8))
    let timeline = try JSONLine.objects(seed.run("scribe timeline --json").output)
    let change = try #require(
      timeline.first { $0.text("text")?.hasPrefix("Schema change") == true }?.text("id")
    )
    let named = findings.filter { finding in
      (finding.texts("about") ?? []).contains(change) || shows(finding, change)
    }
    #expect(
      named.contains { ["last-good-backup", "data-loss"].contains($0.text("rule")) },
      "\(change) belongs to the backup that is older than it"
    )
  }

  @Test("Nothing in the logs supports the network or the load", arguments: ["H1", "H2"])
  func ruledOut(hypothesis: String) throws {
    let evidence = try #require(
      all("hypothesis-evidence").first { $0.texts("about")?.contains(hypothesis) == true }
    )
    let claim = try #require(evidence.text("claim"))
    let words = ["nothing", "no record", "none", "not one"]
    #expect(words.contains { claim.lowercased().contains($0) }, "\(claim)")
  }

  @Test("The demonstration says where its documents lie, and they lie there")
  func documents() throws {
    for name in ["postmortem.md", "postmortem.html", "postmortem.json", "timeline.svg"] {
      let path = "demo/incident/\(name)"
      #expect(seed.output.contains(path))
      let file = seed.folder + "/incident/" + name
      #expect((FileManager.default.contents(atPath: file)?.count ?? 0) > 1000, "\(name)")
    }
    #expect(try seed.run("scribe doctor").status == 0)
  }

  @Test(
    "The documents in incidents/ are what the replay writes",
    arguments: ReplayedIncident.documents
  )
  func committed(name: String) throws {
    let difference = try seed.difference(of: name, from: "2023-10-30-inventory-outage")
    if let difference { Issue.record("\(difference)") }
  }
}
