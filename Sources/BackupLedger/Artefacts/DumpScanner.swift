import CZlib

/// Reads an SQL dump piece by piece: header, tables, rows, trailer; memory stays flat.
///
/// Header and trailer are those of mysqldump and mariadb-dump (`write_header`, `write_footer` of
/// mysqldump.c) and of mysqlpump.
struct DumpScanner {
  private enum Mode { case head, values, skip }

  private(set) var facts = DumpFacts()
  private var mode = Mode.head
  private var head: [UInt8] = []
  private var table = ""
  private var counter = ValueCounter()
  private var checksum: UInt = 0
  /// Whether the line at hand counts towards the checksum.
  private var isContent = true
  /// The last line that is not empty, its first bytes.
  private var lastLine: [UInt8] = []
  /// Whether the last byte ends a line: every dump ends with one, and a file cut off rarely does.
  private var endsLine = false
  /// The last byte that is not white space.
  private(set) var lastByte: UInt8 = 0

  /// Bytes of a line that are looked at to tell what it is.
  private static let reach = 200

  init(member: String? = nil) { facts.member = member }

  /// Whether it has the look of a dump by one of the known tools.
  var isDump: Bool { facts.tool != nil }

  mutating func take(_ piece: UnsafeBufferPointer<UInt8>) {
    facts.bytes += Int64(piece.count)
    noteLastByte(piece)
    var index = 0
    while index < piece.count {
      switch mode {
      case .head: index = readHead(piece, from: index)
      case .values:
        guard let end = counter.read(piece, from: index) else {
          addToChecksum(piece, index, piece.count)
          return
        }
        addToChecksum(piece, index, end)
        facts.rows[table, default: 0] += counter.rows
        counter = ValueCounter()
        mode = .skip
        index = end
      case .skip:
        var end = index
        while end < piece.count, piece[end] != 0x0A { end += 1 }
        let next = min(end + 1, piece.count)
        if isContent { addToChecksum(piece, index, next) }
        if end < piece.count { mode = .head }
        index = next
      }
    }
  }

  /// What the dump turned out to be, after the last piece.
  mutating func finish() -> DumpFacts {
    if !head.isEmpty { classify(isWhole: true) }
    if mode == .values { facts.rows[table, default: 0] += counter.rows }
    let last = String(decoding: lastLine, as: UTF8.self)
    if endsLine, last.hasPrefix("-- Dump completed") || last.hasPrefix("-- Dump end time") {
      facts.hasTrailer = true
      if let on = last.split(separator: "on ", maxSplits: 1).dropFirst().first {
        facts.completedOn = String(on)
      }
    }
    facts.checksum = UInt32(truncatingIfNeeded: checksum)
    return facts
  }

  private mutating func noteLastByte(_ piece: UnsafeBufferPointer<UInt8>) {
    if let last = piece.last { endsLine = last == 0x0A }
    var index = piece.count - 1
    while index >= 0 {
      let byte = piece[index]
      if byte > 0x20 {
        lastByte = byte
        return
      }
      index -= 1
    }
  }

  /// Gathers the front of a line until it ends or is long enough to be told.
  private mutating func readHead(_ piece: UnsafeBufferPointer<UInt8>, from start: Int) -> Int {
    var index = start
    while index < piece.count, piece[index] != 0x0A, head.count < Self.reach {
      head.append(piece[index])
      index += 1
    }
    guard index < piece.count else { return index }
    let isWhole = piece[index] == 0x0A
    if isWhole { index += 1 }
    classify(isWhole: isWhole)
    return index
  }

  private mutating func classify(isWhole: Bool) {
    defer { head.removeAll(keepingCapacity: true) }
    if head.last == 0x0D { head.removeLast() }
    if !head.allSatisfy({ $0 <= 0x20 }) { lastLine = head }
    isContent = !head.starts(with: "--".utf8)
    mode = isWhole ? .head : .skip
    if isContent {
      head.append(0x0A)
      head.withUnsafeBufferPointer { addToChecksum($0, 0, $0.count) }
      head.removeLast()
    }
    if head.starts(with: "INSERT INTO ".utf8) || head.starts(with: "REPLACE INTO ".utf8)
      || head.starts(with: "INSERT IGNORE INTO ".utf8)
    {
      table = Self.quotedName(in: head) ?? table
      let line = head
      let end = line.withUnsafeBufferPointer { counter.read($0, from: 0) }
      if end != nil {
        facts.rows[table, default: 0] += counter.rows
        counter = ValueCounter()
      } else {
        mode = .values
      }
    } else if head.starts(with: "CREATE TABLE ".utf8) {
      if let name = Self.quotedName(in: head) {
        if facts.rows[name] == nil { facts.tables.append(name) }
        facts.rows[name, default: 0] += 0
      }
    } else if head.starts(with: "--".utf8) || head.starts(with: "/*".utf8) {
      readComment(String(decoding: head, as: UTF8.self))
    } else if head.starts(with: "mysqldump: ".utf8) || head.starts(with: "mariadb-dump: ".utf8) {
      let text = EvidenceText.make(head[...])
      let isHarmless = text.contains("Using a password") || text.contains("Deprecated program name")
      if facts.errorLines.count < 5, !isHarmless { facts.errorLines.append(text) }
    }
  }

  private mutating func readComment(_ line: String) {
    if facts.tool == nil,
      line.hasPrefix("-- MySQL dump") || line.hasPrefix("-- MariaDB dump")
        || line.hasPrefix("-- Dump created by MySQL pump")
    {
      facts.tool = String(line.dropFirst(3))
    } else if line.hasPrefix("-- Server version") {
      facts.server = line.dropFirst(17).split(whereSeparator: { $0 == "\t" || $0 == " " }).first
        .map(String.init)
    } else if line.hasPrefix("-- Host:"),
      let mark = line.split(separator: "Database:").dropFirst().first
    {
      let name = mark.filter { $0 != " " }
      facts.database = name.isEmpty ? nil : name
    }
  }

  private mutating func addToChecksum(
    _ piece: UnsafeBufferPointer<UInt8>,
    _ from: Int,
    _ to: Int
  ) {
    guard from < to, let base = piece.baseAddress else { return }
    checksum = crc32(checksum, base + from, UInt32(to - from))
  }

  /// The name between the first pair of backticks.
  private static func quotedName(in line: [UInt8]) -> String? {
    guard let open = line.firstIndex(of: 0x60),
      let close = line[(open + 1)...].firstIndex(of: 0x60)
    else { return nil }
    return String(decoding: line[(open + 1)..<close], as: UTF8.self)
  }
}
