/// The lines of a fenced log, each marked with the level that the server gave it.
enum LogColours {
  /// What a line says, and the class that its colour hangs on.
  ///
  /// The first that is in it counts.
  private static let marks: [(words: [UInt8], name: StaticString)] = [
    (Array("[ERROR]".utf8), "error"), (Array("[Error]".utf8), "error"),
    (Array("ERROR ".utf8), "error"), (Array("FATAL".utf8), "error"),
    (Array("[Warning]".utf8), "warning"), (Array("[Note]".utf8), "note"),
    (Array("[System]".utf8), "note"),
  ]

  static func put(_ text: UnsafeBufferPointer<UInt8>, into output: inout HTMLBuffer) {
    var rest = text[...]
    while !rest.isEmpty {
      let line = rest.prefix { $0 != UInt8(ascii: "\n") }
      if let name = name(of: line) {
        output.put("<span class=\"")
        output.put(name)
        output.put("\">")
        output.put(text: line)
        output.put("</span>")
      } else {
        output.put(text: line)
      }
      rest = rest[line.endIndex...]
      if !rest.isEmpty {
        output.put("\n")
        rest.removeFirst()
      }
    }
  }

  private static func name(of line: Slice<UnsafeBufferPointer<UInt8>>) -> StaticString? {
    let head = line.prefix(120)
    for at in head.indices where head[at] == 0x5B || head[at] == 0x45 || head[at] == 0x46 {
      for mark in marks where head[at...].starts(with: mark.words) { return mark.name }
    }
    return nil
  }
}
