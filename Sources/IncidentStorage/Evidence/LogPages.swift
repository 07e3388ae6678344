import GRDB
import IncidentModel
package import LogReading

/// Records of a log on their way into the database: pages of some hundreds, each to be one row.
///
/// A row a record costs SQLite eight times what it costs to read the record from its log. A page is
/// JSON that any program can read, and the view `log_record` shows its records as rows: `kinds` are
/// the distinct `[time quality, level, program, subsystem, code, category]`, `records` are `[line,
/// lines, microseconds, place in kinds, thread, object, message, ranges]`, in file order.
package struct LogPages: Sendable {
  /// One row of `log_page`.
  struct Page: Sendable {
    var kinds: String
    var records: String
    var count = 0
    /// The earliest and the latest time of its records; nil where none has one.
    var from: Instant?
    var to: Instant?
  }

  /// The pages that are full, and with `finish` the last one.
  private(set) var pages: [Page] = []
  /// The records taken so far.
  private(set) package var count = 0
  /// What searching and comparing need of them.
  private(set) var digest = LogDigest()
  private var kinds: [LogPageKind] = []
  private var lastKind = 0
  private var text = JSONText()
  private var inPage = 0
  private var from: Instant?
  private var to: Instant?

  private static let recordsInPage = 256
  private static let bytesInPage = 256 << 10

  /// No records yet.
  package init() {}

  /// Pages of these records.
  init(_ records: [LogRecord]) {
    self.init()
    for record in records { add(record) }
    finish()
  }

  package var isEmpty: Bool { count == 0 }

  /// Takes the next record in file order.
  package mutating func add(_ record: LogRecord) {
    var place = lastKind < kinds.count && kinds[lastKind].fits(record) ? lastKind : nil
    if place == nil { place = kinds.firstIndex { $0.fits(record) } }
    if inPage == Self.recordsInPage || text.count > Self.bytesInPage {
      finish()
      place = nil
    }
    if place == nil { kinds.append(LogPageKind(record)) }
    lastKind = place ?? kinds.count - 1
    text.open(in: inPage)
    text.number(record.line)
    text.number(record.lines)
    text.number(record.time?.microseconds)
    text.number(lastKind)
    text.number(record.thread.map { Int64(truncatingIfNeeded: $0) })
    text.string(record.object)
    text.string(record.message)
    text.ranges(record.ranges)
    text.close()
    if let time = record.time {
      from = from.map { min($0, time) } ?? time
      to = to.map { max($0, time) } ?? time
    }
    inPage += 1
    count += 1
    digest.add(record)
  }

  /// Ends the page that is being filled.
  package mutating func finish() {
    guard inPage > 0 else { return }
    var names = JSONText()
    for (number, kind) in kinds.enumerated() {
      names.open(in: number)
      names.string(kind.quality.rawValue)
      names.string(kind.level.rawValue)
      names.string(kind.program)
      names.string(kind.subsystem)
      names.string(kind.code)
      names.string(kind.category.rawValue)
      names.close()
    }
    pages.append(
      Page(kinds: names.finished(), records: text.finished(), count: inPage, from: from, to: to)
    )
    kinds.removeAll(keepingCapacity: true)
    (inPage, from, to) = (0, nil, nil)
  }
}

extension LogPages {
  /// Writes the pages as those of the log that an entry attached.
  func write(for entry: Int, _ database: Database) throws {
    let insertion = try database.makeStatement(
      sql: """
        INSERT INTO log_page (entry, page, count, from_us, to_us, kinds, records)
        VALUES (?, ?, ?, ?, ?, ?, ?)
        """
    )
    for (number, page) in pages.enumerated() {
      try insertion.execute(arguments: [
        entry, number, page.count, page.from?.microseconds, page.to?.microseconds, page.kinds,
        page.records,
      ])
    }
  }
}

/// What many records of a page have in common.
struct LogPageKind: Sendable {
  var quality: TimeQuality
  var level: LogLevel
  var program: String?
  var subsystem: String?
  var code: String?
  var category: LogCategory
}

extension LogPageKind {
  /// Whether the record is of this kind.
  func fits(_ record: LogRecord) -> Bool {
    level == record.level && category == record.category && quality == record.timeQuality
      && code == record.code && subsystem == record.subsystem && program == record.program
  }

  init(_ record: LogRecord) {
    self.init(
      quality: record.timeQuality,
      level: record.level,
      program: record.program,
      subsystem: record.subsystem,
      code: record.code,
      category: record.category
    )
  }
}
