import IncidentModel

/// Shows the records that are wanted, in file order.
struct DeliverySink: RecordSink {
  /// Which records are handed over.
  private let wanted: WantedRecords
  /// The host of records that name none.
  private let host: String?
  private let deliver: (RecordView) throws -> Void
  var times: TimeResolver
  /// What lines past the survey show about the zone, where the survey found nothing.
  private var clues = ZoneClues()
  private let plain = Draft()
  private let block = Draft()
  /// Beside the drafts, since it decides whether these are looked at.
  private var plainFate = Fate()
  private var blockFate = Fate()
  /// Records that began after the open block and ended before it.
  private var waiting: [LogRecord] = []
  private var server = ServerName()
  /// The texts of subsystems and codes, of which a log has few.
  private var subsystems = RememberedTexts()
  private var codes = RememberedCodes()
  private var objects = ObjectFinder()
  /// The records handed over so far.
  private(set) var delivered = 0

  /// How much of a record's text is kept.
  private static let textLimit = 256 << 10

  /// What is to become of a record.
  private struct Fate {
    /// When it was written.
    var time: Instant?
    /// Whether it is certain already that nobody wants it, so that its text need not be kept.
    var isUnwanted = false
  }

  /// What is kept of a record while it is open.
  private final class Draft {
    var header = LineHeader()
    let text = ScratchBuffer()
    var quality = TimeQuality.none
    var isCut = false
    var host: String?
    var program: String?
    /// The log that the record is from, where it is none of the server's own.
    var otherLog: String?
    /// The message with the lines that followed.
    var message: ByteView { text.view.from(Int(header.messageStart)) }
  }

  init(
    options: LogReadingOptions,
    times: TimeResolver,
    deliver: @escaping (RecordView) throws -> Void
  ) {
    wanted = WantedRecords(options)
    host = options.host
    self.times = times
    self.deliver = deliver
  }

  mutating func open(
    _ slot: RecordSlot,
    _ line: ByteView,
    _ header: LineHeader,
    _ envelope: Envelope,
    at number: Int,
    settled: RecordKind?
  ) {
    if times.shown == nil {
      clues.note(header, envelope, line, at: number)
      times.take(clues.finding)
    }
    let stamp = header.stamp.kind == .none ? envelope.stamp : header.stamp
    let (time, quality) = times.resolve(stamp, beside: envelope.stamp, line: number)
    let fate = Fate(time: time, isUnwanted: isUnwanted(settled))
    switch slot {
    case .plain:
      plainFate = fate
      plain.quality = quality
      if !fate.isUnwanted { Self.start(plain, line, header, envelope) }
    case .block:
      blockFate = fate
      block.quality = quality
      if !fate.isUnwanted { Self.start(block, line, header, envelope) }
    }
  }

  /// Whether a record will be neither handed over nor asked for the server's name.
  @inline(__always)
  private func isUnwanted(_ settled: RecordKind?) -> Bool {
    guard let settled else { return false }
    return !wanted.contains(settled) && !ServerName.isTold(by: settled.category)
  }

  private static func start(
    _ draft: Draft,
    _ line: ByteView,
    _ header: LineHeader,
    _ envelope: Envelope
  ) {
    if draft.host != nil { draft.host = nil }
    if draft.program != nil { draft.program = nil }
    draft.otherLog = envelope.otherLog?.text
    if envelope.kind == .messages {
      draft.host = envelope.host?.text
      draft.program = envelope.program?.text
    }
    draft.header = header
    draft.isCut = false
    draft.text.clear()
    draft.text.append(header.messageEnd > 0 ? line.slice(0, Int(header.messageEnd)) : line)
  }

  mutating func append(_ slot: RecordSlot, _ line: ByteView) {
    switch slot {
    case .plain: if !plainFate.isUnwanted { Self.add(plain, line) }
    case .block: if !blockFate.isUnwanted { Self.add(block, line) }
    }
  }

  /// Semaphore waits begin without a stamp; the monitor that follows has one, and what the block
  /// inherited may be hours old.
  mutating func date(_ header: LineHeader, at number: Int) {
    guard header.stamp.kind == .full, block.quality == .inherited || block.quality == .none else {
      return
    }
    (blockFate.time, block.quality) = times.resolve(header.stamp, line: number)
  }

  mutating func retract(_ slot: RecordSlot) {
    guard slot == .plain, !plainFate.isUnwanted, let end = plain.text.view.lastIndex(of: 0x0A)
    else {
      return
    }
    plain.text.truncate(end)
  }

  private static func add(_ draft: Draft, _ line: ByteView) {
    guard draft.text.count + line.count < textLimit else {
      draft.isCut = true
      return
    }
    draft.text.append(0x0A)
    draft.text.append(line)
  }

  mutating func close(
    _ slot: RecordSlot,
    _ open: OpenRecord,
    _ ranges: [ClosedRange<Int>],
    blockIsOpen: Bool
  ) throws {
    if open.secondsWaited > 0 {
      // A hang began when its first thread began to wait.
      blockFate.time = blockFate.time.map { $0 - .seconds(open.secondsWaited) }
    }
    if slot == .plain {
      try show(.plain, plainFate.time, open, ranges, waits: blockIsOpen)
    } else {
      try show(.block, blockFate.time, open, ranges, waits: false)
      guard !waiting.isEmpty else { return }
      let held = waiting
      waiting.removeAll()
      for record in held { try record.withView { try hand($0) } }
    }
  }

  private mutating func hand(_ record: RecordView) throws {
    delivered += 1
    try deliver(record)
  }

  /// Shows the record where it lies in the window and somebody wants it, at once or after the block.
  @inline(__always)
  private mutating func show(
    _ slot: RecordSlot,
    _ time: Instant?,
    _ open: OpenRecord,
    _ ranges: [ClosedRange<Int>],
    waits: Bool
  ) throws {
    if ServerName.isTold(by: open) {
      let draft = slot == .plain ? plain : block
      server.note(open, draft.message, isXtraBackup: isOfXtraBackup(draft))
    }
    guard wanted.contains(time, open.level, open.category) else { return }
    try showWanted(slot == .plain ? plain : block, time, open, ranges, waits)
  }

  private mutating func showWanted(
    _ draft: Draft,
    _ time: Instant?,
    _ open: OpenRecord,
    _ ranges: [ClosedRange<Int>],
    _ waits: Bool
  ) throws {
    let message = Self.withoutTrailingBlanks(draft.message)
    if !draft.isCut, message.isValidText {
      try take(view(of: message, draft, time, open, ranges), waits)
    } else {
      var text = draft.isCut ? message.text + "\n[… cut]" : message.text
      var view = view(of: message, draft, time, open, ranges)
      try text.withUTF8 {
        view.message = $0
        try take(view, waits)
      }
    }
  }

  private mutating func take(_ view: RecordView, _ waits: Bool) throws {
    guard waits else { return try hand(view) }
    waiting.append(LogRecord(view, source: "", redacts: false))
  }

  private mutating func view(
    of message: ByteView,
    _ draft: Draft,
    _ time: Instant?,
    _ open: OpenRecord,
    _ ranges: [ClosedRange<Int>]
  ) -> RecordView {
    let header = draft.header
    return RecordView(
      facts: RecordFacts(
        line: open.firstLine,
        lines: open.lineCount,
        ranges: ranges,
        time: time,
        timeQuality: draft.quality,
        level: open.level,
        program: open.category == .unrecognized ? nil : name(of: header.program, draft),
        subsystem: header.subsystemEnd > header.subsystemStart
          ? subsystems.text(
            of: draft.text.view.slice(Int(header.subsystemStart), Int(header.subsystemEnd))
          ) : Self.subsystem(in: message),
        code: header.code >= 0 ? codes.text(of: header.code) : nil,
        thread: header.hasThread ? header.thread : nil,
        category: open.category,
        host: draft.host ?? host
      ),
      object: objects.object(in: draft.message, category: open.category)?.bytes,
      message: message.bytes
    )
  }

  private func name(of program: Program, _ draft: Draft) -> String? {
    switch program {
    case .server: draft.otherLog ?? server.program.name
    case .named: draft.program.map { $0 == "CRON" ? "cron" : $0 }
    default: program.name
    }
  }

  /// XtraBackup 8 prints in the server's form, and what InnoDB says inside of it looks like the server's.
  private func isOfXtraBackup(_ draft: Draft) -> Bool {
    let start = Int(draft.header.subsystemStart)
    guard draft.otherLog == nil, Int(draft.header.subsystemEnd) - start == 10 else { return false }
    return draft.text.view.has("Xtrabackup", at: start)
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
