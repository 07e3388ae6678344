/// What stands where in the text.
extension SecretFinder {
  func byte(_ position: Int) -> UInt8 {
    position >= 0 && position < bytes.count ? bytes[position] : 0
  }

  /// Whether the words stand at the position, whatever their case; they are given in small letters.
  func has(_ words: StaticString, at position: Int? = nil) -> Bool {
    let start = position ?? index
    let count = words.utf8CodeUnitCount
    guard start >= 0, start + count <= bytes.count else { return false }
    for offset in 0..<count {
      let byte = bytes[start + offset]
      if (byte &- 0x41 < 26 ? byte | 0x20 : byte) != words.utf8Start[offset] { return false }
    }
    return true
  }

  /// Whether the words stand before the index in the same command.
  func isAfter(_ words: StaticString) -> Bool {
    var position = index - 1
    while position >= 0, index - position < 400 {
      let byte = bytes[position]
      if byte == 0x0A || byte == 0x7C || byte == 0x3B || byte == 0x26 { return false }
      if has(words, at: position) { return true }
      position -= 1
    }
    return false
  }

  /// Whether one of MySQL's programs stands before the index in the same command.
  var isAfterClient: Bool {
    let names: [StaticString] = [
      "mysql", "mariadb", "mydumper", "myloader", "backupex", "xtrabackup",
    ]
    return names.contains { isAfter($0) }
  }

  func skipSpaces(_ position: Int) -> Int {
    var position = position
    while byte(position) == 0x20 || byte(position) == 0x09 { position += 1 }
    return position
  }

  func isQuote(_ byte: UInt8) -> Bool { byte == 0x27 || byte == 0x22 }

  /// How many bytes the quote at the position takes, 0 where none stands: one for `'` and `"`, two for
  /// `\'` and `\"` of a text within quotes, four for the `'\''` with which a shell's quotes hold one.
  func quoteLength(at position: Int) -> Int {
    if byte(position) == 0x5C { return isQuote(byte(position + 1)) ? 2 : 0 }
    if has("'\\''", at: position) { return 4 }
    return isQuote(byte(position)) ? 1 : 0
  }

  /// The inside of the quotes at the position; to the end of the text where they are not closed.
  func quoted(at position: Int) -> Range<Int>? {
    let length = quoteLength(at: position)
    guard length > 0 else { return nil }
    let start = position + length
    let quote = bytes[start - 1]
    var end = start
    while end < bytes.count {
      // Quotes of the text around: the first sign of one ends the value.
      if length > 1, bytes[end] == quote || bytes[end] == 0x5C { break }
      if bytes[end] == 0x5C {
        end += 2
        continue
      }
      if bytes[end] == quote {
        guard byte(end + 1) == quote else { break }
        end += 1
      }
      end += 1
    }
    end = min(end, bytes.count)
    return end > start ? start..<end : nil
  }

  /// The value at the position: a quoted one, or one up to a blank or a sign that ends it.
  func value(at position: Int) -> Range<Int>? {
    if quoteLength(at: position) > 0 { return quoted(at: position) }
    var end = position
    scan: while end < bytes.count {
      switch bytes[end] {
      case 0...0x20, 0x22, 0x27, 0x26, 0x3B, 0x2C, 0x29, 0x7D, 0x7C, 0x60: break scan
      default: end += 1
      }
    }
    return end > position ? position..<end : nil
  }

  /// Whether a value is one, and no word about it or a name of where it is kept.
  func isSecret(_ value: Range<Int>) -> Bool {
    let first = bytes[value.lowerBound]
    if first == 0x24 || first == 0x25 || first == 0x3C || first == 0x2A && allStars(value) {
      return false
    }
    // A function's name: the secret stands between its brackets, and is found there.
    if bytes[value.upperBound - 1] == 0x28 { return false }
    return !isHarmlessWord(value)
  }

  /// Whether the value is a word that says whether there is a secret.
  func isHarmlessWord(_ value: Range<Int>) -> Bool {
    let words: [StaticString] = [
      "yes", "no", "set", "not", "none", "true", "false", "null", "empty", "unset", "required",
      "[redacted]", "[redacted", "expired", "invalid", "wrong", "yes).", "no).",
    ]
    return words.contains { has($0, at: value.lowerBound) && $0.utf8CodeUnitCount == value.count }
  }

  private func allStars(_ value: Range<Int>) -> Bool {
    value.allSatisfy { bytes[$0] == 0x2A }
  }

  /// Whether what follows a colon is the next word of a sentence.
  func isProse(_ value: Range<Int>) -> Bool {
    value.allSatisfy { bytes[$0] &- 0x61 < 26 } && byte(value.upperBound) == 0x20
      && byte(value.upperBound + 1) | 0x20 &- 0x61 < 26
  }

  func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  func isWord(_ byte: UInt8) -> Bool {
    isLetter(byte) || byte &- 0x30 < 10 || byte == 0x5F
  }

  func isUpperOrDigit(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 || byte &- 0x30 < 10 }

  func isTokenByte(_ byte: UInt8) -> Bool {
    isWord(byte) || byte == 0x2D || byte == 0x2E || byte == 0x2B || byte == 0x2F || byte == 0x3D
      || byte == 0x7E
  }
}
