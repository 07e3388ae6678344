/// Puts physical lines together into records.
///
/// A line with a header begins a record; a line without one belongs to the record before it, to the
/// block that is being written, or to none. Blocks may be interrupted by records of other threads.
/// Wrappers come off on the way.
struct RecordAssembler<Sink: RecordSink> {
  var sink: Sink
  let meanings = MeaningTable.shared
  var scan = HeaderScan()
  var detector: DialectDetector
  var unwrapper = Unwrapper()
  var envelope = Envelope()
  var rows = FieldRows()
  var document = JSONDocument()
  /// The first physical line of a JSON document that belongs to no record yet.
  var documentFirst = 0
  let documentScratch = ScratchBuffer()
  /// The pieces of a line that a container runtime has cut, and the physical lines they stand on.
  let pieces = ScratchBuffer()
  var piecesStart = 0
  var piecesCount = 0
  /// Whether a line prefix such as compose's has been seen before a header.
  var carrierSeen = false
  /// Whether any wrapper has been seen.
  var wrapperSeen = false

  var plain = OpenRecord()
  var hasPlain = false
  var block = OpenRecord()
  var hasBlock = false
  var blockRanges: [ClosedRange<Int>] = []
  /// What may be text of a crashed thread's query, or records after it.
  var held = HeldLines()
  /// Whether lines that were held are being read again.
  var isReplaying = false

  /// The physical lines taken so far.
  var lines = 0
  /// The physical lines of the logical line at hand: where they begin, and how many they are.
  var spanStart = 0
  var spanCount = 1
  /// The last of them; the line that is being read may lie behind it, where it ends what was gathered.
  var spanEnd: Int { spanStart + max(spanCount, 1) - 1 }
  /// The records closed so far.
  private(set) var records = 0
  /// The physical lines that no dialect takes.
  private(set) var unrecognizedLines = 0

  /// An assembler for these dialects, whose first line has `linesBefore` lines before it.
  init(sink: Sink, dialects: [LogDialect], linesBefore: Int = 0) {
    self.sink = sink
    lines = linesBefore
    detector = DialectDetector(dialects)
  }

  /// Takes the next physical line, without its line end.
  @inline(__always)
  mutating func take(_ physical: ByteView) throws {
    lines += 1
    spanStart = lines
    spanCount = 1
    let isGathering = isGathering
    if isGathering, rows.takesBytes {
      try takeOther(physical)
      return
    }
    var line = physical
    if line.count > 0, line.base[line.count - 1] == 0x0D {
      line = ByteView(base: line.base, count: line.count - 1)
    }
    if line[0] == 0 || line[0] == 0xEF { line = Self.withoutHoles(line) }
    // Inside a block only a stamp can begin another record, not the name of some tool.
    let canBegin = !hasBlock || isDigit(line[0]) || line[0] == 0x5B
    if canBegin, !isGathering, detector.readHeader(line, &scan) {
      try takeHeader(line)
    } else {
      try takeOther(line)
    }
  }

  /// Ends every record at the end of the log.
  mutating func finish() throws {
    if rows.form != .none { try endRow() }
    if pieces.count > 0 { try takePieces() }
    if document.isOpen { try endDocument(at: lines + 1) }
    try giveUpQuery()
    try closePlain()
    try closeBlock()
  }

  /// Whether something that spreads over lines is being gathered.
  @inline(__always)
  var isGathering: Bool {
    rows.form != .none || pieces.count > 0 || document.isOpen
  }

  /// The line without a byte order mark and without the NULs that a truncated file begins with.
  @inline(never)
  private static func withoutHoles(_ line: ByteView) -> ByteView {
    if line.has("\u{FEFF}") { return line.from(3) }
    var index = 0
    while index < line.count, line.base[index] == 0 { index += 1 }
    return line.from(index)
  }

  // MARK: Lines with a header

  @inline(__always)
  mutating func takeHeader(_ line: ByteView) throws {
    if hasBlock, try blockTakesHeader(line) { return }
    if scan.header.block == .monitor { takeBackRule() }
    if hasPlain { try closePlain() }
    let message = line.from(Int(scan.header.messageStart))
    let meaning = meanings.meaning(of: message, header: scan.header)
    let kind = scan.header.block != .none ? scan.header.block : meaning.block
    if kind == .none {
      let isBlank = !meaning.isDecided && message.count < 12
      startPlain(
        line,
        meaning.category,
        isSettled: !isBlank && !meaning.category.isProvisional
      )
      plain.isBlank = isBlank
    } else {
      try startBlock(line, meaning.category, kind)
    }
  }

  /// The rule above a monitor's title is the monitor's.
  @inline(never)
  mutating func takeBackRule() {
    guard hasPlain, plain.endsWithRule, plain.lastLine == spanStart - 1, plain.lineCount > 1 else {
      return
    }
    plain.lineCount -= 1
    plain.lastLine -= 1
    sink.retract(.plain)
    spanStart -= 1
    spanCount += 1
  }

  /// Opens a record with the scan's header in the plain slot.
  @inline(__always)
  mutating func startPlain(
    _ line: ByteView,
    _ category: LogCategory,
    isSettled: Bool = false
  ) {
    plain = OpenRecord()
    plain.firstLine = spanStart
    plain.lastLine = spanEnd
    plain.lineCount = spanCount
    plain.level = levelOfHeader(line)
    plain.category = category
    hasPlain = true
    sink.open(
      .plain,
      line,
      scan.header,
      envelope,
      at: spanStart,
      settled: isSettled ? RecordKind(level: plain.level, category: category) : nil
    )
  }

  /// Opens a block with the scan's header.
  @inline(never)
  mutating func startBlock(_ line: ByteView, _ category: LogCategory, _ kind: BlockKind) throws {
    try closeBlock()
    block = OpenRecord()
    block.firstLine = spanStart
    block.lastLine = spanEnd
    block.lineCount = spanCount
    block.level = levelOfHeader(line)
    block.category = category
    block.kind = kind
    block.trustsQuery = !isReplaying
    block.thread = scan.header.thread
    block.hasThread = scan.header.hasThread
    hasBlock = true
    sink.open(
      .block,
      line,
      scan.header,
      envelope,
      at: spanStart,
      // A crash tells which server it was, whether anybody wants to see it or not.
      settled: kind == .crash ? nil : RecordKind(level: block.level, category: category)
    )
  }

  /// The level of the line at hand: the header's, the text's own `[FATAL]`, or the wrapper's.
  @inline(__always)
  private func levelOfHeader(_ line: ByteView) -> LogLevel {
    guard let level = scan.header.level else { return envelope.level ?? .note }
    return level == .error && isFatal(line) ? .fatal : level
  }

  @inline(__always)
  private func isFatal(_ line: ByteView) -> Bool {
    let start = Int(scan.header.messageStart)
    return line[start] == 0x5B && (line.has("[FATAL]", at: start) || line.has("[Fatal]", at: start))
  }

  // MARK: Growing and ending

  @inline(__always)
  mutating func appendToPlain(_ line: ByteView) {
    // A record that shares its first line with another one has none until now.
    if plain.lineCount == 0 { plain.firstLine = spanStart }
    plain.lineCount += spanCount
    plain.lastLine = spanEnd
    sink.append(.plain, line)
  }

  mutating func appendToBlock(_ line: ByteView) {
    extendBlock(from: spanStart, by: spanCount)
    sink.append(.block, line)
  }

  /// Counts lines that end with the one at hand as the open block's.
  mutating func extendBlock(from first: Int, by count: Int) {
    guard count > 0 else { return }
    let last = first + count - 1
    if block.lineCount == 0 {
      block.firstLine = first
    } else if block.lastLine + 1 < first {
      if blockRanges.isEmpty { blockRanges.append(block.firstLine...block.lastLine) }
      blockRanges.append(first...last)
    } else if let range = blockRanges.last {
      blockRanges[blockRanges.count - 1] = range.lowerBound...last
    }
    block.lineCount += count
    block.lastLine = last
  }

  @inline(__always)
  mutating func closePlain() throws {
    guard hasPlain else { return }
    hasPlain = false
    records += 1
    if plain.category == .unrecognized { unrecognizedLines += plain.lineCount }
    try sink.close(.plain, plain, [], blockIsOpen: hasBlock)
  }

  mutating func closeBlock() throws {
    guard hasBlock else { return }
    hasBlock = false
    records += 1
    try sink.close(.block, block, blockRanges, blockIsOpen: false)
    if !blockRanges.isEmpty { blockRanges.removeAll(keepingCapacity: true) }
  }
}
