/// A buffer of UTF-8 that HTML and SVG are written into.
struct HTMLBuffer: Sendable {
  private(set) var bytes: [UInt8] = []

  mutating func reserve(_ count: Int) { bytes.reserveCapacity(count) }

  /// Markup of our own, as it is.
  mutating func put(_ markup: StaticString) {
    markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
  }

  /// Markup made elsewhere, as it is.
  mutating func put(markup: String) { bytes.append(contentsOf: markup.utf8) }

  mutating func put(markup: [UInt8]) { bytes.append(contentsOf: markup) }

  mutating func put(_ number: Int) { bytes.append(contentsOf: String(number).utf8) }

  /// Text, escaped.
  mutating func put(text: String) {
    var text = text
    text.withUTF8 { put(text: $0) }
  }

  /// Text, escaped: `"`, `&`, `<` and `>`, as libcmark does.
  mutating func put(text: some Collection<UInt8>) {
    let isDone: Void? = text.withContiguousStorageIfAvailable { putEscaped($0) }
    if isDone == nil { Array(text).withUnsafeBufferPointer { putEscaped($0) } }
  }

  /// Stretches that need no escape go in at once: nearly all of a document does.
  private mutating func putEscaped(_ text: UnsafeBufferPointer<UInt8>) {
    var start = text.startIndex
    for index in text.indices {
      let entity: StaticString
      switch text[index] {
      case UInt8(ascii: "\""): entity = "&quot;"
      case UInt8(ascii: "&"): entity = "&amp;"
      case UInt8(ascii: "<"): entity = "&lt;"
      case UInt8(ascii: ">"): entity = "&gt;"
      default: continue
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
      put(entity)
      start = index + 1
    }
    bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
  }

  /// An address for `href` and `src`: what may not stand in a URL percent-encoded, as libcmark does.
  mutating func put(address: some Collection<UInt8>) {
    for byte in address {
      switch byte {
      case UInt8(ascii: "&"): put("&amp;")
      case UInt8(ascii: "'"): put("&#x27;")
      case _ where Self.mayStandInAddress[Int(byte)]: bytes.append(byte)
      default:
        bytes.append(UInt8(ascii: "%"))
        bytes.append(Self.hexDigits[Int(byte >> 4)])
        bytes.append(Self.hexDigits[Int(byte & 15)])
      }
    }
  }

  /// Begins a new line, unless one has just begun.
  mutating func startLine() {
    if let last = bytes.last, last != UInt8(ascii: "\n") { bytes.append(UInt8(ascii: "\n")) }
  }

  /// Takes spaces off the end.
  mutating func trimSpaces() {
    while bytes.last == UInt8(ascii: " ") { bytes.removeLast() }
  }

  /// What has been written, as text.
  var string: String { String(decoding: bytes, as: UTF8.self) }

  var count: Int { bytes.count }

  /// Puts markup where something was left open, at an offset from the beginning.
  mutating func insert(_ markup: [UInt8], at offset: Int) {
    bytes.insert(contentsOf: markup, at: min(max(0, offset), bytes.count))
  }

  private static let hexDigits = Array("0123456789ABCDEF".utf8)
  /// By byte: letters, digits and `-_.+!*(),%#@?=;:/$~`.
  private static let mayStandInAddress: [Bool] = {
    let marks = Set("-_.+!*(),%#@?=;:/$~".utf8)
    return (UInt8.min...UInt8.max).map { byte in
      marks.contains(byte) || (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte)
        || (0x61...0x7A).contains(byte)
    }
  }()
}

/// Which addresses a document may link to.
enum LinkSafety {
  /// Whether a browser would run it or read a file with it, by libcmark's list.
  static func isDangerous(_ address: UnsafeBufferPointer<UInt8>) -> Bool {
    // Nearly every link leads to a place in the document.
    guard let first = address.first, "jJvVfFdD".utf8.contains(first) else { return false }
    let lower = address.prefix(24).map { (0x41...0x5A).contains($0) ? $0 + 0x20 : $0 }
    if lower.starts(with: Array("data:image/".utf8)) {
      let kind = lower.dropFirst(11)
      return !["png", "gif", "jpeg", "webp"].contains { kind.starts(with: Array($0.utf8)) }
    }
    return ["javascript:", "vbscript:", "file:", "data:"]
      .contains { lower.starts(with: Array($0.utf8)) }
  }
}
