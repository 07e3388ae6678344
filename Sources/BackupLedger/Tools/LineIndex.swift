/// All lines of all tools in one table that a line is searched for once.
///
/// The texts are filed under their first two bytes, so that a line costs its length plus the few
/// comparisons that share two bytes, however many tools there are.
struct LineIndex: Sendable {
  /// A line of a tool that was found in a line of a log.
  struct Hit {
    var tool: Int
    var line: BackupLine
    /// Just behind the found text.
    var end: Int
  }

  private struct Entry: Sendable {
    var needle: [UInt8]
    var then: [UInt8]?
    var tool: Int
    var line: BackupLine
    /// How much of a line it asks for.
    var weight: Int { needle.count + (then?.count ?? 0) }
  }

  private var entries: [Entry] = []
  /// Positions in `entries`, by the needle's first two bytes.
  private var buckets: [[Int32]] = Array(repeating: [], count: 65_536)
  /// Whether any text begins with two bytes: asked for every byte of a log.
  private var isFilled = [Bool](repeating: false, count: 65_536)

  static let shared = LineIndex(BackupTool.all)

  init(_ tools: [BackupTool]) {
    for (index, tool) in tools.enumerated() {
      for line in tool.lines {
        let needle = Array(line.text.utf8)
        guard needle.count >= 2 else { continue }
        buckets[Int(needle[0]) << 8 | Int(needle[1])].append(Int32(entries.count))
        isFilled[Int(needle[0]) << 8 | Int(needle[1])] = true
        entries.append(
          Entry(needle: needle, then: line.then.map { Array($0.utf8) }, tool: index, line: line)
        )
      }
    }
  }

  /// The tools' lines that stand in the line, the longest text at each place only.
  func hits(in line: LedgerLine) -> [Hit] {
    var hits: [Hit] = []
    let bytes = line.bytes
    let front = line.message.startIndex
    guard bytes.count >= 2 else { return hits }
    let isShared = line.message.endIndex == bytes.endIndex
    // The message is a slice of the line, so that one pass serves both places.
    let searched = isShared ? bytes : line.message
    var index = searched.startIndex
    while index + 1 < searched.endIndex {
      let key = Int(searched[index]) << 8 | Int(searched[index + 1])
      if isFilled[key] {
        let bucket = buckets[key]
        var best: Entry?
        for position in bucket {
          let entry = entries[Int(position)]
          if entry.line.place != .anywhere, index != front { continue }
          if let best, best.weight >= entry.weight { continue }
          // Its last byte first: many texts of one tool begin alike.
          let end = index + entry.needle.count
          guard end <= searched.endIndex, searched[end - 1] == entry.needle[entry.needle.count - 1],
            searched[index..<end].elementsEqual(entry.needle)
          else { continue }
          if entry.line.place == .whole, index + entry.needle.count != searched.endIndex {
            continue
          }
          if let then = entry.then,
            !searched[(index + entry.needle.count)...].contains(subsequence: then)
          {
            continue
          }
          best = entry
        }
        if let best {
          hits.append(Hit(tool: best.tool, line: best.line, end: index + best.needle.count))
        }
      }
      index += 1
    }
    return hits
  }
}

extension ArraySlice<UInt8> {
  /// Whether the bytes stand somewhere in here.
  func contains(subsequence needle: [UInt8]) -> Bool { position(of: needle) != nil }

  /// Where the bytes first stand.
  func position(of needle: [UInt8]) -> Int? {
    guard let first = needle.first, count >= needle.count else { return nil }
    for index in startIndex...(endIndex - needle.count)
    where self[index] == first && self[index...].starts(with: needle) {
      return index
    }
    return nil
  }
}
