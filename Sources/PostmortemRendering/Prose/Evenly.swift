extension Array {
  /// At most `count` of the elements, taken at equal distances, in their order.
  func evenly(_ count: Int) -> [Element] {
    guard count < self.count else { return self }
    return (0..<Swift.max(0, count)).map { self[$0 * self.count / count] }
  }
}
