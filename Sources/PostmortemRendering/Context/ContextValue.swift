/// The context as a tree: what is printed as JSON, checked against templates, and given to Mustache.
package indirect enum ContextValue: Sendable, Hashable {
  case text(String)
  case markdown(String)
  case number(Int)
  case flag(Bool)
  case list([ContextValue])
  /// Fields in the order of their declaration.
  case object([Field])
  case absent

  /// A name and what it stands for.
  package struct Field: Sendable, Hashable {
    package var name: String
    package var value: ContextValue
  }

  /// The field of an object; nil where there is none.
  package subscript(name: String) -> ContextValue? {
    guard case .object(let fields) = self else { return nil }
    return fields.first { $0.name == name }?.value
  }
}

extension ContextValue {
  /// The tree as JSON: two spaces an indent, fields in order, absent ones left out.
  package var json: String {
    var output: [UInt8] = []
    write(into: &output, indent: 0)
    output.append(UInt8(ascii: "\n"))
    return String(decoding: output, as: UTF8.self)
  }

  /// The tree as JSON on one line.
  package var compactJSON: String {
    var output: [UInt8] = []
    write(into: &output, indent: nil)
    return String(decoding: output, as: UTF8.self)
  }

  private func write(into output: inout [UInt8], indent: Int?) {
    let inner = indent.map { $0 + 1 }
    func newLine(_ depth: Int?) {
      guard let depth else { return }
      output.append(UInt8(ascii: "\n"))
      output.append(contentsOf: repeatElement(UInt8(ascii: " "), count: depth * 2))
    }
    switch self {
    case .text(let text), .markdown(let text): Self.write(text, into: &output)
    case .number(let number): output += Array(String(number).utf8)
    case .flag(let flag): output += Array((flag ? "true" : "false").utf8)
    case .absent: output += Array("null".utf8)
    case .list(let items):
      output.append(UInt8(ascii: "["))
      for (index, item) in items.enumerated() {
        if index > 0 { output.append(UInt8(ascii: ",")) }
        newLine(inner)
        item.write(into: &output, indent: inner)
      }
      if !items.isEmpty { newLine(indent) }
      output.append(UInt8(ascii: "]"))
    case .object(let fields):
      output.append(UInt8(ascii: "{"))
      var isFirst = true
      for field in fields where field.value != .absent {
        if !isFirst { output.append(UInt8(ascii: ",")) }
        isFirst = false
        newLine(inner)
        Self.write(field.name, into: &output)
        output += Array((indent == nil ? ":" : ": ").utf8)
        field.value.write(into: &output, indent: inner)
      }
      if !isFirst { newLine(indent) }
      output.append(UInt8(ascii: "}"))
    }
  }

  /// A JSON string (RFC 8259, section 7); control characters and DEL as `\u00xx`.
  private static func write(_ text: String, into output: inout [UInt8]) {
    let hex = Array("0123456789abcdef".utf8)
    output.append(UInt8(ascii: "\""))
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"): output += [UInt8(ascii: "\\"), byte]
      case 0x0A: output += Array("\\n".utf8)
      case 0x0D: output += Array("\\r".utf8)
      case 0x09: output += Array("\\t".utf8)
      case 0..<0x20, 0x7F:
        output += Array("\\u00".utf8) + [hex[Int(byte >> 4)], hex[Int(byte & 15)]]
      default: output.append(byte)
      }
    }
    output.append(UInt8(ascii: "\""))
  }
}
