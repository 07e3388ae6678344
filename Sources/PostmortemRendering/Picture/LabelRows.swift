/// Puts the labels of marks on a line into rows under it, so that no label covers another and no
/// leader runs through a label.
struct LabelRows {
  /// A mark that wants a label.
  struct Candidate {
    var x: Double
    var width: Double
    /// Higher goes first where there is no room for all.
    var priority: Int
  }

  /// Where a label hangs.
  struct Place: Hashable {
    /// 0 next to the line.
    var row: Int
    /// Whether it hangs left of its mark rather than right.
    var isLeft: Bool
  }

  /// A label on trial: its mark, its extent, and the side it hangs on.
  private struct Trial {
    var candidate: Int
    var x: Double
    var isLeft: Bool
    var extent: ClosedRange<Double>

    init?(_ index: Int, _ candidate: Candidate, isLeft: Bool, edges: ClosedRange<Double>) {
      let gap = 8.0
      let from = isLeft ? candidate.x - candidate.width - gap : candidate.x
      let to = isLeft ? candidate.x : candidate.x + candidate.width + gap
      guard from >= edges.lowerBound, to <= edges.upperBound else { return nil }
      self.candidate = index
      x = candidate.x
      self.isLeft = isLeft
      extent = from...to
    }

    /// Whether the other's leader, coming down from its mark, would run through this label.
    func covers(_ other: Trial) -> Bool {
      isLeft
        ? other.x < x - 1 && other.x >= extent.lowerBound
        : other.x > x + 1 && other.x <= extent.upperBound
    }
  }

  /// The place of each candidate's label; nil for those that get none.
  ///
  /// A label must lie lower than all whose leaders would run through it. The most important come
  /// first, of equal ones those that lie far apart, so that a long incident is told from end to end;
  /// one that leaves no such order with those before it is left out.
  static func place(
    _ candidates: [Candidate],
    rows: Int,
    edges: ClosedRange<Double>
  ) -> [Place?] {
    let order = Dictionary(grouping: candidates.indices) { candidates[$0].priority }
      .sorted { $0.key > $1.key }.flatMap { farApart($0.value) }
    var chosen: [Trial] = []
    var assigned: [Int] = []
    for index in order.prefix(60) where candidates[index].width > 0 {
      for isLeft in [false, true] {
        guard let trial = Trial(index, candidates[index], isLeft: isLeft, edges: edges),
          let (trials, found) = fit(trial, among: chosen, candidates, rows: rows, edges: edges)
        else { continue }
        chosen = trials
        assigned = found
        break
      }
    }
    var places: [Place?] = Array(repeating: nil, count: candidates.count)
    for (trial, row) in zip(chosen, assigned) {
      places[trial.candidate] = Place(row: row, isLeft: trial.isLeft)
    }
    return places
  }

  /// The numbers in an order in which the first few lie far apart: by their places' bits, reversed.
  private static func farApart(_ numbers: [Int]) -> [Int] {
    let bits = Int.bitWidth - max(0, numbers.count - 1).leadingZeroBitCount
    func reversed(_ place: Int) -> Int {
      (0..<bits).reduce(0) { $0 << 1 | (place >> $1) & 1 }
    }
    return numbers.indices.sorted { reversed($0) < reversed($1) }.map { numbers[$0] }
  }

  /// The labels with one more, and their rows; where it fits only if another label changes sides,
  /// that one does.
  private static func fit(
    _ trial: Trial,
    among chosen: [Trial],
    _ candidates: [Candidate],
    rows: Int,
    edges: ClosedRange<Double>
  ) -> ([Trial], [Int])? {
    if let found = assign(chosen + [trial], rows: rows) { return (chosen + [trial], found) }
    for (index, other) in chosen.enumerated() where other.covers(trial) && trial.covers(other) {
      guard
        let turned = Trial(
          other.candidate,
          candidates[other.candidate],
          isLeft: !other.isLeft,
          edges: edges
        )
      else { continue }
      var trials = chosen
      trials[index] = turned
      trials.append(trial)
      if let found = assign(trials, rows: rows) { return (trials, found) }
    }
    return nil
  }

  /// A row for each, or nil where there is no order or there are not rows enough.
  private static func assign(_ trials: [Trial], rows limit: Int) -> [Int]? {
    var rows: [Int?] = Array(repeating: nil, count: trials.count)
    var left = Array(trials.indices)
    while !left.isEmpty {
      // Those that cover no leader which is not yet placed can be placed now.
      let ready = left.filter { index in
        left.allSatisfy { $0 == index || !trials[index].covers(trials[$0]) }
      }
      guard !ready.isEmpty else { return nil }
      for index in ready {
        var row = 0
        for other in trials.indices where other != index {
          guard let taken = rows[other], trials[index].covers(trials[other]) else { continue }
          row = max(row, taken + 1)
        }
        while trials.indices.contains(where: {
          $0 != index && rows[$0] == row && trials[$0].extent.overlaps(trials[index].extent)
        }) { row += 1 }
        guard row < limit else { return nil }
        rows[index] = row
      }
      left.removeAll { rows[$0] != nil }
    }
    return rows.compactMap { $0 }
  }
}
