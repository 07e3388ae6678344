import GRDB
import IncidentModel
package import LogReading

/// Records of a log on their way into the database: pages of some hundreds, each to be one row.
///
/// A row a record costs SQLite eight times what it costs to read the record from its log. A page is
/// JSON that any program can read, and the view `log_record` shows its records as rows: `kinds` are
/// the distinct `[time quality, level, program, subsystem, code, category, words]`, `records` are
/// `[line, lines, microseconds, place in kinds, thread, object, message, ranges]`, in file order.
///
/// Messages of a kind differ in numbers alone: `words` is what stands before, between and after them,
/// and the message the array of them, each a JSON number or, where that would not be the same digits,
/// a string. A dump has no such words and stands there as a string, as all messages did once.
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

  /// The pages that are full, and with `finish` the last one, without those that went to a file.
  private(set) var pages: [Page] = []
  private var overflow: PageOverflow?
  private var bytesInMemory = 0
  /// The records taken so far.
  private(set) package var count = 0
  /// What searching and comparing need of them.
  private(set) var digest = LogDigest()
  private let redacts: Bool
  private var kinds = KnownKinds()
  private var shape = MessageShape()
  private var text = JSONText()
  private var inPage = 0
  private var from: Instant?
  private var to: Instant?

  private static let recordsInPage = 256
  private static let bytesInPage = 256 << 10
  /// How much of pages memory holds before they go to a file.
  private let bytesAtOnce: Int

  /// No records yet; secrets are masked in those that come, or are not.
  package init(redacts: Bool) { self.init(redacts: redacts, bytesAtOnce: 32 << 20) }

  init(redacts: Bool, bytesAtOnce: Int) {
    self.redacts = redacts
    self.bytesAtOnce = bytesAtOnce
  }

  /// Pages of these records.
  init(_ records: [LogRecord]) {
    self.init(redacts: false)
    for record in records { add(record) }
    finish()
  }

  package var isEmpty: Bool { count == 0 }

  /// Takes the next record in file order.
  mutating func add(_ record: LogRecord) { record.withView { add($0) } }

  /// Takes the next record in file order.
  package mutating func add(_ record: RecordView) {
    if inPage == Self.recordsInPage || text.count > Self.bytesInPage { finish() }
    shape.read(record.message)
    let redacts = redacts
    let kind = kinds.number(of: record, shape) { redacts && Redaction.mayFind(in: $0) }
    guard redacts, shape.isDump || kinds.mayHoldSecrets(kind),
      let masked = Redaction.redacted(record.message)
    else { return write(record, kind) }
    masked.withUnsafeBufferPointer { message in
      var record = record
      record.message = message
      shape.read(message)
      write(record, kinds.number(of: record, shape) { _ in true })
    }
  }

  private mutating func write(_ record: RecordView, _ kind: Int) {
    let place = kinds.count(kind)
    let facts = record.facts
    let room =
      6 * (record.message.count + (record.object?.count ?? 0)) + 48 * facts.ranges.count + 168
    text.add(atMost: room) { text in
      text.put(inPage == 0 ? 0x5B : 0x2C)
      text.put(0x5B)
      text.number(facts.line)
      text.comma()
      text.number(facts.lines)
      text.comma()
      text.number(facts.time?.microseconds)
      text.comma()
      text.number(place)
      text.comma()
      text.number(facts.thread.map { Int64(truncatingIfNeeded: $0) })
      text.comma()
      if let object = record.object { text.string(object) } else { text.null() }
      text.comma()
      if shape.isDump {
        text.string(record.message)
      } else {
        text.numbers(shape.numbers, in: record.message)
      }
      text.ranges(facts.ranges)
      text.put(0x5D)
    }
    if let time = facts.time {
      from = from.map { min($0, time) } ?? time
      to = to.map { max($0, time) } ?? time
    }
    inPage += 1
    count += 1
    note(record, kind)
  }

  /// Takes the record into the digest, as far as others have not said the same.
  private mutating func note(_ record: RecordView, _ kind: Int) {
    if let object = record.object { digest.count(object: object) }
    guard !kinds.isNoted(kind) else { return }
    digest.note(record, mark: kinds.mark(with: kind, shape, record.message))
    if digest.isFull || !kinds.hasNames(kind) { kinds.setNoted(kind) }
  }

  /// Ends the page that is being filled.
  package mutating func finish() {
    guard inPage > 0 else { return }
    text.add(atMost: 1) { $0.put(0x5D) }
    let records = text.finished()
    kinds.endPage { kind, count, json in
      digest.count(kind, count)
      let isFirst = text.count == 0
      text.add(atMost: 1) { $0.put(isFirst ? 0x5B : 0x2C) }
      text.add(json)
    }
    text.add(atMost: 1) { $0.put(0x5D) }
    let names = text.finished()
    bytesInMemory += names.utf8.count + records.utf8.count
    pages.append(Page(kinds: names, records: records, count: inPage, from: from, to: to))
    (inPage, from, to) = (0, nil, nil)
    if bytesInMemory > bytesAtOnce { spill() }
  }

  private mutating func spill() {
    if overflow == nil { overflow = PageOverflow() }
    if overflow?.take(pages) == true { pages.removeAll() }
    bytesInMemory = 0
  }

  /// Calls `body` with each page, in file order.
  func eachPage(_ body: (Page) throws -> Void) throws {
    try overflow?.each(body)
    try pages.forEach(body)
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
    var number = 0
    try eachPage { page in
      try insertion.execute(arguments: [
        entry, number, page.count, page.from?.microseconds, page.to?.microseconds, page.kinds,
        page.records,
      ])
      number += 1
    }
  }
}
