extension RecordAssembler {
  /// Takes a line whose beginning is no header: wrapped, gathered, or without any head at all.
  @inline(never)
  mutating func takeOther(_ line: ByteView) throws {
    let isBare = !wrapperSeen && !carrierSeen && !isGathering
    if hasBlock, isBare, !Unwrapper.mustTry.contains(line[0]) {
      try takeRaw(line)
      return
    }
    if rows.form != .none {
      switch rows.take(line) {
      case .held: return
      case .last:
        try endRow()
        return
      case .over:
        try endRow()
        try takeAgain(line)
        return
      case .foreign:
        rows.cancel()
        try giveUpQuery()
        try closePlain()
        spanStart = lines - 1
        startBare(ByteView(base: line.base, count: 0), .other)
        plain.lastLine = lines - 1
        try takeAgain(line)
        return
      }
    }
    if document.isOpen {
      if documentFirst > spanStart || !detector.readHeader(line, &scan) {
        try takeInDocument(line)
        return
      }
      try endDocument(at: spanStart)
      try takeHeader(line)
      return
    }
    if try takeWrapped(line) { return }
    if pieces.count > 0 {
      // What should have gone on did not.
      try takePieces()
      try takeAgain(line)
      return
    }
    let form = FieldRows.form(of: line)
    if form != .none {
      rows.begin(form, line, at: spanStart)
      return
    }
    if !hasPlain, !hasBlock, JSONDocument.begins(line) {
      document.open()
      documentFirst = spanStart
      try takeInDocument(line)
      return
    }
    try takeRaw(line)
  }

  private mutating func takeAgain(_ line: ByteView) throws {
    spanStart = lines
    spanCount = 1
    if detector.readHeader(line, &scan) {
      try takeHeader(line)
    } else {
      try takeOther(line)
    }
  }

  // MARK: Wrappers

  /// Takes the wrappers off, and then the line; false where there is no wrapper.
  private mutating func takeWrapped(_ line: ByteView) throws -> Bool {
    var envelope = Envelope()
    var inner = line
    var isPiece = false
    for depth in 0..<Unwrapper.deepest {
      defer { wrapperSeen = wrapperSeen || envelope.kind != .none }
      var next = Envelope()
      switch unwrapper.unwrap(inner, depth: depth, &next, &scan) {
      case .none:
        if depth == 0 { return false }
        if envelope.kind == .none, !carrierSeen { return false }
        try takeUnwrapped(inner, envelope, isPiece: isPiece)
        return true
      case .piece(let text):
        envelope.add(next)
        inner = text
        isPiece = true
      case .line(let text):
        envelope.add(next)
        inner = text
      case .record(let text):
        envelope.add(next)
        if pieces.count > 0 { try takePiecesBefore() }
        return try takeWithEnvelope(envelope) { this in
          try this.takeHeader(text)
          return true
        }
      }
      if isPiece || pieces.count > 0 || detector.readHeader(inner, &scan) {
        if envelope.kind == .none { carrierSeen = true }
        try takeUnwrapped(inner, envelope, isPiece: isPiece)
        return true
      }
    }
    try takeUnwrapped(inner, envelope, isPiece: isPiece)
    return true
  }

  private mutating func takeUnwrapped(
    _ inner: ByteView,
    _ envelope: Envelope,
    isPiece: Bool
  ) throws {
    if isPiece || pieces.count > 0 {
      if pieces.count == 0 {
        piecesStart = spanStart
        piecesCount = 0
      }
      piecesCount += 1
      if pieces.count + inner.count < LineSplitter.limit { pieces.append(inner) }
      if !isPiece {
        _ = try takeWithEnvelope(envelope) { this in
          try this.takePieces()
          return true
        }
      }
      return
    }
    _ = try takeWithEnvelope(envelope) { this in
      try this.takeSegments(inner)
      return true
    }
  }

  /// Takes the pieces of a line that a runtime had cut, as one.
  mutating func takePieces() throws {
    let whole = pieces.view
    spanStart = piecesStart
    spanCount = piecesCount
    try takeSegments(whole)
    pieces.clear()
  }

  /// Takes the pieces of a line that should have gone on, before a record that has been read already.
  private mutating func takePiecesBefore() throws {
    let header = scan.header
    try takePieces()
    scan.header = header
    spanStart = lines
    spanCount = 1
  }

  private mutating func takeWithEnvelope(
    _ envelope: Envelope,
    _ body: (inout Self) throws -> Bool
  ) throws -> Bool {
    self.envelope = envelope
    defer { self.envelope = Envelope() }
    return try body(&self)
  }

  /// Takes text that may hold line ends of its own: fluent-bit glues the lines of a block together.
  private mutating func takeSegments(_ text: ByteView) throws {
    var rest = text
    var isFirst = true
    while true {
      let end = rest.firstIndex(of: 0x0A)
      var segment = end.map { rest.slice(0, $0) } ?? rest
      if segment[segment.count - 1] == 0x0D { segment = segment.slice(0, segment.count - 1) }
      if detector.readHeader(segment, &scan) {
        try takeHeader(segment)
      } else if envelope.kind == .messages, isFirst {
        try takeMessage(segment)
      } else {
        try takeRaw(segment)
      }
      isFirst = false
      guard let end else { return }
      rest = rest.from(end + 1)
      // The physical line is counted with its first segment.
      spanStart = spanEnd
      spanCount = 0
      if rest.isEmpty { return }
    }
  }

  /// Takes a message of syslog or the journal that has no header of its own.
  private mutating func takeMessage(_ line: ByteView) throws {
    if envelope.isServer {
      let goesOn =
        hasBlock && !block.isFinished || hasPlain && plain.hasHeader && line.has("Version: '")
        || line.isBlankLine && hasPlain
      if goesOn {
        try takeRaw(line)
        return
      }
    }
    try giveUpQuery()
    try closePlain()
    scan.header = LineHeader()
    scan.header.program = .named
    let words = MeaningTable.wordsStart(line)
    var meaning = meanings.meaning(of: line, wordsFrom: words)
    if !envelope.isServer {
      meaning.block = .none
      meaning.category = SystemMessages.category(of: line, program: envelope.program, meaning)
    }
    if meaning.block == .none {
      startPlain(line, meaning.category)
      plain.hasHeader = false
      if plain.level == .note { plain.level = SystemMessages.level(of: line, meaning.category) }
    } else {
      try startBlock(line, meaning.category, meaning.block)
    }
  }

  // MARK: Rows of fields

  /// Ends a row that was gathered field by field.
  mutating func endRow() throws {
    let isVertical = rows.form == .vertical
    spanStart = rows.firstLine
    spanCount = rows.lineCount
    let rowEnvelope = rows.envelope
    let text = rows.finish()
    let header = rows.header
    _ = try takeWithEnvelope(rowEnvelope) { this in
      if isVertical {
        this.scan.header = header
        try this.takeHeader(text)
      } else {
        try this.takeSegments(text)
      }
      return true
    }
    spanStart = lines
    spanCount = 1
  }

  // MARK: JSON documents

  private mutating func takeInDocument(_ line: ByteView) throws {
    var document = document
    let goesOn = try document.take(line) { object in
      var envelope = Envelope()
      let inner: ByteView
      switch unwrapper.unwrap(object, documentScratch, &envelope, &scan) {
      case .line(let text), .piece(let text): inner = text
      case .record(let text):
        beginSpan(documentFirst)
        documentFirst = lines + 1
        return try takeWithEnvelope(envelope) { this in
          try this.takeHeader(text)
          return true
        }
      case .none: return false
      }
      beginSpan(documentFirst)
      documentFirst = lines + 1
      return try takeWithEnvelope(envelope) { this in
        try this.takeSegments(inner)
        return true
      }
    }
    self.document = document
    if !goesOn { try endDocument(at: lines + 1) }
  }

  private mutating func beginSpan(_ first: Int) {
    spanStart = min(first, lines)
    spanCount = max(0, lines - first + 1)
  }

  /// Ends a document; lines after its last record belong to that record.
  mutating func endDocument(at line: Int) throws {
    let first = documentFirst
    document.close()
    let left = line - first
    guard left > 0 else { return }
    if hasPlain {
      if plain.lineCount == 0 { plain.firstLine = first }
      plain.lineCount += left
      plain.lastLine = line - 1
    } else if hasBlock {
      keepQuery()
      extendBlock(from: first, by: left)
    } else {
      let empty = ByteView(base: pieces.view.base, count: 0)
      spanStart = first
      spanCount = left
      startBare(empty, .unrecognized)
      spanStart = line
      spanCount = 1
    }
  }
}
