extension String {
  /// The text with control and bidirectional-formatting characters made visible, for a terminal.
  ///
  /// Nearly every text is plain, and a long timeline asks for thousands: bytes tell sooner.
  package var visible: String {
    let isPlain = utf8.withContiguousStorageIfAvailable { UnsafeRawBufferPointer($0).isPlain }
    return isPlain == true ? self : self[...].visible
  }
}

extension UnsafeRawBufferPointer {
  /// Whether every byte is a character of ASCII that can be seen, or a space.
  fileprivate var isPlain: Bool {
    let wordsEnd = count & ~7
    for index in stride(from: 0, to: wordsEnd, by: 8) {
      // The highest bit of a byte is set by itself beyond ASCII, by the subtraction below 0x20, by the
      // addition for 0x7F; what is carried or borrowed comes from a byte that is not plain either.
      let word = loadUnaligned(fromByteOffset: index, as: UInt64.self)
      let marks = word | (word &- 0x2020_2020_2020_2020) | (word &+ 0x0101_0101_0101_0101)
      if marks & 0x8080_8080_8080_8080 != 0 { return false }
    }
    return self[wordsEnd...].allSatisfy { 0x20...0x7E ~= $0 }
  }
}

extension StringProtocol {
  /// The text with control and bidirectional-formatting characters made visible, for a terminal.
  ///
  /// A C0 control becomes its Unicode picture (`␛`), DEL `␡`, and what changes the direction or the
  /// width of text unseen its code point (`<U+202E>`). Newlines and tabs are controls too.
  package var visible: String {
    guard unicodeScalars.contains(where: \.isUnseen) else { return String(self) }
    var text = String.UnicodeScalarView()
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0...0x1F: text.append(Unicode.Scalar(0x2400 + scalar.value) ?? "␀")
      case 0x7F: text.append("␡")
      case _ where scalar.isUnseen:
        let code = String(scalar.value, radix: 16, uppercase: true)
        let zeros = String(repeating: "0", count: Swift.max(0, 4 - code.utf8.count))
        text.append(contentsOf: "<U+\(zeros)\(code)>".unicodeScalars)
      default: text.append(scalar)
      }
    }
    return String(text)
  }

  /// The text without spaces, tabs and newlines at either end.
  package var trimmed: String {
    var view = self[...]
    while let first = view.first, first.isWhitespace { view = view.dropFirst() }
    while let last = view.last, last.isWhitespace { view = view.dropLast() }
    return String(view)
  }
}

extension Substring {
  /// The text without spaces at its end.
  var trimmingTrailingSpaces: Substring {
    var view = self
    while view.last == " " { view = view.dropLast() }
    return view
  }
}

extension Unicode.Scalar {
  /// Whether a terminal would act on the character, or hide it, instead of showing it.
  fileprivate var isUnseen: Bool {
    switch value {
    case 0...0x1F, 0x7F...0x9F: true
    // Bidirectional marks, embeddings, overrides and isolates; zero-width characters; the BOM.
    case 0x061C, 0x200B, 0x200E, 0x200F, 0x202A...0x202E, 0x2060, 0x2066...0x2069, 0xFEFF: true
    default: false
    }
  }
}
