extension FollowUp {
  /// What follows when this one is done on a day, in the incident's zone; nil where it comes once.
  ///
  /// The series is named by a short id.
  package func nextOccurrence(doneOn day: Day) -> EntryBody.FollowUpFields? {
    guard let every, let recurrence = Recurrence(parsing: every) else { return nil }
    let next = recurrence.next(
      due: due.flatMap { Day($0) } ?? day,
      doneOn: day,
      dayOfMonth: dayOfMonth
    )
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

  /// The follow-ups, by number, with the day of the month that each series means.
  package static func knowingTheirSeries(_ followUps: [FollowUp]) -> [FollowUp] {
    guard followUps.contains(where: { $0.series != nil }) else { return followUps }
    let standing = followUps.filter { $0.every != nil && !$0.isRetracted }
    let series = Dictionary(grouping: standing) { $0.series ?? $0.number }
    return followUps.map { followUp in
      guard let first = followUp.series, let occurrences = series[first] else { return followUp }
      var followUp = followUp
      followUp.dayOfMonth = Recurrence.dayOfMonth(
        meantBy: occurrences.reversed().filter { $0.number <= followUp.number }
          .compactMap { $0.due.flatMap { Day($0) } }
      )
      return followUp
    }
  }
}
