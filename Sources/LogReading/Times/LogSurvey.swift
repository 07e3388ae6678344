import IncidentModel

/// What the beginning of a log shows about the times of all of it.
struct LogSurvey {
  /// The offset from UTC of the log's local times in seconds, where its own lines show it, and when
  /// such a line was written.
  private(set) var offset: (offset: Int, moment: Instant)?
  /// The year of lines that carry none.
  private(set) var year: Int?
  /// Whether `year` comes from the file's modification time.
  private(set) var yearIsOfFile = false

  /// Looks through the first chunk of a log.
  ///
  /// - Parameters:
  ///   - head: the chunk
  ///   - dialects: what its lines may be written in
  ///   - last: the time of the last line, where it carries no year
  ///   - modified: when the file was last written to
  ///   - zone: the zone of times that carry none
  init(of head: ByteView, dialects: [LogDialect], last: Stamp?, modified: Instant?, zone: Zone) {
    var assembler = RecordAssembler(sink: SurveySink(), dialects: dialects)
    var start = 0
    while start < head.count, let end = head.firstIndex(of: 0x0A, from: start) {
      // Surveying delivers nothing, so nothing can be thrown.
      try? assembler.take(head.slice(start, end))
      start = end + 1
    }
    // What is left is a whole line only where the chunk is the whole log.
    if start < head.count, head.count < 1 << 20 { try? assembler.take(head.from(start)) }
    try? assembler.finish()
    let sink = assembler.sink
    offset = sink.clues.finding
    guard let first = sink.firstYearless else { return }
    if let fullYear = sink.firstYear {
      year = fullYear
    } else if let modified {
      // The last line was written when the file was, in the same year or just before it turned.
      let shown = zone.civilTime(at: modified)
      var dated = shown
      dated.year = 1972
      let tail = (last?.kind == .yearless ? last : nil) ?? first
      var lastYear = shown.year
      if tail.seconds > dated.microsecondsSinceEpoch / 1_000_000 + 86_400 { lastYear -= 1 }
      year = first.seconds > tail.seconds ? lastYear - 1 : lastYear
      yearIsOfFile = true
    }
  }

  /// What to tell about it.
  var notes: [String] {
    guard let year else { return [] }
    let source = yearIsOfFile ? "the file's modification time" : "other lines of the log"
    return ["lines carry no year; \(year) follows from \(source)"]
  }
}

/// Looks at the stamps of records and keeps nothing else.
struct SurveySink: RecordSink {
  private(set) var clues = ZoneClues()
  private(set) var firstYearless: Stamp?
  private(set) var lastStamp: Stamp?
  private(set) var firstYear: Int?

  mutating func open(
    _ slot: RecordSlot,
    _ line: ByteView,
    _ header: LineHeader,
    _ envelope: Envelope,
    at number: Int,
    settled: RecordKind?
  ) {
    clues.note(header, envelope, line, at: number)
    let stamp = header.stamp.kind == .none ? envelope.stamp : header.stamp
    if stamp.kind != .none { lastStamp = stamp }
    if firstYearless == nil {
      if stamp.kind == .yearless { firstYearless = stamp }
      if envelope.stamp.kind == .yearless { firstYearless = envelope.stamp }
    }
    if firstYear == nil, stamp.kind == .full {
      firstYear = CivilTime(microsecondsSinceEpoch: stamp.clockMicroseconds).year
    }
  }

  mutating func append(_ slot: RecordSlot, _ line: ByteView) {}

  mutating func date(_ header: LineHeader, at number: Int) {}

  mutating func retract(_ slot: RecordSlot) {}

  mutating func close(
    _ slot: RecordSlot,
    _ record: OpenRecord,
    _ ranges: [ClosedRange<Int>],
    blockIsOpen: Bool
  ) {}
}

extension TimeResolver {
  /// The zone of times that carry none.
  var assumed: Zone { zone }

  /// How far the times of neighbouring lines may be apart for reasons other than time going by: an
  /// hour and more where clocks change nearby.
  var windowMargin: TimeSpan {
    let day = TimeSpan.days(2)
    let ends = [window.from, window.to].compactMap { $0 }.flatMap { [$0 - day, $0 + day] }
    let offsets = Set(ends.map { zone.offset(at: $0) })
    return offsets.count > 1 ? .minutes(75) : .minutes(10)
  }

  /// What to tell about the log's clock, the zone being one that the user named or the system's.
  func notes(zoneIsNamed: Bool) -> [String] {
    var notes: [String] = []
    if let shown {
      let text = "local times are read as UTC\(Zone.text(ofOffset: shown.offset))"
      if inferredOffset != nil, zoneIsNamed {
        notes.append("\(text), as other lines of the log show, and not as --tz \(zone.name) says")
      } else if !zoneIsNamed {
        notes.append("\(text): other lines of the log show it")
      }
    }
    if jumps.count > 0 {
      let times = jumps.count == 1 ? "once" : "\(jumps.count) times"
      notes.append(
        "the clock jumps back \(times), first at line \(jumps.firstLine), by \(jumps.largest.words) at most"
      )
    }
    return notes
  }
}
