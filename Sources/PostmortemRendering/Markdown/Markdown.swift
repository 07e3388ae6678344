/// Untrusted text made into CommonMark that shows exactly that text.
///
/// The rules are those of the CommonMark 0.30 specification and of GitHub's additions
/// (strikethrough, tables, mathematics). A character is escaped only where it could mean something,
/// since the Markdown is read as text too: `stock_moves` stays as it is.
enum Markdown {
  /// Inline Markdown for the text, on one line, white space collapsed, control characters visible.
  ///
  /// `atStart` says whether it stands where a list, heading or quotation could begin, `keepingEdges`
  /// whether white space around the text stays, as one space.
  static func escaped(
    _ text: String,
    atStart: Bool = true,
    keepingEdges: Bool = false
  ) -> String {
    var output: [UInt8] = []
    var scalars = Array(visible(text, keepingEdges: keepingEdges).utf8)[...]
    output.reserveCapacity(scalars.count + 16)
    if atStart { escapeBlockStart(&scalars, into: &output) }
    var index = scalars.startIndex
    while index < scalars.endIndex {
      let byte = scalars[index]
      let next = index + 1 < scalars.endIndex ? scalars[index + 1] : UInt8(ascii: " ")
      let before = index > scalars.startIndex ? scalars[index - 1] : UInt8(ascii: " ")
      if mustEscape(byte, before: before, next: next) { output.append(UInt8(ascii: "\\")) }
      output.append(byte)
      index += 1
    }
    return String(decoding: output, as: UTF8.self)
  }

  private static func mustEscape(_ byte: UInt8, before: UInt8, next: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "\\"), UInt8(ascii: "`"), UInt8(ascii: "*"), UInt8(ascii: "["),
      UInt8(ascii: "]"), UInt8(ascii: "|"), UInt8(ascii: "~"), UInt8(ascii: "$"):
      true
    case UInt8(ascii: "_"): !(isWord(before) && isWord(next))
    case UInt8(ascii: "#"): before == UInt8(ascii: " ") || before == byte
    case UInt8(ascii: "<"):
      isWord(next) || next == UInt8(ascii: "/") || next == UInt8(ascii: "!")
        || next == UInt8(ascii: "?")
    case UInt8(ascii: "&"): isWord(next) || next == UInt8(ascii: "#")
    default: false
    }
  }

  private static func isWord(_ byte: UInt8) -> Bool {
    (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
      || byte >= 0x80
  }

  /// What would begin a list, a quotation, a heading, a rule or a fence at the start of a line.
  private static func escapeBlockStart(_ bytes: inout ArraySlice<UInt8>, into output: inout [UInt8])
  {
    guard let first = bytes.first else { return }
    switch first {
    case UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "="), UInt8(ascii: ">"),
      UInt8(ascii: ":"):
      output.append(UInt8(ascii: "\\"))
      output.append(first)
      bytes.removeFirst()
    case 0x30...0x39:
      let digits = bytes.prefix { (0x30...0x39).contains($0) }
      let rest = bytes[digits.endIndex...]
      guard digits.count <= 9, let mark = rest.first,
        mark == UInt8(ascii: ".") || mark == UInt8(ascii: ")"),
        rest.count == 1 || rest[rest.startIndex + 1] == UInt8(ascii: " ")
      else { return }
      output += digits
      output.append(UInt8(ascii: "\\"))
      output.append(mark)
      bytes = rest.dropFirst()
    default: break
    }
  }

  /// A code span for the text: with more backticks around it than there are in it.
  static func code(_ text: String) -> String {
    let shown = visible(text)
    guard !shown.isEmpty else { return "` `" }
    let fence = String(repeating: "`", count: longestRun(of: "`", in: shown) + 1)
    let pad = shown.hasPrefix("`") || shown.hasSuffix("`") ? " " : ""
    return fence + pad + shown + pad + fence
  }

  /// A fenced block with these lines, whatever is in them.
  static func fenced(_ lines: [String], language: String = "") -> String {
    let shown = lines.map { visible($0, keepingSpaces: true) }
    let longest = shown.map { longestRun(of: "`", in: $0) }.max() ?? 0
    let fence = String(repeating: "`", count: max(3, longest + 1))
    return ([fence + language] + shown + [fence]).joined(separator: "\n")
  }

  /// A link to the place in the appendix that a label names.
  static func link(_ markdown: String, toAnchorOf label: String) -> String {
    "[\(markdown)](#\(anchor(of: label)))"
  }

  /// The place itself.
  ///
  /// GitHub keeps such an anchor; `HousePage` lets this one form of HTML through.
  static func anchor(for label: String) -> String { "<a id=\"\(anchor(of: label))\"></a>" }

  /// The name of the place: `e12` for `E12`, `error-log-67` for `error.log:67`.
  static func anchor(of label: String) -> String {
    var name: [UInt8] = []
    for byte in label.utf8 {
      switch byte {
      case 0x30...0x39, 0x61...0x7A: name.append(byte)
      case 0x41...0x5A: name.append(byte + 0x20)
      default: if name.last != UInt8(ascii: "-") { name.append(UInt8(ascii: "-")) }
      }
    }
    return String(decoding: name, as: UTF8.self)
  }

  static func longestRun(of character: Unicode.Scalar, in text: String) -> Int {
    var longest = 0
    var run = 0
    for scalar in text.unicodeScalars {
      run = scalar == character ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }
}
