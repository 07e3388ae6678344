/// How many follow-ups of a group were closed, and how fast.
package struct FollowUpRate: Sendable, Hashable {
  /// The incident (`INC-3`) or the quarter in which they were added (`2023 Q4`).
  package var group: String
  package var added: Int
  package var done: Int
  package var dropped: Int
  package var overdue: Int
  /// The median days from adding to closing; nil where none is closed.
  package var medianDaysToClose: Int?
  /// How many had their day moved.
  package var slipped: Int

  /// Neither done nor dropped.
  package var open: Int { added - done - dropped }

  /// The share that is done of those not dropped, 0 … 1; nil where all were dropped.
  package var closeRate: Double? {
    added > dropped ? Double(done) / Double(added - dropped) : nil
  }

  /// The rates of follow-ups by what a function says of each, in the order of the groups' names.
  package static func rates(
    of followUps: [FollowUp],
    now: Instant,
    today: (FollowUp) -> Day,
    by group: (FollowUp) -> String
  ) -> [FollowUpRate] {
    Dictionary(grouping: followUps.filter { !$0.isRetracted }, by: group).map { name, members in
      let closed = members.filter(\.state.isClosed).map { $0.ageDays(now: now) }.sorted()
      return FollowUpRate(
        group: name,
        added: members.count,
        done: members.count { $0.state == .done },
        dropped: members.count { $0.state == .dropped },
        overdue: members.count { $0.isOverdue(on: today($0).text) },
        medianDaysToClose: closed.isEmpty
          ? nil : (closed[(closed.count - 1) / 2] + closed[closed.count / 2] + 1) / 2,
        slipped: members.count { $0.dueMoves > 0 }
      )
    }.sorted {
      ($0.group.utf8.count, $0.group) < ($1.group.utf8.count, $1.group)
    }
  }
}
