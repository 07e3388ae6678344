import IncidentModel

/// What the logs show together: what people accepted stands in the text, what Scribe proposes only
/// in the appendix.
extension ContextBuilder {
  /// The findings that people accepted, heaviest first; what times are taken from, whoever reads.
  var acceptedFindings: [Finding] {
    input.findings.filter { snapshot.verdicts[$0.fingerprint]?.isAccepted == true }
  }

  /// The findings of which nobody has said anything yet, heaviest first; none for readers outside.
  var proposedFindings: [Finding] {
    isExternal ? [] : input.findings.filter { snapshot.verdicts[$0.fingerprint] == nil }
  }

  /// The accepted findings of these rules; none for readers outside, since claims name hosts and
  /// accounts.
  func findings(_ rules: String...) -> [Finding] {
    isExternal ? [] : acceptedFindings.filter { rules.contains($0.rule) }
  }

  /// The findings that the appendix lists: all but the tail of the ranking of causes.
  var reportedFindings: [Finding] {
    guard !isExternal else { return [] }
    let candidates = proposedFindings.filter { $0.rule == "root-cause" }.dropFirst(3)
    let tail = Set(candidates.filter { $0.confidence == .weak })
    return acceptedFindings + proposedFindings.filter { !tail.contains($0) }
  }

  /// What the text leaves out because nobody confirmed it; empty where nothing is.
  var unconfirmedNote: Prose {
    let reported = Set(reportedFindings.map(\.id))
    let proposed = proposedFindings.filter { reported.contains($0.id) }
    guard let first = proposed.first, !isExternal else { return "" }
    return """
      \(Words.count(proposed.count, "finding")) that Scribe proposes and nobody has accepted: the text \
      leaves \(proposed.count == 1 ? "it" : "them") out (\(code: "scribe accept \(first.id)"), \
      \(code: "scribe dismiss \(first.id) --why TEXT"))
      """
  }

  /// Where in the appendix the proposals of these rules stand; empty where there are none.
  func proposals(_ rules: [String]) -> Prose {
    let shown = Set(reportedFindings.map(\.id))
    let proposed = proposedFindings.filter { finding in
      rules.contains(finding.rule) && !finding.id.isEmpty && shown.contains(finding.id)
    }.prefix(4)
    guard !proposed.isEmpty else { return "" }
    let links = Prose.list(proposed.map { Prose([.link($0.id)]) })
    return "Proposed by Scribe, not confirmed: \(links)."
  }

  /// A finding's claim with its sources.
  func claim(_ finding: Finding) -> Prose {
    "\(Words.sentence(inZone(words(finding.claim))))\(sources(finding.evidence))"
  }

  /// The first sentence of a finding's claim with its sources.
  func headline(_ finding: Finding) -> Prose {
    "\(Words.sentence(Words.firstSentence(inZone(words(finding.claim)))))\(sources(finding.evidence))"
  }

  /// What happened at a finding's moment, for a row that says the time beside it.
  func moment(_ finding: Finding) -> Prose {
    finding.headline.isEmpty
      ? headline(finding) : "\(words(finding.headline))\(sources(finding.evidence))"
  }

  var findingRows: [PostmortemContext.FindingRow] {
    if isExternal { return [] }
    var said: Set<String> = []
    return reportedFindings.map { finding in
      // The same reservation is made once, however many findings it holds for.
      let caveat = said.insert(finding.caveat).inserted ? finding.caveat : ""
      let verdict = snapshot.verdicts[finding.fingerprint]
      let by: Prose = verdict.map { " Accepted\(sources(["E\($0.entry)"]))." } ?? ""
      return PostmortemContext.FindingRow(
        id: finding.id,
        anchor: anchor(finding.id),
        rule: finding.rule,
        confidence: finding.confidence.rawValue,
        isAccepted: verdict != nil,
        text: MarkdownText("\(claim(finding)) \(Words.sentence(words(caveat)))\(by)"),
        caveat: words(finding.caveat)
      )
    }
  }

  /// The claim without the zone's name, which the document says once.
  private func inZone(_ text: String) -> String {
    text.replacing(" (\(input.zone.name))", with: "")
  }
}
