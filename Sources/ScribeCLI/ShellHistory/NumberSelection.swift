/// Numbers picked from a list: `1 3-5,8`.
package enum NumberSelection {
  /// The numbers, in the order in which they were picked, each once; nil where the text is none or
  /// picks what is not in `1...count`.
  package static func parse(_ text: String, count: Int) -> [Int]? {
    var picked: [Int] = []
    for part in text.split(whereSeparator: { $0 == "," || $0.isWhitespace }) {
      let ends = part.split(separator: "-", omittingEmptySubsequences: false).map { Int($0) }
      guard ends.count <= 2, let first = ends.first ?? nil, let last = ends.last ?? nil,
        1 <= first, first <= last, last <= count
      else { return nil }
      picked += (first...last).filter { !picked.contains($0) }
    }
    return picked
  }
}
