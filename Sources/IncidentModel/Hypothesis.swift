/// A cause that somebody suspected, and what became of it.
package struct Hypothesis: Sendable, Hashable {
  /// The number of `H2`.
  package var number: Int
  package var text: String
  package var state: HypothesisState
  /// When it was suspected.
  package var proposed: EventTime
  /// When it was last ruled out, confirmed or reopened; nil while it has only been suspected.
  package var settled: EventTime?
  /// Why it was ruled out or confirmed.
  package var reason: String
  package var author: String
  /// Whether it was withdrawn.
  package var isRetracted: Bool
  /// Everything that was recorded about it, the proposal first.
  package var entries: [Int]

  package init(
    number: Int,
    text: String,
    state: HypothesisState = .open,
    proposed: EventTime,
    settled: EventTime? = nil,
    reason: String = "",
    author: String,
    isRetracted: Bool = false,
    entries: [Int] = []
  ) {
    self.number = number
    self.text = text
    self.state = state
    self.proposed = proposed
    self.settled = settled
    self.reason = reason
    self.author = author
    self.isRetracted = isRetracted
    self.entries = entries
  }

  package var shortID: ShortID { ShortID(.hypothesis, number) }
}
