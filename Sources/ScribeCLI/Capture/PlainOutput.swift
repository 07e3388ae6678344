/// Output of a terminal as the text that was to be read.
enum PlainOutput {
  /// The bytes without escape sequences (ECMA-48) and with plain line ends.
  ///
  /// What a carriage return or a backspace overwrote stays: it was shown.
  static func text(of bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(where: { $0 == 0x1B || $0 == 0x0D }) else { return bytes }
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var index = 0
    while index < bytes.count {
      switch bytes[index] {
      case 0x1B: index = endOfSequence(bytes, after: index)
      case 0x0D:
        var next = index + 1
        while next < bytes.count, bytes[next] == 0x0D { next += 1 }
        if next >= bytes.count || bytes[next] != 0x0A { text.append(0x0A) }
        index = next
      default:
        text.append(bytes[index])
        index += 1
      }
    }
    return text
  }

  /// The index after the escape sequence that begins at `start`.
  private static func endOfSequence(_ bytes: [UInt8], after start: Int) -> Int {
    var index = start + 1
    guard index < bytes.count else { return index }
    switch bytes[index] {
    case 0x5B:
      // CSI: parameters and intermediates, then one final byte.
      index += 1
      while index < bytes.count, (0x20...0x3F).contains(bytes[index]) { index += 1 }
      return min(index + 1, bytes.count)
    case 0x50, 0x58, 0x5D, 0x5E, 0x5F:
      // DCS, SOS, OSC, PM, APC: a string up to BEL or ST.
      index += 1
      while index < bytes.count {
        if bytes[index] == 0x07 { return index + 1 }
        if bytes[index] == 0x1B, index + 1 < bytes.count, bytes[index + 1] == 0x5C {
          return index + 2
        }
        index += 1
      }
      return index
    default:
      while index < bytes.count, (0x20...0x2F).contains(bytes[index]) { index += 1 }
      return min(index + 1, bytes.count)
    }
  }
}
