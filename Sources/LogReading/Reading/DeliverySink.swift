import IncidentModel

/// Makes `LogRecord` values of the records that are wanted, and hands them over in file order.
struct DeliverySink: RecordSink {
  private let source: String
  private let options: LogReadingOptions
  private let deliver: (LogRecord) throws -> Void
  var times: TimeResolver
  /// What lines past the survey show about the zone, where the survey found nothing.
  private var clues = ZoneClues()
  private var plain = Draft()
  private var block = Draft()
  /// Records that began after the open block and ended before it.
  private var waiting: [LogRecord] = []
  /// The name under which the server's own lines appear.
  private var server = Program.mysqld
  /// The texts of subsystems and codes, of which a log has few.
  private var subsystems = RememberedTexts()
  private var codes = RememberedCodes()
  /// The records handed over so far.
  private(set) var delivered = 0

  /// How much of a record's text is kept.
  private static let textLimit = 256 << 10

  /// What is kept of a record while it is open.
  private struct Draft {
    var header = LineHeader()
    var text: [UInt8] = []
    var time: Instant?
    var quality = TimeQuality.none
    var isCut = false
    var host: String?
    var program: String?
    /// The log that the record is from, where it is none of the server's own.
    var otherLog: String?
  }

  init(
    source: String,
    options: LogReadingOptions,
    times: TimeResolver,
    deliver: @escaping (LogRecord) throws -> Void
  ) {
    self.source = source
    self.options = options
    self.times = times
    self.deliver = deliver
  }

  mutating func open(
    _ slot: RecordSlot,
    _ line: ByteView,
    _ header: LineHeader,
    _ envelope: Envelope,
    at number: Int
  ) {
    if times.shown == nil {
      clues.note(header, envelope, line, at: number)
      times.take(clues.finding)
    }
    let stamp = header.stamp.kind == .none ? envelope.stamp : header.stamp
    let (time, quality) = times.resolve(stamp, beside: envelope.stamp, line: number)
    switch slot {
    case .plain: Self.start(&plain, line, header, envelope, time, quality)
    case .block: Self.start(&block, line, header, envelope, time, quality)
    }
  }

  private static func start(
    _ draft: inout Draft,
    _ line: ByteView,
    _ header: LineHeader,
    _ envelope: Envelope,
    _ time: Instant?,
    _ quality: TimeQuality
  ) {
    draft.host = nil
    draft.program = nil
    draft.otherLog = envelope.otherLog?.text
    if envelope.kind == .messages {
      draft.host = envelope.host?.text
      draft.program = envelope.program?.text
    }
    draft.header = header
    draft.time = time
    draft.quality = quality
    draft.isCut = false
    draft.text.removeAll(keepingCapacity: true)
    let end = header.messageEnd > 0 ? min(Int(header.messageEnd), line.count) : line.count
    draft.text.append(contentsOf: UnsafeBufferPointer(start: line.base, count: end))
  }

  mutating func append(_ slot: RecordSlot, _ line: ByteView) {
    switch slot {
    case .plain: Self.add(&plain, line)
    case .block: Self.add(&block, line)
    }
  }

  /// Semaphore waits begin without a stamp; the monitor that follows has one, and what the block
  /// inherited may be hours old.
  mutating func date(_ header: LineHeader, at number: Int) {
    guard header.stamp.kind == .full, block.quality == .inherited || block.quality == .none else {
      return
    }
    (block.time, block.quality) = times.resolve(header.stamp, line: number)
  }

  mutating func retract(_ slot: RecordSlot) {
    guard slot == .plain, let end = plain.text.lastIndex(of: 0x0A) else { return }
    plain.text.removeSubrange(end...)
  }

  private static func add(_ draft: inout Draft, _ line: ByteView) {
    guard draft.text.count + line.count < textLimit else {
      draft.isCut = true
      return
    }
    draft.text.append(0x0A)
    draft.text.append(contentsOf: UnsafeBufferPointer(start: line.base, count: line.count))
  }

  mutating func close(
    _ slot: RecordSlot,
    _ open: OpenRecord,
    _ ranges: [ClosedRange<Int>],
    blockIsOpen: Bool
  ) throws {
    if open.secondsWaited > 0 {
      // A hang began when its first thread began to wait.
      block.time = block.time.map { $0 - .seconds(open.secondsWaited) }
    }
    var record = slot == .plain ? record(of: plain, open) : record(of: block, open)
    record?.ranges = ranges
    if slot == .plain, blockIsOpen {
      if let record { waiting.append(record) }
      return
    }
    if let record { try hand(record) }
    if slot == .block {
      let held = waiting
      waiting.removeAll(keepingCapacity: true)
      for record in held { try hand(record) }
    }
  }

  private mutating func hand(_ record: LogRecord) throws {
    delivered += 1
    try deliver(record)
  }

  /// The record as others see it; nil where it lies outside the window or nobody wants it.
  private mutating func record(of draft: Draft, _ open: OpenRecord) -> LogRecord? {
    noteServer(draft, open)
    if options.from != nil || options.to != nil {
      guard let time = draft.time else { return nil }
      if let from = options.from, time < from { return nil }
      if let to = options.to, time >= to { return nil }
    }
    if let keeps = options.keeps, !keeps(open.level, open.category) { return nil }
    let text = draft.text
    return text.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return nil }
      let view = ByteView(base: base, count: buffer.count)
      return make(view, draft, open)
    }
  }

  private mutating func make(_ view: ByteView, _ draft: Draft, _ open: OpenRecord) -> LogRecord {
    let header = draft.header
    var message = Self.withoutTrailingBlanks(view.from(Int(header.messageStart))).text
    if options.redacts { message = Redaction.redacted(message).text }
    if draft.isCut { message += "\n[… cut]" }
    var record = LogRecord(
      source: source,
      line: open.firstLine,
      lines: open.lineCount,
      time: draft.time,
      timeQuality: draft.quality,
      level: open.level,
      category: open.category,
      message: message
    )
    record.program = open.category == .unrecognized ? nil : name(of: header.program, draft)
    if header.subsystemEnd > header.subsystemStart {
      record.subsystem = subsystems.text(
        of: view.slice(Int(header.subsystemStart), Int(header.subsystemEnd))
      )
    } else {
      record.subsystem = Self.subsystem(in: view.from(Int(header.messageStart)))
    }
    if header.code >= 0 { record.code = codes.text(of: header.code) }
    if header.hasThread { record.thread = header.thread }
    record.host = draft.host ?? options.host
    record.object = ObjectFinder.object(
      in: view.from(Int(header.messageStart)),
      category: open.category
    )
    return record
  }

  private func name(of program: Program, _ draft: Draft) -> String? {
    switch program {
    case .server: draft.otherLog ?? server.name
    case .named: draft.program.map { $0 == "CRON" ? "cron" : $0 }
    default: program.name
    }
  }

  /// A log tells which server writes it by the name in the server's own messages.
  private mutating func noteServer(_ draft: Draft, _ open: OpenRecord) {
    if open.category == .backup, isOfXtraBackup(draft) {
      server = .xtrabackup
      return
    }
    guard open.category == .startup || open.category == .shutdown || open.kind == .crash else {
      return
    }
    draft.text.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      let message = ByteView(base: base, count: buffer.count).from(Int(draft.header.messageStart))
      let head = message.slice(0, 120)
      if head.contains("mariadbd") {
        server = .mariadbd
      } else if head.contains("mysqld:") || head.contains("mysqld ") {
        server = .mysqld
      } else if head.has("Starting MariaDB ") {
        server = .mariadbd
      }
    }
  }

  /// XtraBackup 8 prints in the server's form, and what InnoDB says inside of it looks like the server's.
  private func isOfXtraBackup(_ draft: Draft) -> Bool {
    let start = Int(draft.header.subsystemStart)
    guard draft.otherLog == nil, Int(draft.header.subsystemEnd) - start == 10 else { return false }
    return draft.text[start..<(start + 10)].elementsEqual("Xtrabackup".utf8)
  }

  private static func withoutTrailingBlanks(_ view: ByteView) -> ByteView {
    var end = view.count
    while end > 0, isBlank(view.base[end - 1]) || view.base[end - 1] == 0x0A { end -= 1 }
    return view.slice(0, end)
  }

  /// The subsystem that a message names by its first word.
  private static func subsystem(in message: ByteView) -> String? {
    if message.has("InnoDB:") { return "InnoDB" }
    if message.has("WSREP") { return "WSREP" }
    if message.has("Slave ") || message.has("Replica ") { return "Repl" }
    if message.has("Event Scheduler:") { return "Event Scheduler" }
    return nil
  }
}
