extension PostmortemContext {
  /// The context as a tree.
  package var tree: ContextValue {
    // The encoder only throws what a value's own `encode` throws, and these throw nothing.
    (try? ContextEncoder.tree(of: self)) ?? .absent
  }

  /// The context with one item in every list: what a template may ask for, whatever the incident.
  package static var shape: ContextValue {
    var context = PostmortemContext()
    context.incident.services = [""]
    context.facts = [Fact()]
    context.metrics = [Fact()]
    context.milestones = [MilestoneRow()]
    context.people = [Person()]
    context.timeline.days = [Day(rows: [Row()])]
    let hypothesis = HypothesisRow(evidence: [""])
    context.hypotheses.ruledOut = [hypothesis]
    context.hypotheses.confirmed = [hypothesis]
    context.hypotheses.open = [hypothesis]
    context.actions = [ActionRow()]
    context.backupRuns = [BackupRow()]
    context.recovery.notes = [MarkdownText("")]
    context.recovery.rpoSeconds = 0
    context.recovery.rtoSeconds = 0
    context.followUps.items = [FollowUpRow()]
    context.followUps.groups = [FollowUpGroup(items: [FollowUpRow()])]
    context.findings = [FindingRow()]
    context.whys = [Why()]
    context.disagreements = [Disagreement(accounts: [""])]
    context.evidence.entries = [EvidenceRow()]
    context.evidence.logs = [LogExcerpt(lines: [EvidenceRow()])]
    context.evidence.files = [EvidenceRow()]
    return context.tree
  }
}
