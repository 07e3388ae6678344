import Foundation
import TestSupport
import Testing

/// What every template makes of every incident under `incidents/`, as somebody read it.
@Suite("Templates on replayed incidents")
struct ReplayedTemplatesTests {
  static let templates = ["standard", "seed", "sre", "pagerduty", "five-whys", "brief", "external"]

  @Test(
    "Every template writes every incident as it was read",
    arguments: templates,
    ["inventory", "gitlab"]
  )
  func read(template: String, sample: String) throws {
    let replay = sample == "gitlab" ? ReplayedIncident.gitLab : ReplayedIncident.seed
    let written = try replay.get().run("scribe postmortem --template \(template)")
    #expect(written.status == 0, "\(written.errors)")
    // The appendix is the same in all of them, and kept whole under incidents/.
    let text = written.output.split(separator: "\n### Entries of the journal").first ?? ""
    let snapshot = Snapshot("\(sample).\(template).md", besideTest: #filePath)
    if let difference = try snapshot.difference(from: String(text) + "\n") {
      Issue.record("\(difference)")
    }
  }

  @Test("The list of templates is the one that is looked at")
  func list() throws {
    let listed = try ReplayedIncident.seed.get().run("scribe templates").output
      .split(separator: "\n").compactMap { $0.split(separator: " ").first.map(String.init) }
    #expect(listed == Self.templates)
  }
}
