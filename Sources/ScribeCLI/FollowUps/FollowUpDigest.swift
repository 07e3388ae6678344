import IncidentModel

/// A digest of the follow-ups to mail: Markdown, of which `HousePage` makes HTML.
struct FollowUpDigest {
  let book: FollowUpBook
  let followUps: [FollowUp]
  let now: Instant

  var markdown: String {
    let open = followUps.filter { !$0.state.isClosed }
    let overdue = open.filter(book.isOverdue)
    let soon = open.filter { followUp in
      guard let due = followUp.due.flatMap({ Day($0) }) else { return false }
      let today = book.today(for: followUp)
      return due >= today && due.number <= today.number + 7
    }
    let rest = open.filter { !overdue.contains($0) && !soon.contains($0) }
    let done = book.all.filter {
      !$0.isRetracted && $0.state == .done && ($0.closedAt.map { now - $0 <= .days(7) } ?? false)
    }
    var lines = ["# Follow-ups on \(book.today.text)", ""]
    lines += [
      "\(count(open)) open, \(overdue.count) overdue, \(soon.count) due within a week, "
        + "\(done.count) done in the last 7 days.",
      "",
    ]
    lines += section("Overdue", overdue) + section("Due within a week", soon)
    lines += section("Open", rest) + section("Done in the last 7 days", done)
    lines += [ChecklistExport.stamp(now), ""]
    return lines.joined(separator: "\n")
  }

  private func section(_ title: String, _ members: [FollowUp]) -> [String] {
    guard !members.isEmpty else { return [] }
    return ["## \(title)", ""]
      + members.map { followUp in
        let missed = book.missed(followUp)
        let notes = [
          missed > 0 ? "\(missed) missed" : nil,
          followUp.dueMoves > 0 ? "moved \(followUp.dueMoves)×" : nil,
          "\(followUp.incident)",
        ].compactMap { $0 }
        return ([ChecklistExport.line(followUp)] + notes)
          .joined(separator: ChecklistExport.separator)
      } + [""]
  }

  private func count(_ followUps: [FollowUp]) -> String {
    "\(followUps.count) \(followUps.count == 1 ? "follow-up is" : "follow-ups are")"
  }
}
