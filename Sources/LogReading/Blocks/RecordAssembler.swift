/// Puts physical lines together into records.
///
/// A line with a header begins a record; a line without one belongs to the record before it, to the
/// block that is being written, or to none. Blocks may be interrupted by records of other threads.
struct RecordAssembler<Sink: RecordSink> {
  var sink: Sink
  private let dialects: [LogDialect]
  /// For each first byte, the dialects that can begin with it.
  private let dispatch: [[UInt8]]
  private let meanings = MeaningTable.shared
  private var scan = HeaderScan()
  /// The dialect that took the last line with a header: it most often takes the next.
  private var sticky = 0
  private var plain: OpenRecord?
  private var block: OpenRecord?
  /// The physical lines taken so far.
  private(set) var lines = 0
  /// The records closed so far.
  private(set) var records = 0
  /// The physical lines that no dialect takes.
  private(set) var unrecognizedLines = 0

  init(sink: Sink, dialects: [LogDialect]) {
    self.sink = sink
    self.dialects = dialects
    dispatch = (UInt8.min...UInt8.max).map { byte in
      dialects.indices.filter { dialects[$0].firstBytes.contains(byte) }
        .map { UInt8(truncatingIfNeeded: $0) }
    }
  }

  /// Takes the next physical line, without its line end.
  @inline(__always)
  mutating func take(_ physical: ByteView) throws {
    lines += 1
    var line = physical
    if line.count > 0, line.base[line.count - 1] == 0x0D {
      line = ByteView(base: line.base, count: line.count - 1)
    }
    if line[0] == 0 || line[0] == 0xEF { line = Self.withoutHoles(line) }
    if readHeader(line) { try takeHeader(line) } else { try takeRaw(line) }
  }

  /// Ends every record at the end of the log.
  mutating func finish() throws {
    try closePlain()
    try closeBlock()
  }

  /// The line without a byte order mark and without the NULs that a truncated file begins with.
  @inline(never)
  private static func withoutHoles(_ line: ByteView) -> ByteView {
    if line.has("\u{FEFF}") { return line.from(3) }
    var index = 0
    while index < line.count, line.base[index] == 0 { index += 1 }
    return line.from(index)
  }

  @inline(__always)
  private mutating func readHeader(_ line: ByteView) -> Bool {
    let first = line[0]
    let candidates = dispatch[Int(first)]
    if candidates.isEmpty { return false }
    scan.header = LineHeader()
    if dialects[sticky].firstBytes.contains(first), dialects[sticky].scan(line, &scan) {
      scan.header.dialect = UInt8(truncatingIfNeeded: sticky)
      return true
    }
    return readOtherHeader(line, candidates)
  }

  @inline(never)
  private mutating func readOtherHeader(_ line: ByteView, _ candidates: [UInt8]) -> Bool {
    for candidate in candidates where Int(candidate) != sticky {
      scan.header = LineHeader()
      if dialects[Int(candidate)].scan(line, &scan) {
        scan.header.dialect = candidate
        sticky = Int(candidate)
        return true
      }
    }
    return false
  }

  // MARK: Lines with a header

  @inline(__always)
  private mutating func takeHeader(_ line: ByteView) throws {
    if block != nil, try blockTakesHeader(line) { return }
    try closePlain()
    let message = line.from(Int(scan.header.messageStart))
    var meaning = meanings.meaning(of: message, header: scan.header)
    if scan.header.block != .none { meaning.block = scan.header.block }
    var record = OpenRecord(
      line: lines,
      level: scan.header.level ?? .note,
      category: meaning.category
    )
    record.isBlank = !meaning.isDecided && message.count < 12
    if meaning.block == .none {
      sink.open(.plain, line, scan.header, at: lines)
      plain = record
    } else {
      try openBlock(record, meaning.block, line)
    }
  }

  @inline(never)
  private mutating func openBlock(
    _ record: OpenRecord,
    _ kind: BlockKind,
    _ line: ByteView
  ) throws {
    try closeBlock()
    var record = record
    record.kind = kind
    record.thread = scan.header.thread
    record.hasThread = scan.header.hasThread
    sink.open(.block, line, scan.header, at: lines)
    block = record
  }

  /// Whether a line with a header goes on with the open block; ends the block where it shows that
  /// the block is over.
  @inline(never)
  private mutating func blockTakesHeader(_ line: ByteView) throws -> Bool {
    guard var open = block else { return false }
    let message = line.from(Int(scan.header.messageStart))
    switch open.continues(with: message, scan.header, meanings) {
    case .part:
      try closePlain()
      open.foreignHeaders = 0
      block = open
      appendToBlock(line)
      return true
    case .foreign:
      open.foreignHeaders += 1
      block = open
      if open.foreignHeaders > open.kind.patience {
        try closePlain()
        try closeBlock()
      }
    case .over:
      try closePlain()
      try closeBlock()
    }
    return false
  }

  // MARK: Lines without

  @inline(__always)
  private mutating func takeRaw(_ line: ByteView) throws {
    if block != nil {
      try takeRawInBlock(line)
    } else {
      try takeRawAfterPlain(line)
    }
  }

  @inline(never)
  private mutating func takeRawInBlock(_ line: ByteView) throws {
    guard var open = block else { return }
    if open.isFinished, !line.isBlankLine {
      if plain == nil { try closeBlock() }
      try takeRawAfterPlain(line)
      return
    }
    if open.kind == .deadlock, let start = foreignRecordStart(in: line) {
      try takeForeignRecord(line.from(start))
      return
    }
    open.noteRaw(line)
    if open.foreignHeaders > 0 { try closePlain() }
    open.foreignHeaders = 0
    block = open
    appendToBlock(line)
  }

  @inline(never)
  private mutating func takeRawAfterPlain(_ line: ByteView) throws {
    if line.isBlankLine {
      if plain == nil {
        openBare(line, category: .other)
      } else {
        appendToPlain(line)
      }
      return
    }
    if let bare = BareLine(line) {
      if plain == nil || bare.begins {
        try closePlain()
        try openBareLine(line, bare)
      } else {
        upgradePlain(with: line)
        appendToPlain(line)
      }
      return
    }
    if let open = plain, open.category != .unrecognized, !BareLine.isGarbled(line) {
      upgradeBlank(with: line)
      appendToPlain(line)
      return
    }
    try closePlain()
    openBare(line, category: .unrecognized)
  }

  private mutating func openBareLine(_ line: ByteView, _ bare: BareLine) throws {
    scan.header = LineHeader()
    scan.header.level = bare.level
    let meaning = meanings.meaning(of: line, wordsFrom: bare.wordsStart)
    var category = meaning.category
    if let known = bare.category { category = known }
    let record = OpenRecord(line: lines, level: bare.level ?? .note, category: category)
    if meaning.block == .none {
      sink.open(.plain, line, scan.header, at: lines)
      plain = record
    } else {
      try openBlock(record, meaning.block, line)
    }
  }

  private mutating func openBare(_ line: ByteView, category: LogCategory) {
    scan.header = LineHeader()
    scan.header.program = .named
    sink.open(.plain, line, scan.header, at: lines)
    plain = OpenRecord(line: lines, level: .note, category: category)
  }

  /// A record whose header was empty gets the meaning of its first words.
  private mutating func upgradeBlank(with line: ByteView) {
    guard var open = plain, open.isBlank else { return }
    open.isBlank = false
    let meaning = meanings.meaning(of: line, wordsFrom: 0)
    if meaning.isDecided { open.category = meaning.category }
    plain = open
  }

  /// A line without a header can say what the one before it did not: `InnoDB: Error: …`.
  private mutating func upgradePlain(with line: ByteView) {
    guard var open = plain, open.category == .other || open.category == .storage else { return }
    let meaning = meanings.meaning(of: line, wordsFrom: 8)
    if meaning.isDecided, meaning.category != .other { open.category = meaning.category }
    if let level = innodbTextLevel(line, 0), open.level == .note { open.level = level }
    plain = open
  }

  // MARK: Records inside a line of a block

  /// Where a record of another thread begins in the middle of a line of a dump; nil where none does.
  private mutating func foreignRecordStart(in line: ByteView) -> Int? {
    guard line.count > 40, !BareLine.isStatement(line) else { return nil }
    var search = 20
    while let bracket = line.firstIndex(of: 0x5B, from: search) {
      search = bracket + 1
      // Back over the thread's number and the stamp before it.
      var start = bracket - 2
      guard line[bracket - 1] == 0x20, isDigit(line[start]) else { continue }
      while start > 0, isDigit(line[start - 1]) { start -= 1 }
      for length in [20, 28, 33, 16] where start - length >= 1 {
        let inner = line.from(start - length)
        scan.header = LineHeader()
        if readOtherHeader(inner, dispatch[Int(inner[0])]) || readHeader(inner) {
          return start - length
        }
      }
    }
    return nil
  }

  private mutating func takeForeignRecord(_ inner: ByteView) throws {
    guard readHeader(inner) else { return }
    block?.foreignHeaders += 1
    try closePlain()
    let message = inner.from(Int(scan.header.messageStart))
    let meaning = meanings.meaning(of: message, header: scan.header)
    sink.open(.plain, inner, scan.header, at: lines)
    plain = OpenRecord(
      line: lines,
      level: scan.header.level ?? .note,
      category: meaning.category
    )
  }

  // MARK: Growing and ending

  @inline(__always)
  private mutating func appendToPlain(_ line: ByteView) {
    plain?.lineCount += 1
    plain?.lastLine = lines
    sink.append(.plain, line)
  }

  private mutating func appendToBlock(_ line: ByteView) {
    guard var open = block else { return }
    block = nil
    if open.lastLine + 1 != lines {
      if open.ranges.isEmpty { open.ranges.append(open.firstLine...open.lastLine) }
      open.ranges.append(lines...lines)
    } else if let last = open.ranges.last {
      open.ranges[open.ranges.count - 1] = last.lowerBound...lines
    }
    open.lineCount += 1
    open.lastLine = lines
    block = open
    sink.append(.block, line)
  }

  @inline(__always)
  private mutating func closePlain() throws {
    guard let open = plain else { return }
    plain = nil
    records += 1
    if open.category == .unrecognized { unrecognizedLines += open.lineCount }
    try sink.close(.plain, open, blockIsOpen: block != nil)
  }

  private mutating func closeBlock() throws {
    guard let open = block else { return }
    block = nil
    records += 1
    try sink.close(.block, open, blockIsOpen: false)
  }
}
