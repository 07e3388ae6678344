/// JSON that spreads over lines or holds many records: what `gcloud logging read` and `aws logs
/// filter-log-events` print.
///
/// Lines are gathered until an object ends that holds a log line; whatever stands around it (`[`,
/// `"events": [`) goes to the record beside it.
struct JSONDocument {
  private(set) var isOpen = false
  private let buffer = ScratchBuffer()
  /// Where the objects that are open begin.
  private var starts: [Int] = []
  private var depth = 0
  private var inString = false
  private var escaped = false

  /// The most that one record may take.
  private static let limit = 1 << 20

  /// Whether a line can be the beginning of such a document.
  static func begins(_ line: ByteView) -> Bool {
    let text = line.trimmed
    guard text[0] == 0x7B || text[0] == 0x5B else { return false }
    var index = 1
    while isBlank(text[index]) && index < text.count { index += 1 }
    return index >= text.count || text[index] == 0x7B || text[index] == 0x22 && text[0] == 0x7B
  }

  mutating func open() {
    isOpen = true
    buffer.clear()
    starts = []
    depth = 0
    inString = false
    escaped = false
  }

  mutating func close() { isOpen = false }

  /// Takes a line, and calls `found` for each object that ends in it.
  ///
  /// - Returns: whether it still looks like JSON
  mutating func take(_ line: ByteView, found: (JSONObject) throws -> Bool) rethrows -> Bool {
    for index in 0...line.count {
      let byte = index < line.count ? line.base[index] : 0x0A
      if starts.isEmpty, byte != 0x7B {
        if byte == 0x5B { depth += 1 }
        if depth == 0, !isBlank(byte), byte != 0x0A, byte != 0x5D, byte != 0x2C { return false }
        continue
      }
      if byte == 0x7B, !inString { starts.append(buffer.count) }
      buffer.append(byte)
      if escaped {
        escaped = false
      } else if byte == 0x5C {
        escaped = inString
      } else if byte == 0x22 {
        inString.toggle()
      } else if byte == 0x7D, !inString, let start = starts.popLast() {
        if let object = JSONObject(buffer.view, at: start), try found(object) {
          buffer.truncate(start)
          if !starts.isEmpty { buffer.append(0x30) }
        }
        if starts.isEmpty { buffer.clear() }
      }
    }
    return buffer.count < Self.limit
  }
}
