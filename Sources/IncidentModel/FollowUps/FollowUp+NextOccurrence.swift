extension FollowUp {
  /// What follows when this one is done on a day, in the incident's zone; nil where it comes once.
  ///
  /// The series is named by a short id.
  package func nextOccurrence(doneOn day: Day) -> EntryBody.FollowUpFields? {
    guard let every, let recurrence = Recurrence(parsing: every) else { return nil }
    let next = recurrence.next(due: due.flatMap { Day($0) } ?? day, doneOn: day)
    return EntryBody.FollowUpFields(
      text: text,
      type: type,
      owner: owner,
      due: next.due.text,
      every: every,
      priority: priority,
      tags: tags.isEmpty ? nil : tags,
      verify: verify,
      series: ShortID(.followUp, series ?? number).description,
      missed: next.missed > 0 ? next.missed : nil
    )
  }
}
