/// What messages mean: by code where they carry one, by distinguishing words where they do not.
package struct MeaningTable: Sendable {
  /// What was found: a category, and the block that the line opens.
  struct Meaning {
    var category: LogCategory
    var block = BlockKind.none
    /// Whether a rule or a code said so; false where nothing did and the category is `other`.
    var isDecided = true
  }

  /// Every rule, strongest first; the first of those that hold decides.
  package static let rules: [MeaningRule] =
    MeaningRule.failures + MeaningRule.connections + MeaningRule.data + MeaningRule.replication
    + MeaningRule.life + MeaningRule.localized + MeaningRule.localizedMore
    + MeaningRule.localizedBytes + MeaningRule.storage
    + MeaningRule.backups

  /// The table as built from the rules and the codes, once.
  static let shared = MeaningTable()

  private let matcher: PhraseMatcher
  private let openings: OpeningTable
  private let categories: [LogCategory]
  private let blocks: [BlockKind]
  private let flags: [Flags]
  private let also: [[UInt8]]
  /// The meaning of MY-000000 to MY-016383, as an index into `LogCategory.allCases`; 255 for none.
  private let codes: [UInt8]

  private struct Flags: OptionSet {
    var rawValue: UInt8
    static let atStart = Flags(rawValue: 1)
    static let final = Flags(rawValue: 2)
    static let also = Flags(rawValue: 4)
  }

  private init() {
    let rules = Self.rules
    matcher = PhraseMatcher(rules.map(\.bytes))
    openings = OpeningTable(
      (rules + MeaningRule.noise).enumerated()
        .filter { $0.element.place == .start && $0.element.isFinal }
        .map { ($0.offset, $0.element.phrase) }
    )
    let named = rules + MeaningRule.noise
    categories = named.map(\.category)
    blocks = named.map(\.block)
    also = rules.map { $0.also.map { $0.utf8.map(lowered) } ?? [] }
    flags = rules.map { rule in
      var flags = Flags()
      if rule.place == .start { flags.insert(.atStart) }
      if rule.isFinal { flags.insert(.final) }
      if rule.also != nil { flags.insert(.also) }
      return flags
    }
    var codes = [UInt8](repeating: 255, count: 1 << 14)
    let all = LogCategory.allCases
    for (category, numbers) in CodeTable.categories {
      let index = UInt8(truncatingIfNeeded: all.firstIndex(of: category) ?? 255)
      for number in numbers where number >= 0 && number < codes.count { codes[number] = index }
    }
    self.codes = codes
  }

  /// The category that a code alone decides; nil where its text must be read.
  @inline(__always)
  func category(ofCode code: Int32) -> LogCategory? {
    guard code > 0, code < 1 << 14 else { return nil }
    let index = codes[Int(code)]
    return index == 255 ? nil : LogCategory.allCases[Int(index)]
  }

  /// What a message means by its words.
  ///
  /// - Parameters:
  ///   - message: the text after the header
  ///   - start: where its own words begin, past `InnoDB: ` or the program's name
  /// - Returns: the strongest rule's meaning; `other`, undecided, where none holds
  @inline(__always)
  func meaning(of message: ByteView, wordsFrom start: Int) -> Meaning {
    let opening = openings.rule(opening: message, at: start)
    if opening >= 0 { return Meaning(category: categories[opening], block: blocks[opening]) }
    let best = matcher.lowest(in: message) { rule, position in
      let flags = flags[rule]
      if flags.contains(.atStart), position != start, position != 0 { return .no }
      if flags.contains(.also), !contains(message, also[rule]) { return .no }
      return flags.contains(.final) ? .final : .yes
    }
    guard let best else { return Meaning(category: .other, isDecided: false) }
    return Meaning(category: categories[best], block: blocks[best])
  }

  /// What a message means, given what its header already says.
  @inline(__always)
  func meaning(of message: ByteView, header: LineHeader) -> Meaning {
    if let category = category(ofCode: header.code) { return Meaning(category: category) }
    if let category = header.category {
      return header.block == .none ? refined(category, message) : Meaning(category: category)
    }
    var found = meaning(of: message, wordsFrom: Self.wordsStart(message))
    if !found.isDecided, header.subsystemEnd > header.subsystemStart {
      found.category = category(ofSubsystem: message, header)
    }
    if found.category == .replication, ClusterText.opens(message) { found.block = .cluster }
    return found
  }

  /// A backup tool's line is about a backup, unless it says that it restores.
  @inline(never)
  private func refined(_ category: LogCategory, _ message: ByteView) -> Meaning {
    guard category == .backup else { return Meaning(category: category) }
    let words = meaning(of: message, wordsFrom: 0)
    return Meaning(category: words.category == .restore ? .restore : .backup)
  }

  /// What a subsystem's name says where the message says nothing.
  @inline(never)
  private func category(ofSubsystem message: ByteView, _ header: LineHeader) -> LogCategory {
    let name = ByteView(
      base: message.base - Int(header.messageStart) + Int(header.subsystemStart),
      count: Int(header.subsystemEnd - header.subsystemStart)
    )
    switch name[0] {
    case 0x52 where name.has("Repl"), 0x47 where name.has("Galera"), 0x57 where name.has("WSREP"):
      return .replication
    case 0x58 where name.has("Xtrabackup"):
      return .backup
    default:
      return .other
    }
  }

  /// Where a message's own words begin, past `InnoDB: ` or the server's name.
  @inline(__always)
  static func wordsStart(_ message: ByteView) -> Int {
    switch message[0] {
    case 0x49: message.has("InnoDB: ") ? 8 : 0
    case 0x2F, 0x6D: BareLine.programEnd(message) ?? 0
    default: 0
    }
  }

  /// Whether the words stand in the text, regardless of ASCII case.
  @inline(never)
  private func contains(_ text: ByteView, _ words: [UInt8]) -> Bool {
    words.withUnsafeBufferPointer { words in
      guard let first = words.first, words.count <= text.count else { return words.isEmpty }
      let capital = isLetter(first) ? first & 0xDF : first
      var small = text.firstIndex(of: first) ?? text.count
      var large = capital == first ? text.count : text.firstIndex(of: capital) ?? text.count
      while min(small, large) + words.count <= text.count {
        let start = min(small, large)
        var index = 1
        while index < words.count, lowered(text.base[start + index]) == words[index] { index += 1 }
        if index == words.count { return true }
        if small < large {
          small = text.firstIndex(of: first, from: small + 1) ?? text.count
        } else {
          large = text.firstIndex(of: capital, from: large + 1) ?? text.count
        }
      }
      return false
    }
  }
}
