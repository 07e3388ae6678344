/// A record whose end has not been seen yet.
struct OpenRecord {
  /// The physical line on which it begins.
  var firstLine: Int
  /// The last physical line that belongs to it.
  var lastLine: Int
  /// How many physical lines belong to it.
  var lineCount: Int
  var level: LogLevel
  var category: LogCategory
  var kind = BlockKind.none
  /// The thread that writes it, for blocks that go on in lines with headers.
  var thread: UInt64 = 0
  var hasThread = false
  /// Whether the block has shown its last line, so that the next header ends it.
  var isFinished = false
  /// Whether the lines are those of a crashed thread's query, which may look like anything.
  var isInQuery = false
  /// The bytes of that query so far.
  var queryBytes = 0
  /// Headers of other records since the block's last line.
  var foreignHeaders = 0
  /// Whether the message had no words yet, so that the next line decides the category.
  var isBlank = false
  /// The physical lines that belong to it where others interrupt them.
  var ranges: [ClosedRange<Int>] = []

  init(line: Int, level: LogLevel, category: LogCategory) {
    firstLine = line
    lastLine = line
    lineCount = 1
    self.level = level
    self.category = category
  }
}

/// The two places where a record can be open: the one whose line was read last, and the block that
/// it may be interrupting.
enum RecordSlot: Int {
  case plain, block
}

/// What takes the records that the assembler finds.
protocol RecordSink {
  /// A record begins with this line.
  mutating func open(_ slot: RecordSlot, _ line: ByteView, _ header: LineHeader, at number: Int)
  /// A line belongs to an open record.
  mutating func append(_ slot: RecordSlot, _ line: ByteView)
  /// A record has ended.
  mutating func close(_ slot: RecordSlot, _ record: OpenRecord, blockIsOpen: Bool) throws
}
