/// Lines in a crashed thread's query that look like records.
///
/// A query may hold anything, also a line like the log's own; but a server that is killed while it
/// prints the query leaves no end mark, and what follows are the next server's lines. So from the
/// first such line on they are held, until the query's end mark or a kilobyte too many decides.
struct HeldLines {
  /// A logical line, and where it stands.
  struct Line {
    /// The physical lines counted when it was read.
    var counted: Int
    var spanStart: Int
    var spanCount: Int
    var text: Range<Int>
    var envelope: Envelope
  }

  private(set) var lines: [Line] = []
  /// Whether one of them says that a server starts.
  var hasStart = false
  private let text = ScratchBuffer()

  var isEmpty: Bool { lines.isEmpty }

  /// How many bytes are held.
  var count: Int { text.count }

  /// Keeps a line; `envelope` without what stands in memory that does not last.
  mutating func hold(_ line: ByteView, _ place: Line) {
    var place = place
    place.text = text.count..<text.count + line.count
    place.envelope.host = nil
    place.envelope.program = nil
    text.append(line)
    lines.append(place)
  }

  /// The bytes of a line, valid until the next is held.
  func view(of line: Line) -> ByteView {
    text.view.slice(line.text.lowerBound, line.text.upperBound)
  }
}

extension RecordAssembler {
  /// The longest query that a crash handler prints (MariaDB sql/signal_handler.cc; MySQL: 1 KiB).
  static var longestQuery: Int { 1 << 16 }

  /// Holds a line that stands in a query and looks like a record.
  mutating func hold(_ line: ByteView) throws {
    held.hold(
      line,
      HeldLines.Line(
        counted: lines,
        spanStart: spanStart,
        spanCount: spanCount,
        text: 0..<0,
        envelope: envelope
      )
    )
    if block.queryBytes + held.count > Self.longestQuery { try giveUpQuery() }
  }

  /// What was held is text of the query: its end has come.
  mutating func keepQuery() {
    guard !held.isEmpty else { return }
    replay { this, line in this.appendToBlock(line) }
  }

  /// What was held are records: the query broke off before them.
  mutating func giveUpQuery() throws {
    guard !held.isEmpty else { return }
    block.isInQuery = false
    block.trustsQuery = false
    // Nothing is held twice: what was given up costs no more than once more.
    isReplaying = true
    defer { isReplaying = false }
    try replay { this, line in
      if this.detector.readHeader(line, &this.scan) {
        try this.takeHeader(line)
      } else {
        try this.takeRaw(line)
      }
    }
  }

  private mutating func replay(
    _ body: (inout Self, ByteView) throws -> Void
  ) rethrows {
    let lines = held
    held = HeldLines()
    let now = (self.lines, spanStart, spanCount, envelope, scan)
    for line in lines.lines {
      self.lines = line.counted
      spanStart = line.spanStart
      spanCount = line.spanCount
      envelope = line.envelope
      try body(&self, lines.view(of: line))
    }
    (self.lines, spanStart, spanCount, envelope, scan) = now
  }
}
