/// A record whose end has not been seen yet.
struct OpenRecord {
  /// The physical line on which it begins.
  var firstLine = 0
  /// The last physical line that belongs to it.
  var lastLine = 0
  /// How many physical lines belong to it.
  var lineCount = 0
  var level = LogLevel.note
  var category = LogCategory.other
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
  /// Whether a line like a record's may be part of a query; false once one broke off.
  var trustsQuery = true
  /// Headers of other records since the block's last line.
  var foreignHeaders = 0
  /// Whether the message had no words yet, so that the next line decides the category.
  var isBlank = false
  /// Whether the record's line had a header of its own, not only a wrapper's stamp.
  var hasHeader = true
  /// Seconds that the first waiting thread had waited when the block began.
  var secondsWaited = 0
  /// Whether a crash has shown the text that its handler ends with, a monitor its last title.
  var hasShownEnd = false
  /// Whether the last line is a rule of equals signs, which may frame what comes next.
  var endsWithRule = false
}

/// What a record is, as far as others ask whether they want it.
struct RecordKind {
  var level: LogLevel
  var category: LogCategory
}

extension LogCategory {
  /// Whether the lines that follow can say that a record is of another category.
  @inline(__always)
  var isProvisional: Bool { self == .other || self == .storage }
}

/// The two places where a record can be open: the one whose line was read last, and the block that
/// it may be interrupting.
enum RecordSlot {
  case plain, block
}

/// What takes the records that the assembler finds.
protocol RecordSink {
  /// A record begins with this line; `settled` is its kind where no later line can change it.
  mutating func open(
    _ slot: RecordSlot,
    _ line: ByteView,
    _ header: LineHeader,
    _ envelope: Envelope,
    at number: Int,
    settled: RecordKind?
  )
  /// A line that goes on with the open block has a stamp, where the block's first line may have none.
  mutating func date(_ header: LineHeader, at number: Int)
  /// The line appended last belongs to the next record instead.
  mutating func retract(_ slot: RecordSlot)
  /// A line belongs to an open record.
  mutating func append(_ slot: RecordSlot, _ line: ByteView)
  /// A record has ended. `ranges` are its lines where others interrupt it, else empty.
  mutating func close(
    _ slot: RecordSlot,
    _ record: OpenRecord,
    _ ranges: [ClosedRange<Int>],
    blockIsOpen: Bool
  )
    throws
}
