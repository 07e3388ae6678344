/// Text that is put together of many pieces, in UTF-8: for thousands of lines of a dozen pieces each,
/// strings that are joined to strings cost several times as much.
struct TextBytes {
  private(set) var bytes: [UInt8] = []

  /// No text yet; `room` is how many bytes can be expected, and a few.
  init(room: Int = 0) {
    if room > 0 { bytes.reserveCapacity(room + 1024) }
  }

  /// How many bytes there are.
  var count: Int { bytes.count }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  mutating func add(_ text: String) {
    var text = text
    // In one piece: a view hands its bytes over one by one.
    text.withUTF8 { bytes.append(contentsOf: $0) }
  }

  /// Adds a character of ASCII.
  mutating func add(ascii character: Unicode.Scalar) { bytes.append(UInt8(ascii: character)) }

  /// Adds what `pieces` adds, in a style.
  mutating func add(_ style: Style, _ pieces: (inout TextBytes) -> Void) {
    guard Output.isColoured else { return pieces(&self) }
    add("\u{1B}[\(style.rawValue)m")
    pieces(&self)
    add("\u{1B}[0m")
  }

  /// Adds spaces until what begins at `start` is as wide.
  mutating func pad(from start: Int, to width: Int) {
    while bytes.count < start + width { bytes.append(0x20) }
  }

  /// Takes away what was added since there were so many bytes.
  mutating func takeAway(from start: Int) -> String {
    let text = String(decoding: bytes[start...], as: UTF8.self)
    bytes.removeSubrange(start...)
    return text
  }

  mutating func removeAll() { bytes.removeAll(keepingCapacity: true) }
}
