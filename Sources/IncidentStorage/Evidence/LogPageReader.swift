import Glibc
import IncidentModel
import LogReading

/// Reads the JSON of a page as `LogPages` writes it.
///
/// It does so some twenty times faster than a decoder for any JSON; text of another form gives no records.
struct LogPageReader {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var index = 0

  private init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The kinds of a page's records.
  struct Kinds {
    fileprivate let all: [Kind]

    /// Reads the kinds as a page names them.
    init(_ json: String) { all = LogPageReader.kinds(json) }
  }

  /// A kind of record with the words of its messages, between which the numbers stand.
  ///
  /// A class, since each record looks at its own: to copy one would cost as much as to read the record.
  fileprivate final class Kind {
    let common: LogPageKind
    /// The words, one after the other.
    let words: [UInt8]
    /// Where each word ends.
    let ends: [Int]

    init(common: LogPageKind, words: [String]) {
      self.common = common
      self.words = words.flatMap(\.utf8)
      ends = words.reduce(into: []) { $0.append(($0.last ?? 0) + $1.utf8.count) }
    }
  }

  /// Appends those records of a page that are wanted, in file order; `source` and `host` are those of
  /// its log.
  static func append(
    _ page: UnsafeBufferPointer<UInt8>,
    kinds: Kinds,
    source: String,
    host: String?,
    to records: inout [LogRecord],
    where isWanted: (LogRecord) -> Bool = { _ in true }
  ) {
    let kinds = kinds.all
    var reader = LogPageReader(page)
    // One that each row overwrites: to make one anew of its fifteen fields copies them all once more.
    var record = LogRecord(source: source, line: 0, host: host, message: "")
    reader.rows { row in
      guard let line = row.number(), let lines = row.number() else { return false }
      record.line = Int(line)
      record.lines = Int(lines)
      record.time = row.number().map(Instant.init(microseconds:))
      guard let number = row.number(), kinds.indices.contains(Int(number)) else { return false }
      let kind = kinds[Int(number)]
      record.timeQuality = kind.common.quality
      record.level = kind.common.level
      record.program = kind.common.program
      record.subsystem = kind.common.subsystem
      record.code = kind.common.code
      record.category = kind.common.category
      record.thread = row.number().map { UInt64(bitPattern: $0) }
      record.object = row.string()
      guard let message = row.message(of: kind) else { return false }
      record.message = message
      record.ranges = row.ranges()
      if isWanted(record) { records.append(record) }
      return true
    }
  }

  private static func kinds(_ text: String) -> [Kind] {
    var text = text
    return text.withUTF8 { bytes in
      var reader = LogPageReader(bytes)
      var kinds: [Kind] = []
      reader.rows { row in
        let quality = row.string().flatMap(TimeQuality.init(rawValue:))
        let level = row.string().flatMap(LogLevel.init(rawValue:))
        let program = row.string()
        let subsystem = row.string()
        let code = row.string()
        let category = row.string().flatMap(LogCategory.init(rawValue:))
        let common = LogPageKind(
          quality: quality ?? .none,
          level: level ?? .note,
          program: program,
          subsystem: subsystem,
          code: code,
          category: category ?? .unrecognized
        )
        kinds.append(Kind(common: common, words: row.words()))
        return true
      }
      return kinds
    }
  }

  /// Calls `body` at the beginning of each array within the whole, as long as it reads one.
  private mutating func rows(_ body: (inout Self) -> Bool) {
    guard take(0x5B) else { return }
    while take(0x5B), body(&self), take(0x5D) {
      guard take(0x2C) else { return }
    }
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard index < bytes.count, bytes[index] == byte else { return false }
    index += 1
    return true
  }

  /// A whole number; nil for null and whatever else stands there.
  private mutating func number() -> Int64? {
    _ = take(0x2C)
    if skipNull() { return nil }
    let isNegative = take(0x2D)
    var value: Int64 = 0
    let start = index
    while index < bytes.count, bytes[index] &- 0x30 < 10 {
      value = value &* 10 &+ Int64(bytes[index] &- 0x30)
      index += 1
    }
    guard index > start else { return nil }
    return isNegative ? 0 &- value : value
  }

  /// A string; nil for null and whatever else stands there.
  private mutating func string() -> String? {
    _ = take(0x2C)
    if skipNull() { return nil }
    guard take(0x22) else { return nil }
    // Most texts need no escapes: they are taken as they stand up to the next quote.
    if let quote = next(0x22, before: bytes.count) {
      let plain = UnsafeBufferPointer(rebasing: bytes[index..<quote])
      if next(0x5C, before: quote) == nil {
        index = quote + 1
        return String(decoding: plain, as: UTF8.self)
      }
    }
    var text: [UInt8] = []
    while index < bytes.count, bytes[index] != 0x22 {
      if bytes[index] == 0x5C {
        text += escape()
      } else {
        text.append(bytes[index])
        index += 1
      }
    }
    _ = take(0x22)
    return String(decoding: text, as: UTF8.self)
  }

  /// Where the byte stands next, before the end.
  private func next(_ byte: UInt8, before end: Int) -> Int? {
    guard index < end, let base = bytes.baseAddress,
      let found = memchr(base + index, Int32(byte), end - index)
    else { return nil }
    return UnsafeRawPointer(found) - UnsafeRawPointer(base)
  }

  /// What an escape stands for; those that `JSONText` writes, and others' for `/`, `b`, `f`, `\uXXXX`.
  private mutating func escape() -> [UInt8] {
    guard index + 1 < bytes.count else {
      index = bytes.count
      return []
    }
    let letter = bytes[index + 1]
    index += 2
    switch letter {
    case 0x6E: return [0x0A]
    case 0x74: return [0x09]
    case 0x72: return [0x0D]
    case 0x62: return [0x08]
    case 0x66: return [0x0C]
    case 0x75:
      let digits = bytes[index..<min(index + 4, bytes.count)]
      index += digits.count
      let scalar = UInt32(String(decoding: digits, as: UTF8.self), radix: 16)
        .flatMap(Unicode.Scalar.init)
      return Array(String(Character(scalar ?? "\u{FFFD}")).utf8)
    default: return [letter]
    }
  }

  /// The words of an array after a comma; none where there is no array.
  private mutating func words() -> [String] {
    guard take(0x2C), take(0x5B) else { return [] }
    var words: [String] = []
    while let word = string() { words.append(word) }
    _ = take(0x5D)
    return words
  }

  /// A message: a string, or the numbers between the words of its kind.
  private mutating func message(of kind: Kind) -> String? {
    _ = take(0x2C)
    guard take(0x5B) else { return string() }
    guard let end = next(0x5D, before: bytes.count) else { return nil }
    var isWhole = true
    let message = String(unsafeUninitializedCapacity: kind.words.count + end - index) { room in
      kind.words.withUnsafeBufferPointer { words in
        var count = 0
        var done = 0
        for (place, wordEnd) in kind.ends.enumerated() {
          if place > 0 {
            _ = take(0x2C)
            _ = take(0x22)
            let digits = takeDigits(before: end, to: room, at: count)
            isWhole = isWhole && digits > 0
            count += digits
            _ = take(0x22)
          }
          let length = wordEnd - done
          if let target = room.baseAddress, let source = words.baseAddress {
            memcpy(target + count, source + done, length)
          }
          count += length
          done = wordEnd
        }
        return count
      }
    }
    return take(0x5D) && isWhole ? message : nil
  }

  /// Copies the digits that stand next, before the end; returns how many there are.
  private mutating func takeDigits(
    before end: Int,
    to room: UnsafeMutableBufferPointer<UInt8>,
    at place: Int
  ) -> Int {
    let start = index
    var next = start
    while next < end, bytes[next] &- 0x30 < 10 {
      room[place + next - start] = bytes[next]
      next += 1
    }
    index = next
    return next - start
  }

  private mutating func ranges() -> [ClosedRange<Int>] {
    guard take(0x2C), take(0x5B) else { return [] }
    var ranges: [ClosedRange<Int>] = []
    while take(0x5B), let low = number(), let high = number(), low <= high, take(0x5D) {
      ranges.append(Int(low)...Int(high))
      guard take(0x2C) else { break }
    }
    _ = take(0x5D)
    return ranges
  }

  private mutating func skipNull() -> Bool {
    guard index + 4 <= bytes.count, bytes[index] == 0x6E else { return false }
    index += 4
    return true
  }
}
