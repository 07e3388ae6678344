import IncidentModel

extension LogRecord {
  /// The record as one line of JSON, without a line end: the form of `scribe parse --json`.
  ///
  /// Keys stand in the order of DESIGN.md; absent fields are left out; `ranges` only where other
  /// records interrupt this one. The line is valid JSON whatever the log held (RFC 8259).
  package var jsonLine: String {
    var json = JSONLineWriter()
    json.string("source", source)
    json.number("line", line)
    json.number("lines", lines)
    if !ranges.isEmpty { json.ranges("ranges", ranges) }
    if let time { json.string("time", time.iso8601) }
    json.string("timeQuality", timeQuality.rawValue)
    json.string("level", level.rawValue)
    if let program { json.string("program", program) }
    if let subsystem { json.string("subsystem", subsystem) }
    if let code { json.string("code", code) }
    if let thread { json.number("thread", thread) }
    json.string("category", category.rawValue)
    if let object { json.string("object", object) }
    if let host { json.string("host", host) }
    json.string("message", message)
    return json.finished
  }
}

/// Writes one JSON object on one line.
struct JSONLineWriter {
  private var bytes: [UInt8]

  init() {
    bytes = []
    bytes.reserveCapacity(512)
    bytes.append(0x7B)
  }

  mutating func string(_ key: StaticString, _ value: String) {
    name(key)
    bytes.append(0x22)
    var value = value
    value.withUTF8 { text in
      // Runs of plain bytes are copied whole.
      var start = 0
      for index in text.indices {
        let byte = text[index]
        guard byte < 0x20 || byte == 0x22 || byte == 0x5C || byte == 0x7F else { continue }
        bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start..<index]))
        escape(byte)
        start = index + 1
      }
      bytes.append(contentsOf: UnsafeBufferPointer(rebasing: text[start...]))
    }
    bytes.append(0x22)
  }

  mutating func number(_ key: StaticString, _ value: some BinaryInteger) {
    name(key)
    bytes.append(contentsOf: String(value).utf8)
  }

  mutating func ranges(_ key: StaticString, _ ranges: [ClosedRange<Int>]) {
    name(key)
    let pairs = ranges.map { "[\($0.lowerBound),\($0.upperBound)]" }.joined(separator: ",")
    bytes.append(contentsOf: "[\(pairs)]".utf8)
  }

  /// The whole object.
  var finished: String { String(decoding: bytes + [0x7D], as: UTF8.self) }

  private mutating func name(_ key: StaticString) {
    if bytes.count > 1 { bytes.append(0x2C) }
    bytes.append(0x22)
    bytes.append(
      contentsOf: UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount)
    )
    bytes.append(0x22)
    bytes.append(0x3A)
  }

  /// A quote, a backslash or a control code.
  private mutating func escape(_ byte: UInt8) {
    switch byte {
    case 0x22, 0x5C:
      bytes.append(0x5C)
      bytes.append(byte)
    case 0x0A: bytes.append(contentsOf: [0x5C, 0x6E])
    case 0x0D: bytes.append(contentsOf: [0x5C, 0x72])
    case 0x09: bytes.append(contentsOf: [0x5C, 0x74])
    default:
      let digits = Array("0123456789abcdef".utf8)
      bytes.append(contentsOf: Array("\\u00".utf8))
      bytes.append(digits[Int(byte >> 4)])
      bytes.append(digits[Int(byte & 15)])
    }
  }
}
