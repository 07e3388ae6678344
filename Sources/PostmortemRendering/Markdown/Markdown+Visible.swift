extension Markdown {
  /// The text with what cannot be seen made visible, and what would break a line made a space.
  ///
  /// Control characters become Unicode's pictures of them (`␀`); characters that turn the direction
  /// of writing (the "Trojan Source" ones) become `⟨U+202E⟩`, since they make a line read as what it
  /// is not. White space is collapsed unless it is asked to stay.
  static func visible(
    _ text: String,
    keepingSpaces: Bool = false,
    keepingEdges: Bool = false
  ) -> String {
    if text.utf8.allSatisfy({ $0 >= 0x20 && $0 < 0x7F }), keepingSpaces || isTidy(text) {
      return text
    }
    var output = String.UnicodeScalarView()
    var pendingSpace = false
    for scalar in text.unicodeScalars {
      switch scalar.value {
      case 0x09, 0x20, 0x0A, 0x0D, 0x85, 0x2028, 0x2029:
        if keepingSpaces {
          output.append(" ")
        } else {
          pendingSpace = keepingEdges || !output.isEmpty
        }
        continue
      default: break
      }
      if pendingSpace {
        output.append(" ")
        pendingSpace = false
      }
      append(scalar, to: &output)
    }
    if pendingSpace, keepingEdges { output.append(" ") }
    return String(output)
  }

  private static func append(_ scalar: Unicode.Scalar, to output: inout String.UnicodeScalarView) {
    switch scalar.value {
    case 0..<0x20:
      if let picture = Unicode.Scalar(0x2400 + scalar.value) { output.append(picture) }
    case 0x7F: output.append("\u{2421}")
    case 0x80..<0xA0, 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069, 0xFEFF,
      0xFFF9...0xFFFB:
      let hex = String(scalar.value, radix: 16, uppercase: true)
      let digits = String(repeating: "0", count: max(0, 4 - hex.count)) + hex
      output.append(contentsOf: "⟨U+\(digits)⟩".unicodeScalars)
    default: output.append(scalar)
    }
  }

  /// Whether white space is single already, with none around the text.
  private static func isTidy(_ text: String) -> Bool {
    var before = UInt8(ascii: " ")
    for byte in text.utf8 {
      if byte == UInt8(ascii: " "), before == byte { return false }
      before = byte
    }
    return before != UInt8(ascii: " ") || text.isEmpty
  }
}
