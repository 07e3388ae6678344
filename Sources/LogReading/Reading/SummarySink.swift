import IncidentModel

/// Counts records, and keeps nothing else of them but when the log begins and ends.
struct SummarySink: RecordSink {
  private(set) var levels = InlineArray<8, Int>(repeating: 0)
  private(set) var categories = InlineArray<32, Int>(repeating: 0)
  /// The first and the last stamp with a date.
  private(set) var first = Stamp()
  private(set) var last = Stamp()

  @inline(__always)
  mutating func open(
    _ slot: RecordSlot,
    _ line: ByteView,
    _ header: LineHeader,
    _ envelope: Envelope,
    at number: Int,
    settled: RecordKind?
  ) {
    let isWrappers = header.stamp.kind == .none
    let kind = isWrappers ? envelope.stamp.kind : header.stamp.kind
    guard kind == .full || kind == .yearless else { return }
    last = isWrappers ? envelope.stamp : header.stamp
    if first.kind == .none { first = last }
  }

  @inline(__always)
  mutating func append(_ slot: RecordSlot, _ line: ByteView) {}

  mutating func date(_ header: LineHeader, at number: Int) {}

  mutating func retract(_ slot: RecordSlot) {}

  @inline(__always)
  mutating func close(
    _ slot: RecordSlot,
    _ record: OpenRecord,
    _ ranges: [ClosedRange<Int>],
    blockIsOpen: Bool
  ) {
    levels[record.level.index] &+= 1
    categories[record.category.index] &+= 1
  }
}

extension LogLevel {
  /// The level's place in `allCases`.
  @inline(__always)
  var index: Int {
    switch self {
    case .debug: 0
    case .note: 1
    case .system: 2
    case .warning: 3
    case .error: 4
    case .fatal: 5
    }
  }
}

extension LogCategory {
  /// The category's place in `allCases`.
  @inline(__always)
  package var index: Int {
    switch self {
    case .startup: 0
    case .shutdown: 1
    case .crash: 2
    case .hang: 3
    case .crashRecovery: 4
    case .corruption: 5
    case .outOfMemory: 6
    case .diskFull: 7
    case .accessDenied: 8
    case .connections: 9
    case .network: 10
    case .lock: 11
    case .replication: 12
    case .backup: 13
    case .restore: 14
    case .config: 15
    case .upgrade: 16
    case .slowShutdown: 17
    case .storage: 18
    case .other: 19
    case .unrecognized: 20
    }
  }
}
