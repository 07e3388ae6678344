/// Which follow-ups a listing shows.
package struct FollowUpFilter: Sendable, Hashable {
  /// These states; empty means those that are not closed.
  package var states: Set<FollowUpState> = []
  /// Only of this owner, in any case; `none` means of nobody.
  package var owner: String?
  package var isOverdue = false
  package var types: Set<FollowUpType> = []
  /// Only those that carry all of these tags.
  package var tags: [String] = []
  /// The number of the incident.
  package var incident: Int?
  /// Only those due before this day.
  package var dueBefore: Day?

  package init() {}

  /// Whether the follow-up is wanted; one that was retracted never is.
  package func takes(_ followUp: FollowUp, today: Day) -> Bool {
    guard !followUp.isRetracted else { return false }
    if states.isEmpty ? followUp.state.isClosed : !states.contains(followUp.state) { return false }
    if let owner {
      let isNobody = followUp.owner == nil && owner.lowercased() == "none"
      guard isNobody || followUp.owner?.lowercased() == owner.lowercased() else { return false }
    }
    if isOverdue, !followUp.isOverdue(on: today.text) { return false }
    if !types.isEmpty {
      guard let type = followUp.type, types.contains(type) else { return false }
    }
    if !tags.allSatisfy(followUp.tags.contains) { return false }
    if let incident, followUp.incident.number != incident { return false }
    if let dueBefore {
      guard let due = followUp.due.flatMap({ Day($0) }), due < dueBefore else { return false }
    }
    return true
  }
}
