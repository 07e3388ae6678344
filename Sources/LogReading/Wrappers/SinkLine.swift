/// A line of the server's JSON sink as the server nearly always writes it: one object, no value
/// nested, no escape.
///
/// It is read in one pass; any other line is left to `JSONObject`.
/// Source: mysql-server 8.0.41 sql/server_component/log_sink_json.cc.
struct SinkLine {
  let whole: ByteView
  private(set) var message: ByteView
  private(set) var subsystem: ByteView
  private(set) var time: ByteView
  private(set) var code: Int32 = -1
  private(set) var thread: UInt64 = 0
  private(set) var hasThread = false
  private(set) var level: LogLevel?

  /// The keys that are read, by their first eight bytes as a number, the first byte lowest.
  ///
  /// Written out: what a global computes when it is first asked for is asked for each time.
  private enum Key {
    static var priority: UInt64 { 0x6F69_7270 }
    static var code: UInt64 { 0x6564_6F63_5F72_7265 }
    static var message: UInt64 { 0x67_736D }
    static var time: UInt64 { 0x656D_6974 }
    static var thread: UInt64 { 0x6461_6572_6874 }
    static var subsystem: UInt64 { 0x6574_7379_7362_7573 }
  }

  /// What has been read so far: of a key that comes twice, the first counts.
  private struct Seen: OptionSet {
    var rawValue: UInt8
    static let priority = Seen(rawValue: 1)
    static let code = Seen(rawValue: 2)
    static let message = Seen(rawValue: 4)
    static let time = Seen(rawValue: 8)
    static let thread = Seen(rawValue: 16)
    static let subsystem = Seen(rawValue: 32)
  }

  init?(_ line: ByteView) {
    whole = line
    let empty = line.slice(0, 0)
    (message, subsystem, time) = (empty, empty, empty)
    guard line.count > 40, line.base[0] == 0x7B, line.base[line.count - 1] == 0x7D else {
      return nil
    }
    var seen: Seen = []
    var index = Self.skipSpaces(line, 1)
    while true {
      // A key, its colon and its value. Eight bytes can be read: the line is longer than any key.
      guard line[index] == 0x22, index + 10 < line.count,
        let keyEnd = Self.stringEnd(line, index + 1)
      else { return nil }
      let length = keyEnd - index - 1
      let head = line.word(at: index + 1) & (length >= 8 ? .max : 1 << UInt64(length * 8) - 1)
      index = Self.skipSpaces(line, keyEnd + 1)
      guard line[index] == 0x3A else { return nil }
      index = Self.skipSpaces(line, index + 1)
      let value: ByteView
      if line[index] == 0x22 {
        guard let end = Self.stringEnd(line, index + 1) else { return nil }
        value = ByteView(base: line.base + index + 1, count: end - index - 1)
        index = end + 1
      } else {
        let start = index
        if line[index] == 0x2D { index += 1 }
        index = line.skipDigits(index)
        guard index > start else { return nil }
        value = ByteView(base: line.base + start, count: index - start)
      }
      guard take(head, length, value, &seen) else { return nil }
      index = Self.skipSpaces(line, index)
      if line[index] == 0x2C {
        index = Self.skipSpaces(line, index + 1)
      } else if index == line.count - 1 {
        break
      } else {
        return nil
      }
    }
    guard seen.isSuperset(of: [.priority, .code, .message, .time]) else { return nil }
  }

  /// Takes a field; false where its value is none that the server writes, or the first field shows
  /// that the line is no record of the sink.
  @inline(__always)
  private mutating func take(
    _ head: UInt64,
    _ length: Int,
    _ value: ByteView,
    _ seen: inout Seen
  ) -> Bool {
    switch head {
    case Key.priority where length == 4:
      guard value.count == 1, seen.insert(.priority).inserted else { return false }
      switch value.base[0] {
      case 0x30: level = .system
      case 0x31: level = .error
      case 0x32: level = .warning
      case 0x33: level = .note
      default: return false
      }
    case Key.code where length == 8:
      guard value.count > 0, value.count < 7, value.skipDigits(0) == value.count,
        seen.insert(.code).inserted
      else { return false }
      code = Int32(truncatingIfNeeded: value.number(0, value.count))
    case Key.message where length == 3:
      guard seen.insert(.message).inserted else { return false }
      message = value
    case Key.time where length == 4:
      guard seen.insert(.time).inserted else { return false }
      time = value
    case Key.thread where length == 6:
      guard value.count > 0, value.count < 19, value.skipDigits(0) == value.count,
        seen.insert(.thread).inserted
      else { return false }
      thread = value.number(0, value.count)
      hasThread = true
    case Key.subsystem where length == 9:
      guard seen.insert(.subsystem).inserted else { return false }
      subsystem = value
    default: break
    }
    return true
  }

  @inline(__always)
  private static func skipSpaces(_ line: ByteView, _ index: Int) -> Int {
    var index = index
    while line[index] == 0x20 { index += 1 }
    return index
  }

  /// Where the quote stands that ends the string; nil where it has an escape, or no end.
  @inline(__always)
  private static func stringEnd(_ line: ByteView, _ start: Int) -> Int? {
    var index = start
    while index + 8 <= line.count {
      let hits = JSONObject.quotesAndBackslashes(line.word(at: index))
      if hits != 0 {
        index += hits.trailingZeroBitCount >> 3
        return line.base[index] == 0x22 ? index : nil
      }
      index += 8
    }
    while index < line.count {
      if line.base[index] == 0x22 { return index }
      if line.base[index] == 0x5C { return nil }
      index += 1
    }
    return nil
  }
}
