import Glibc
import IncidentModel

/// Reads logs, whatever wrote them and however they are wrapped.
///
/// Reading streams: memory does not grow with the log, nor with the length of a line. Records come
/// in file order; a log is never sorted.
package struct LogReader: Sendable {
  private let options: LogReadingOptions

  package init(options: LogReadingOptions = LogReadingOptions()) { self.options = options }

  /// Reads a log and hands over its records one by one.
  ///
  /// - Returns: what there is to say about the log as a whole, also where it breaks off early
  /// - Throws: `LogReadingError` where nothing could be read, and whatever `each` throws
  package func read(
    _ source: LogSource,
    each: (LogRecord) throws -> Void
  ) throws -> LogReadingOutcome {
    try scan(source) {
      try each(LogRecord($0, source: source.name, redacts: options.redacts))
    }
  }

  /// Reads a log and shows its records one by one, without making any: their secrets are not masked.
  ///
  /// - Returns: what there is to say about the log as a whole, also where it breaks off early
  /// - Throws: `LogReadingError` where nothing could be read, and whatever `each` throws
  package func scan(
    _ source: LogSource,
    each: (RecordView) throws -> Void
  ) throws -> LogReadingOutcome {
    try withoutActuallyEscaping(each) { each in
      let opened = try OpenedSource(source, options)
      let dialects = try chosenDialects()
      var splitter = opened.splitter()
      let head = splitter.head()
      try opened.checkText(head)
      var times = TimeResolver(
        zone: options.zone ?? options.systemZone,
        from: options.from,
        to: options.to
      )
      let survey = try survey(head, opened, dialects)
      times.take(survey.offset)
      times.year = survey.year
      var window = try window(opened, times, dialects)
      let sink = DeliverySink(
        options: options,
        times: times,
        deliver: each
      )
      var assembler = RecordAssembler(
        sink: sink,
        dialects: dialects,
        linesBefore: window.linesBefore
      )
      var outcome: LogReadingOutcome
      if let input = window.input {
        var part = LineSplitter(input)
        outcome = try run(&part, &assembler, opened.size)
      } else {
        outcome = try run(&splitter, &assembler, opened.size)
      }
      outcome.delivered = assembler.sink.delivered
      outcome.notes += survey.notes
      window.notes += assembler.sink.times.notes(zoneIsNamed: options.zone != nil)
      outcome.notes += window.notes
      return outcome
    }
  }

  private func survey(
    _ head: ByteView,
    _ opened: OpenedSource,
    _ dialects: [LogDialect]
  ) throws -> LogSurvey {
    let zone = options.zone ?? options.systemZone
    var last: Stamp?
    let tail = try opened.tail()
    tail.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress else { return }
      var assembler = RecordAssembler(sink: SurveySink(), dialects: dialects)
      let view = ByteView(base: base, count: buffer.count)
      var start = 0
      while start < view.count, let end = view.firstIndex(of: 0x0A, from: start) {
        try? assembler.take(view.slice(start, end))
        start = end + 1
      }
      last = assembler.sink.lastStamp
    }
    return LogSurvey(
      of: head,
      dialects: dialects,
      last: last,
      modified: opened.modified,
      zone: zone
    )
  }

  /// Where to begin and stop reading.
  private struct Window {
    var input: (any ByteInput)?
    var linesBefore = 0
    var notes: [String] = []
  }

  private func window(
    _ opened: OpenedSource,
    _ times: TimeResolver,
    _ dialects: [LogDialect]
  ) throws -> Window {
    var window = Window()
    guard options.from != nil || options.to != nil, let handle = opened.plainFile,
      let size = opened.size, size > 8 << 20
    else { return window }
    let search = WindowSearch(
      handle: handle,
      name: opened.name,
      size: size,
      dialects: dialects,
      margin: times.windowMargin
    ) { stamp in
      var times = times
      return times.resolve(stamp, line: 0).0
    }
    guard let part = try search.part(from: options.from, to: options.to) else {
      window.notes.append(
        "the times in this log do not rise steadily, so all of it was read to find the window"
      )
      return window
    }
    window.input = opened.input(from: part.start, to: part.end)
    if options.numbersLines { window.linesBefore = try opened.lineEnds(before: part.start) }
    return window
  }

  /// Counts a log's records without making any.
  ///
  /// - Throws: `LogReadingError` where nothing could be read
  package func summary(of source: LogSource) throws -> LogSummary {
    if options.from != nil || options.to != nil || options.keeps != nil {
      return try summaryOfWindow(source)
    }
    let opened = try OpenedSource(source, options)
    let dialects = try chosenDialects()
    var splitter = opened.splitter()
    let head = splitter.head()
    try opened.checkText(head)
    var times = TimeResolver(zone: options.zone ?? options.systemZone, from: nil, to: nil)
    let survey = try survey(head, opened, dialects)
    times.take(survey.offset)
    times.year = survey.year
    var assembler = RecordAssembler(sink: SummarySink(), dialects: dialects, linesBefore: 0)
    var summary = LogSummary()
    summary.outcome = try run(&splitter, &assembler, opened.size)
    summary.first = times.resolve(assembler.sink.first, line: 0).0
    summary.last = times.resolve(assembler.sink.last, line: 0).0
    for level in LogLevel.allCases where assembler.sink.levels[level.index] > 0 {
      summary.levels[level] = assembler.sink.levels[level.index]
    }
    for category in LogCategory.allCases where assembler.sink.categories[category.index] > 0 {
      summary.categories[category] = assembler.sink.categories[category.index]
    }
    return summary
  }

  /// A window needs every record's time, hence the longer way.
  private func summaryOfWindow(_ source: LogSource) throws -> LogSummary {
    var summary = LogSummary()
    var options = options
    options.numbersLines = false
    summary.outcome = try LogReader(options: options).read(source) { record in
      summary.levels[record.level, default: 0] += 1
      summary.categories[record.category, default: 0] += 1
      if let time = record.time {
        summary.first = summary.first ?? time
        summary.last = time
      }
    }
    return summary
  }

  private func run(
    _ splitter: inout LineSplitter,
    _ assembler: inout RecordAssembler<some RecordSink>,
    _ size: Int?
  ) throws -> LogReadingOutcome {
    var outcome = LogReadingOutcome()
    var cut = 0
    let progress = options.progress
    // Asked of a plain number, line by line: the input behind the splitter is asked when it is due.
    var due = progress == nil ? Int.max : 8 << 20
    do {
      while let line = try splitter.next() {
        try assembler.take(line)
        if splitter.wasCut { cut += 1 }
        if splitter.bytes > due {
          due = splitter.bytes + 8 << 20
          progress?(splitter.consumed, size)
        }
      }
    } catch let error as LogReadingError {
      outcome.incomplete = error
    }
    try assembler.finish()
    outcome.lines = splitter.lines
    outcome.bytes = splitter.bytes
    outcome.records = assembler.records
    outcome.unrecognizedLines = assembler.unrecognizedLines
    if cut > 0 {
      outcome.notes.append(
        "\(cut) \(cut == 1 ? "line is" : "lines are") longer than \(LineSplitter.limit >> 10) KiB; "
          + "only the beginning was kept"
      )
    }
    return outcome
  }

  private func chosenDialects() throws -> [LogDialect] {
    guard let name = options.dialect else { return LogDialect.all }
    guard let dialect = LogDialect.all.first(where: { $0.name == name }) else {
      throw LogReadingError.unknownDialect(name)
    }
    return [dialect]
  }
}
