/// A template that is inside the program.
package struct BuiltInTemplate: Sendable {
  package var name: String
  /// One line that says for whom it is.
  package var summary: String
  /// Who reads it, where the template leaves no choice.
  package var audience: Audience?
  private var bytes: @Sendable () -> [UInt8]

  init(
    name: String,
    summary: String,
    audience: Audience? = nil,
    bytes: @escaping @Sendable () -> [UInt8]
  ) {
    self.name = name
    self.summary = summary
    self.audience = audience
    self.bytes = bytes
  }

  /// The name under which it is ejected, as it stands in `templates/`.
  package var fileName: String { "\(name).md.mustache" }

  /// Its text.
  package var text: String { String(decoding: bytes(), as: UTF8.self) }

  /// Every template, the default first.
  ///
  /// One more is a file in `templates/` and a line here.
  package static let all: [BuiltInTemplate] = [
    BuiltInTemplate(
      name: "standard",
      summary: "the whole story with its evidence; what Scribe writes unless told otherwise",
      bytes: { PackageResources.standard_md_mustache }
    ),
    BuiltInTemplate(
      name: "seed",
      summary:
        "issue summary, timeline with misleading paths, cause and resolution, backups, TODO tasks",
      bytes: { PackageResources.seed_md_mustache }
    ),
    BuiltInTemplate(
      name: "sre",
      summary: "the sections of the Site Reliability Engineering book",
      bytes: { PackageResources.sre_md_mustache }
    ),
    BuiltInTemplate(
      name: "pagerduty",
      summary: "the sections of PagerDuty's incident response documentation",
      bytes: { PackageResources.pagerduty_md_mustache }
    ),
    BuiltInTemplate(
      name: "five-whys",
      summary: "the sections of Atlassian's handbook, with the five whys",
      bytes: { PackageResources.five_whys_md_mustache }
    ),
    BuiltInTemplate(
      name: "brief",
      summary: "one page: what happened, why, what was lost, what is being done",
      bytes: { PackageResources.brief_md_mustache }
    ),
    BuiltInTemplate(
      name: "external",
      summary: "for customers: cause, impact, what follows; no names, no hosts, no evidence",
      audience: .external,
      bytes: { PackageResources.external_md_mustache }
    ),
  ]

  /// The parts that templates share, placed with `{{> name}}` on a line of its own.
  ///
  /// One's own templates can place them too.
  package static let parts: [BuiltInTemplate] = [
    BuiltInTemplate(
      name: "facts",
      summary: "the head of the document",
      bytes: { PackageResources.part_facts_md_mustache }
    ),
    BuiltInTemplate(
      name: "timeline",
      summary: "what happened, by day",
      bytes: { PackageResources.part_timeline_md_mustache }
    ),
    BuiltInTemplate(
      name: "hypotheses",
      summary: "what was suspected and ruled out, and why",
      bytes: { PackageResources.part_hypotheses_md_mustache }
    ),
    BuiltInTemplate(
      name: "backups",
      summary: "the backup runs, and what they could give back",
      bytes: { PackageResources.part_backups_md_mustache }
    ),
    BuiltInTemplate(
      name: "follow-ups",
      summary: "what is to be done, as a checklist by type",
      bytes: { PackageResources.part_follow_ups_md_mustache }
    ),
    BuiltInTemplate(
      name: "evidence",
      summary: "findings, entries and log lines that references lead to",
      bytes: { PackageResources.part_evidence_md_mustache }
    ),
  ]
}

extension PostmortemTemplate {
  /// The name and one line of every built-in template, the default first.
  package static var all: [(name: String, summary: String)] {
    BuiltInTemplate.all.map { ($0.name, $0.summary) }
  }
}
