extension Markdown {
  /// The document with references to evidence that it does not hold as plain text, so that no link
  /// leads nowhere: a one-page document has no appendix.
  static func unlinkingAbsentPlaces(in document: String) -> String {
    let bytes = Array(document.utf8)
    let places = places(in: bytes)
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var at = 0
    while at < bytes.count {
      if bytes[at] == UInt8(ascii: "]"), let (name, end) = address(at, in: bytes),
        !places.contains(name), let open = opening(in: output)
      {
        output.remove(at: open)
        at = end
      } else {
        output.append(bytes[at])
        at += 1
      }
    }
    return String(decoding: output, as: UTF8.self)
  }

  /// The places in the document that references can lead to.
  private static func places(in bytes: [UInt8]) -> Set<ArraySlice<UInt8>> {
    let opening = Array("<a id=\"".utf8)
    var places: Set<ArraySlice<UInt8>> = []
    var rest = bytes[...]
    while let start = rest.firstIndex(of: opening[0]) {
      rest = rest[start...]
      if rest.starts(with: opening) {
        places.insert(rest.dropFirst(opening.count).prefix { $0 != UInt8(ascii: "\"") })
      }
      rest = rest.dropFirst()
    }
    return places
  }

  /// What `](#e12)` at this place leads to, and where it ends; nil for anything but evidence.
  private static func address(
    _ at: Int,
    in bytes: [UInt8]
  ) -> (name: ArraySlice<UInt8>, end: Int)? {
    let opening = Array("](#".utf8)
    guard bytes[at...].starts(with: opening) else { return nil }
    let name = bytes[(at + opening.count)...].prefix {
      (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-")
    }
    guard let last = name.last, (0x30...0x39).contains(last), name.endIndex < bytes.count,
      bytes[name.endIndex] == UInt8(ascii: ")")
    else { return nil }
    return (name, name.endIndex + 1)
  }

  /// The bracket that opens the link whose text ends here: the last that is not escaped.
  private static func opening(in output: [UInt8]) -> Int? {
    output.indices.last { index in
      output[index] == UInt8(ascii: "[")
        && output[..<index].reversed().prefix { $0 == UInt8(ascii: "\\") }.count.isMultiple(of: 2)
    }
  }
}
