/// Where the values of one JSON object stand, as far as logs use them.
///
/// A strict decoder would refuse what servers write: the error log's JSON sink copies bytes of 0x80
/// and more as they are (mysql-server 8.0.41 log_sink_json.cc), and keys may repeat. This scanner
/// only finds where values begin and end.
struct JSONObject {
  /// Where the object ends, one past its closing brace.
  let end: Int
  private let view: ByteView
  private var fields: [Field] = []

  /// A key, and where its value stands, quotes left out.
  private struct Field {
    /// The key's first eight bytes, and how many it has.
    var head: UInt64
    var count: Int
    var key: Int
    var value: Range<Int>
    /// The byte with which the value begins: what kind it is.
    var kind: UInt8
  }

  /// Reads the object that begins at the index; nil where none does, or where it does not end.
  init?(_ view: ByteView, at start: Int) {
    guard view[start] == 0x7B else { return nil }
    self.view = view
    fields.reserveCapacity(24)
    var index = Self.skip(view, start + 1)
    while true {
      if view[index] == 0x7D {
        end = index + 1
        return
      }
      guard view[index] == 0x22, let key = Self.string(view, index) else { return nil }
      index = Self.skip(view, key.upperBound + 1)
      guard view[index] == 0x3A else { return nil }
      index = Self.skip(view, index + 1)
      let kind = view[index]
      guard let value = Self.value(view, index) else { return nil }
      fields.append(
        Field(
          head: Self.head(view, key),
          count: key.count,
          key: key.lowerBound,
          value: value,
          kind: kind
        )
      )
      index = Self.skip(view, kind == 0x22 ? value.upperBound + 1 : value.upperBound)
      if view[index] == 0x2C {
        index = Self.skip(view, index + 1)
      } else if view[index] != 0x7D {
        return nil
      }
    }
  }

  /// Whether there is such a key.
  func has(_ key: StaticString) -> Bool { find(key) != nil }

  /// A string's bytes with its escapes undone, appended to the buffer; false where there is none.
  ///
  /// An array of numbers is read as bytes, which is how the journal prints a message that is not
  /// UTF-8; of an array of strings, as of a field that is there twice, the first is read.
  @discardableResult
  func appendText(_ key: StaticString, to buffer: ScratchBuffer) -> Bool {
    guard let field = find(key) else { return false }
    var text = field.value
    if field.kind == 0x5B {
      let first = Self.skip(view, text.lowerBound + 1)
      guard view[first] == 0x22 || view[first] == 0x5B else {
        return appendBytes(text, to: buffer)
      }
      guard let inner = Self.value(view, first) else { return false }
      if view[first] == 0x5B { return appendBytes(inner, to: buffer) }
      text = inner
    } else if field.kind != 0x22 {
      return false
    }
    var index = text.lowerBound
    while index < text.upperBound {
      let rest = view.slice(index, text.upperBound)
      let plain = rest.firstIndex(of: 0x5C) ?? rest.count
      buffer.append(rest.slice(0, plain))
      index += plain
      guard index < text.upperBound else { break }
      index += 2
      switch view[index - 1] {
      case 0x6E: buffer.append(0x0A)
      case 0x74: buffer.append(0x09)
      case 0x72: buffer.append(0x0D)
      case 0x62: buffer.append(0x08)
      case 0x66: buffer.append(0x0C)
      case 0x75: appendScalar(&index, to: buffer)
      default: buffer.append(view[index - 1])
      }
    }
    return true
  }

  /// A string's bytes as they stand, escapes and all.
  func raw(_ key: StaticString) -> ByteView? {
    guard let field = find(key) else { return nil }
    return view.slice(field.value.lowerBound, field.value.upperBound)
  }

  /// A whole number, also one in quotes.
  func number(_ key: StaticString) -> Int64? {
    guard let text = raw(key), text.count > 0 else { return nil }
    let start = text[0] == 0x2D ? 1 : 0
    let end = text.skipDigits(start)
    guard end > start, end - start < 19 else { return nil }
    let value = Int64(truncatingIfNeeded: text.number(start, end))
    return start == 1 ? -value : value
  }

  /// An object inside this one.
  func object(_ key: StaticString) -> JSONObject? {
    guard let field = find(key), field.kind == 0x7B else { return nil }
    return JSONObject(view, at: field.value.lowerBound)
  }

  @inline(__always)
  private func find(_ key: StaticString) -> Field? {
    let count = key.utf8CodeUnitCount
    let name = ByteView(base: key.utf8Start, count: count)
    let head = Self.head(name, 0..<count)
    return fields.first {
      $0.head == head && $0.count == count && (count <= 8 || view.has(key, at: $0.key))
    }
  }

  /// The first eight bytes of a range as a number, zeros where there are fewer.
  @inline(__always)
  private static func head(_ view: ByteView, _ range: Range<Int>) -> UInt64 {
    if range.lowerBound + 8 <= view.count {
      let word = view.word(at: range.lowerBound)
      return range.count >= 8 ? word : word & (1 << UInt64(range.count * 8) - 1)
    }
    var word: UInt64 = 0
    for index in range.prefix(8).reversed() { word = word << 8 | UInt64(view[index]) }
    return word
  }

  private func appendBytes(_ range: Range<Int>, to buffer: ScratchBuffer) -> Bool {
    var index = range.lowerBound
    while index < range.upperBound {
      let end = view.skipDigits(index)
      if end > index { buffer.append(UInt8(truncatingIfNeeded: view.number(index, end))) }
      index = max(end, index + 1)
    }
    return true
  }

  /// `\uXXXX` and pairs of them; the index stands past the `u`.
  private func appendScalar(_ index: inout Int, to buffer: ScratchBuffer) {
    guard var unit = hex(index) else { return }
    index += 4
    if unit & 0xFC00 == 0xD800, view[index] == 0x5C, view[index + 1] == 0x75,
      let low = hex(index + 2), low & 0xFC00 == 0xDC00
    {
      unit = 0x10000 + (unit & 0x3FF) << 10 + low & 0x3FF
      index += 6
    }
    let scalar = Unicode.Scalar(unit) ?? "\u{FFFD}"
    for byte in UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter { buffer.append(byte) }
  }

  private func hex(_ index: Int) -> UInt32? {
    var value: UInt32 = 0
    for offset in 0..<4 {
      let byte = view[index + offset]
      guard isHexDigit(byte) else { return nil }
      value = value << 4 | UInt32(isDigit(byte) ? byte &- 0x30 : (byte | 0x20) &- 0x57)
    }
    return value
  }

  private static func skip(_ view: ByteView, _ index: Int) -> Int {
    var index = index
    while isBlank(view[index]) && index < view.count || view[index] == 0x0A { index += 1 }
    return index
  }

  /// The inside of the string whose quote stands at the index; nil where it does not end.
  private static func string(_ view: ByteView, _ index: Int) -> Range<Int>? {
    var end = index + 1
    while end < view.count {
      // Eight bytes at a time, to the first that is a quote or a backslash.
      while end + 8 <= view.count {
        let hits = quotesAndBackslashes(view.word(at: end))
        end += hits == 0 ? 8 : hits.trailingZeroBitCount >> 3
        if hits != 0 { break }
      }
      guard end < view.count else { return nil }
      if view.base[end] == 0x22 { return index + 1..<end }
      end += view.base[end] == 0x5C ? 2 : 1
    }
    return nil
  }

  /// A set bit in each of eight bytes that is `"` or `\\`, exact as far as the first of them (Bit
  /// Twiddling Hacks, a zero byte in a word).
  @inline(__always)
  static func quotesAndBackslashes(_ word: UInt64) -> UInt64 {
    let ones: UInt64 = 0x0101_0101_0101_0101
    let quotes = word ^ (ones &* 0x22)
    let slashes = word ^ (ones &* 0x5C)
    return ((quotes &- ones) & ~quotes | (slashes &- ones) & ~slashes) & (ones &* 0x80)
  }

  private static func value(_ view: ByteView, _ index: Int) -> Range<Int>? {
    switch view[index] {
    case 0x22: return string(view, index)
    case 0x7B, 0x5B:
      var depth = 0
      var end = index
      while end < view.count {
        switch view.base[end] {
        case 0x22:
          guard let inside = string(view, end) else { return nil }
          end = inside.upperBound
        case 0x7B, 0x5B: depth += 1
        case 0x7D, 0x5D:
          depth -= 1
          if depth == 0 { return index..<end + 1 }
        default: break
        }
        end += 1
      }
      return nil
    default:
      var end = index
      while end < view.count, view[end] != 0x2C, view[end] != 0x7D, view[end] != 0x5D,
        !isBlank(view[end]), view[end] != 0x0A
      {
        end += 1
      }
      return end > index ? index..<end : nil
    }
  }
}
