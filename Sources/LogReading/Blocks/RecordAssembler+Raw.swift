extension RecordAssembler {
  /// Takes a line without a header, from which every wrapper has come off.
  mutating func takeRaw(_ line: ByteView) throws {
    if hasBlock {
      try takeRawInBlock(line)
    } else {
      try takeRawAfterPlain(line)
    }
  }

  private mutating func takeRawInBlock(_ line: ByteView) throws {
    if block.isInQuery {
      if OpenRecord.endsQuery(line) {
        keepQuery()
      } else if !held.isEmpty {
        try hold(line)
        return
      }
    }
    let isPastCrash = block.kind == .crash && block.hasShownEnd && !block.isInQuery
    if block.kind == .sanitizer && BareLine.isSanitizerReport(line)
      || isPastCrash && BareLine(line)?.begins == true
    {
      try closePlain()
      try closeBlock()
      try takeRawAfterPlain(line)
      return
    }
    if block.kind == .cluster, block.isFinished || !ClusterText.isPart(line), !line.isBlankLine,
      BareLine(line)?.begins == true
    {
      try closePlain()
      try closeBlock()
      try takeRawAfterPlain(line)
      return
    }
    if block.isFinished, !line.isBlankLine, hasPlain || block.kind != .cluster {
      if !hasPlain { try closeBlock() }
      try takeRawAfterPlain(line)
      return
    }
    if block.kind == .deadlock, let start = foreignRecordStart(in: line) {
      try takeForeignRecord(line.from(start))
      return
    }
    if block.kind != .crash, BareLine.endsBlocks(line) {
      try closePlain()
      try closeBlock()
      try takeRawAfterPlain(line)
      return
    }
    if hasPlain, !block.owns(line) {
      try takeRawAfterPlain(line)
      return
    }
    block.noteRaw(line)
    if hasPlain { try closePlain() }
    block.foreignHeaders = 0
    appendToBlock(line)
  }

  private mutating func takeRawAfterPlain(_ line: ByteView) throws {
    if line.isBlankLine {
      if hasPlain { appendToPlain(line) } else { startBare(line, .other) }
      return
    }
    if let bare = BareLine(line) {
      if !hasPlain || bare.begins || plain.category == .unrecognized
        || bare.category == .startup && !plain.hasHeader
      {
        if bare.block == .sanitizer { takeBackRule() }
        try closePlain()
        try startBare(line, bare)
      } else {
        upgradePlain(with: line)
        appendToPlain(line)
      }
      return
    }
    if hasPlain, plain.category != .unrecognized, isChild(line) || !BareLine.isGarbled(line) {
      upgradeBlank(with: line)
      appendToPlain(line)
      plain.endsWithRule = BareLine.isRule(line)
      return
    }
    try closePlain()
    startBare(line, .unrecognized)
  }

  private mutating func startBare(_ line: ByteView, _ bare: BareLine) throws {
    scan.header = LineHeader()
    scan.header.level = bare.level
    scan.header.program = bare.program
    let meaning = meanings.meaning(of: line, wordsFrom: bare.wordsStart)
    let category = bare.category ?? meaning.category
    let block = bare.block == .none ? meaning.block : bare.block
    if block == .none {
      startPlain(line, category)
      plain.hasHeader = false
    } else {
      try startBlock(line, category, block)
    }
  }

  /// Whether a line is another program's, which a script has passed on indented: state transfers print
  /// what xtrabackup says behind a tab, header and all.
  private mutating func isChild(_ line: ByteView) -> Bool {
    guard line[0] == 0x09 || line[0] == 0x20 else { return false }
    return detector.readHeader(line.trimmed, &scan)
  }

  mutating func startBare(_ line: ByteView, _ category: LogCategory) {
    scan.header = LineHeader()
    scan.header.program = .named
    startPlain(line, category)
    plain.hasHeader = false
  }

  /// A record whose header was empty gets the meaning of its first words.
  private mutating func upgradeBlank(with line: ByteView) {
    guard plain.isBlank else { return }
    plain.isBlank = false
    let meaning = meanings.meaning(of: line, wordsFrom: 0)
    if meaning.isDecided { plain.category = meaning.category }
  }

  /// A line without a header can say what the one before it did not: `InnoDB: Error: …`.
  private mutating func upgradePlain(with line: ByteView) {
    guard plain.category.isProvisional else { return }
    let meaning = meanings.meaning(of: line, wordsFrom: 8)
    if meaning.isDecided, meaning.category != .other { plain.category = meaning.category }
    if let level = innodbTextLevel(line, 0), plain.level == .note { plain.level = level }
  }

  // MARK: Records inside a line of a block

  /// Where a record of another thread begins in the middle of a line of a dump; nil where none does.
  private mutating func foreignRecordStart(in line: ByteView) -> Int? {
    guard line.count > 40, let first = line.firstIndex(of: 0x5B, from: 20),
      !BareLine.isStatement(line)
    else { return nil }
    var bracket = first
    while true {
      // Back over the thread's number and the stamp before it.
      var start = bracket - 2
      if line[bracket - 1] == 0x20, isDigit(line[start]) {
        while start > 0, isDigit(line[start - 1]) { start -= 1 }
        // "2026-11-22 19:09:36 ", "…T19:09:36.123456Z ", "….123456+01:00 ", "261122 19:09:36 "
        for length in [20, 28, 33, 16] where start - length >= 1 {
          if detector.readHeader(line.from(start - length), &scan) { return start - length }
        }
      }
      guard let next = line.firstIndex(of: 0x5B, from: bracket + 1) else { return nil }
      bracket = next
    }
  }

  private mutating func takeForeignRecord(_ inner: ByteView) throws {
    block.foreignHeaders += 1
    try closePlain()
    let message = inner.from(Int(scan.header.messageStart))
    let meaning = meanings.meaning(of: message, header: scan.header)
    startPlain(inner, meaning.category)
  }
}
