/// Numbers by marks, which are hashes already: see `MessageShape`.
struct MarkTable: Sendable {
  /// A mark and its number in turn, each at the place that the mark's end names or soon after it; a
  /// number is one more than what was put there, 0 where there is none.
  private var slots = [UInt64](repeating: 0, count: 2 * 64)
  private(set) var count = 0

  /// The number of a mark; nil where it has none.
  @inline(__always)
  subscript(mark: UInt64) -> Int? {
    let number = slots[place(of: mark) + 1]
    return number == 0 ? nil : Int(number) - 1
  }

  /// Gives a mark that has none its number, 0 or more.
  mutating func insert(_ mark: UInt64, _ number: Int) {
    if count * 4 > slots.count { grow() }
    let place = place(of: mark)
    if slots[place + 1] == 0 { count += 1 }
    slots[place] = mark
    slots[place + 1] = UInt64(number) + 1
  }

  /// Where the mark stands, or would.
  @inline(__always)
  private func place(of mark: UInt64) -> Int {
    let end = slots.count / 2 - 1
    var index = Int(truncatingIfNeeded: mark) & end
    while slots[2 * index + 1] != 0, slots[2 * index] != mark { index = (index + 1) & end }
    return 2 * index
  }

  private mutating func grow() {
    let old = slots
    slots = [UInt64](repeating: 0, count: 2 * old.count)
    for index in stride(from: 0, to: old.count, by: 2) where old[index + 1] != 0 {
      let place = place(of: old[index])
      (slots[place], slots[place + 1]) = (old[index], old[index + 1])
    }
  }
}
