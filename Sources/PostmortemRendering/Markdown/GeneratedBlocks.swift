/// The generated parts of a document, which stand between markers on lines of their own:
/// `<!-- scribe:timeline 1f2e3d4c -->` … `<!-- /scribe:timeline -->`.
///
/// The number is a checksum of what was generated, so that a part that was edited by hand is noticed
/// with nothing kept beside the document.
enum GeneratedBlocks {
  /// A part that a person edited although it is generated.
  struct Edited: Sendable, Hashable {
    var name: String
    /// The 1-based line of its marker.
    var line: Int
    /// The text as it was edited.
    var text: String
  }

  /// A part that lost one of its markers: it is the author's now.
  struct HandedOver: Sendable, Hashable {
    var name: String
    /// The 1-based line of the marker that is left.
    var line: Int
  }

  /// A marked part: its lines without the markers.
  private struct Block {
    var name: String
    var checksum: String
    /// Index of the opening marker's line.
    var start: Int
    /// Index of the closing marker's line.
    var end: Int
  }

  /// The document with the checksum of each part in its marker, and blank lines trimmed inside it.
  static func sealed(_ markdown: String) -> String {
    var lines = markdown.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for block in blocks(in: lines).reversed() {
      let text = trimmed(lines[(block.start + 1)..<block.end])
      lines.replaceSubrange(
        block.start..<block.end,
        with: [marker(block.name, checksum(text))] + text
      )
    }
    return lines.joined(separator: "\n")
  }

  /// An existing document with its generated parts renewed.
  ///
  /// Whatever stands outside the markers stays. A part of which a marker was deleted is the author's
  /// and does not come back; where the other marker is left, it is named. A part that was edited between its markers is renewed too, and its
  /// text is handed back to be kept aside.
  static func renew(
    _ existing: String,
    from generated: String
  ) -> (markdown: String, edited: [Edited], handedOver: [HandedOver]) {
    let newLines = generated.split(separator: "\n", omittingEmptySubsequences: false).map(
      String.init
    )
    var fresh: [String: [String]] = [:]
    for block in blocks(in: newLines) where fresh[block.name] == nil {
      fresh[block.name] = Array(newLines[(block.start + 1)..<block.end])
    }
    var lines = existing.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    var edited: [Edited] = []
    let (blocks, orphans) = scan(lines)
    let handedOver = orphans.filter { fresh[$0.name] != nil }
    for block in blocks.reversed() {
      guard let text = fresh[block.name] else { continue }
      let old = trimmed(lines[(block.start + 1)..<block.end])
      if old != text, checksum(old) != block.checksum {
        edited.append(
          Edited(name: block.name, line: block.start + 1, text: old.joined(separator: "\n"))
        )
      }
      lines.replaceSubrange(
        block.start..<block.end,
        with: [marker(block.name, checksum(text))] + text
      )
    }
    return (lines.joined(separator: "\n"), edited.reversed(), handedOver)
  }

  /// Whether two documents come of different templates: each has a part that the other has not.
  static func differInLayout(_ one: String, _ other: String) -> Bool {
    let names = [one, other].map { document in
      Set(blocks(in: document.split(separator: "\n").map(String.init)).map(\.name))
    }
    return !names[0].isSubset(of: names[1]) && !names[1].isSubset(of: names[0])
  }

  /// The document with the lines of its generated parts empty, so that line numbers stay.
  static func blanked(_ markdown: String) -> String {
    var lines = markdown.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
    for block in blocks(in: lines) {
      for index in block.start...block.end { lines[index] = "" }
    }
    return lines.joined(separator: "\n")
  }

  private static func marker(_ name: String, _ checksum: String) -> String {
    "<!-- scribe:\(name) \(checksum) -->"
  }

  private static func blocks(in lines: [String]) -> [Block] { scan(lines).blocks }

  /// The parts that have both markers, and the markers that have lost their other half.
  ///
  /// A part never lies in another, so an opening marker ends the search for the end of the one before.
  private static func scan(_ lines: [String]) -> (blocks: [Block], orphans: [HandedOver]) {
    var blocks: [Block] = []
    var orphans: [HandedOver] = []
    var open: Block?
    var fence: (mark: Character, length: Int)?
    for (index, line) in lines.enumerated() {
      if let mark = line.first, mark == "`" || mark == "~" {
        let run = line.prefix { $0 == mark }.count
        if let now = fence {
          if now.mark == mark, run >= now.length { fence = nil }
        } else if run >= 3 {
          fence = (mark, run)
        }
        continue
      }
      guard fence == nil || open != nil, let marker = marker(in: line) else { continue }
      if !marker.isClosing {
        guard fence == nil else { continue }
        if let lost = open { orphans.append(HandedOver(name: lost.name, line: lost.start + 1)) }
        open = Block(name: marker.name, checksum: marker.checksum, start: index, end: index)
      } else if var block = open, marker.name == block.name {
        block.end = index
        blocks.append(block)
        open = nil
        fence = nil
      } else if fence == nil {
        orphans.append(HandedOver(name: marker.name, line: index + 1))
      }
    }
    if let lost = open { orphans.append(HandedOver(name: lost.name, line: lost.start + 1)) }
    return (blocks, orphans)
  }

  /// What a line that is a marker says; nil for every other line.
  private static func marker(
    in line: String
  ) -> (name: String, checksum: String, isClosing: Bool)? {
    guard line.hasPrefix("<!-- ") else { return nil }
    let words = line.split(whereSeparator: \.isWhitespace).map(String.init)
    guard words.count >= 3, words[0] == "<!--", words.last == "-->" else { return nil }
    if words[1].hasPrefix("/scribe:") { return (String(words[1].dropFirst(8)), "", true) }
    guard words[1].hasPrefix("scribe:") else { return nil }
    return (String(words[1].dropFirst(7)), words.count > 3 ? words[2] : "", false)
  }

  /// The lines without blank ones around them, and without carriage returns.
  private static func trimmed(_ lines: ArraySlice<String>) -> [String] {
    var lines = lines.map { $0.hasSuffix("\r") ? String($0.dropLast()) : $0 }[...]
    while let first = lines.first, first.allSatisfy(\.isWhitespace) { lines.removeFirst() }
    while let last = lines.last, last.allSatisfy(\.isWhitespace) { lines.removeLast() }
    return Array(lines)
  }

  /// FNV-1a (http://www.isthe.com/chongo/tech/comp/fnv/), 64 bits folded to 32: it guards against
  /// forgetting, not against forging.
  private static func checksum(_ lines: [String]) -> String {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for line in lines {
      for byte in line.utf8 { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
      hash = (hash ^ 0x0A) &* 0x100_0000_01b3
    }
    let folded = UInt32(truncatingIfNeeded: hash ^ (hash >> 32))
    let hex = String(folded, radix: 16)
    return String(repeating: "0", count: 8 - hex.count) + hex
  }
}
