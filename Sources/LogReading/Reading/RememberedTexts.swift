/// The last few texts that were made of bytes: short ones come again and again.
struct RememberedTexts {
  private var texts: [String] = []
  private var next = 0

  private static let most = 8

  /// The bytes as text, see `readableText`.
  mutating func text(of bytes: ByteView) -> String {
    for text in texts where bytes.isText(text) { return text }
    let text = bytes.text
    if texts.count < Self.most {
      texts.append(text)
    } else {
      texts[next] = text
      next = (next + 1) % Self.most
    }
    return text
  }
}

/// The texts of codes: `MY-012345`, as the server pads it.
struct RememberedCodes {
  private var texts: [Int32: String] = [:]
  private var last: (code: Int32, text: String) = (-1, "")

  /// A log has few codes; this many at most are remembered of one that has not.
  private static let most = 1 << 14

  mutating func text(of code: Int32) -> String {
    if last.code == code { return last.text }
    let text = texts[code] ?? Self.padded(code)
    if texts.count < Self.most { texts[code] = text }
    last = (code, text)
    return text
  }

  private static func padded(_ code: Int32) -> String {
    let digits = String(code)
    return "MY-" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
  }
}
