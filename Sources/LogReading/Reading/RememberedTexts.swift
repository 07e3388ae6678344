/// The last few texts that were made of bytes: short ones come again and again.
struct RememberedTexts {
  /// A text, with what is compared first: how many bytes it has, and the first eight of them.
  private struct Known {
    var count: Int
    var head: UInt64
    var text: String
  }

  private var known: [Known] = []
  private var next = 0

  private static let most = 8

  /// The bytes as text, see `readableText`.
  mutating func text(of bytes: ByteView) -> String {
    let head = bytes.head
    for known in known where known.count == bytes.count && known.head == head {
      if bytes.count <= 8 || bytes.isText(known.text) { return known.text }
    }
    let text = Known(count: bytes.count, head: head, text: bytes.text)
    if known.count < Self.most {
      known.append(text)
    } else {
      known[next] = text
      next = (next + 1) % Self.most
    }
    return text.text
  }
}

/// The texts of codes: `MY-012345`, as the server pads it.
struct RememberedCodes {
  /// A log has few codes; of those that end in the same four bits the last is remembered.
  private var recent = InlineArray<16, (code: Int32, text: String)>(repeating: (-1, ""))

  mutating func text(of code: Int32) -> String {
    let place = Int(code & 15)
    if recent[place].code == code { return recent[place].text }
    let text = Self.padded(code)
    recent[place] = (code, text)
    return text
  }

  private static func padded(_ code: Int32) -> String {
    let digits = String(code)
    return "MY-" + String(repeating: "0", count: max(0, 6 - digits.count)) + digits
  }
}
