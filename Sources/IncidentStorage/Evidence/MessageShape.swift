/// What a message is without its numbers, and where these stand.
///
/// Messages of one kind differ in little but numbers: ports, pages, threads, addresses.
struct MessageShape: Sendable {
  /// Room for the ranges of digits, of which the first `numberCount` are the message's.
  private var places = [Range<Int>](repeating: 0..<0, count: mostNumbers)
  private var numberCount = 0
  /// The message with `numberMark` for each number.
  private(set) var words = [UInt8](repeating: 0, count: longest + 8)
  private(set) var length = 0
  /// A hash of the words.
  private(set) var mark: UInt64 = 0
  /// Whether it says more than a line of a log does, and is hardly like any other: it has no words and
  /// numbers then.
  private(set) var isDump = false

  /// The ranges of digits, ascending.
  var numbers: ArraySlice<Range<Int>> { places[..<numberCount] }

  /// What no text in UTF-8 has.
  static let numberMark: UInt8 = 0xFF

  /// A message with more numbers, or longer than these bytes, is a dump.
  private static let mostNumbers = 200
  private static let longest = 8 << 10

  /// Reads the shape of a message.
  mutating func read(_ message: UnsafeBufferPointer<UInt8>) {
    isDump = message.count > Self.longest || !split(message)
    if isDump { (length, numberCount) = (0, 0) }
    mark =
      isDump
      ? Self.mark(of: message)
      : words.withUnsafeBufferPointer {
        Self.mark(of: UnsafeBufferPointer(rebasing: $0[..<length]))
      }
  }

  /// Takes words and numbers apart; false where there are too many numbers.
  private mutating func split(_ message: UnsafeBufferPointer<UInt8>) -> Bool {
    (length, numberCount) = (0, 0)
    return words.withUnsafeMutableBytes { words in
      var index = 0
      while index < message.count {
        let (word, rest) = message.word(at: index)
        let digits = Self.digits(word)
        let plain = digits == 0 ? rest : min(rest, digits.trailingZeroBitCount >> 3)
        // What stands too much behind the plain bytes is overwritten next.
        words.storeBytes(of: word, toByteOffset: length, as: UInt64.self)
        length += plain
        index += plain
        guard digits != 0 else { continue }
        let start = index
        while index < message.count, message[index] &- 0x30 < 10 { index += 1 }
        guard numberCount < Self.mostNumbers else { return false }
        words[length] = Self.numberMark
        length += 1
        places[numberCount] = start..<index
        numberCount += 1
      }
      return true
    }
  }

  /// The places of those numbers that stand in quotes and are names.
  func names(in message: UnsafeBufferPointer<UInt8>) -> [Int] {
    var names: [Int] = []
    var isQuoted = false
    var position = 0
    for (place, number) in numbers.enumerated() {
      for byte in message[position..<number.lowerBound] where byte == 0x27 || byte == 0x60 {
        isQuoted.toggle()
      }
      if isQuoted { names.append(place) }
      position = number.upperBound
    }
    return names
  }

  /// The highest bit of each byte that is a digit.
  @inline(__always)
  private static func digits(_ word: UInt64) -> UInt64 {
    let distance = word ^ 0x3030_3030_3030_3030
    let low = (distance & 0x7F7F_7F7F_7F7F_7F7F) &+ 0x7676_7676_7676_7676
    return ~(low | distance) & 0x8080_8080_8080_8080
  }

  @inline(__always)
  private static func mixed(_ mark: UInt64, _ word: UInt64) -> UInt64 {
    let product = (mark ^ word) &* 0x9E37_79B9_7F4A_7C15
    return product ^ (product >> 29)
  }

  /// The mark together with the number at a place.
  func mixed(_ mark: UInt64, with place: Int, of message: UnsafeBufferPointer<UInt8>) -> UInt64 {
    numbers[place].reduce(mark ^ UInt64(place)) { Self.mixed($0, UInt64(message[$1])) }
  }

  /// A hash of the bytes.
  static func mark(of bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var mark = UInt64(bytes.count)
    var index = 0
    while index < bytes.count {
      mark = mixed(mark, bytes.word(at: index).word)
      index += 8
    }
    return mark
  }
}

extension UnsafeBufferPointer<UInt8> {
  /// The eight bytes from the index on as a little-endian number, or those that are left.
  @inline(__always)
  func word(at index: Int) -> (word: UInt64, length: Int) {
    let left = count - index
    if left >= 8 {
      return (UnsafeRawBufferPointer(self).loadUnaligned(fromByteOffset: index, as: UInt64.self), 8)
    }
    var word: UInt64 = 0
    for offset in 0..<left { word |= UInt64(self[index + offset]) << UInt64(offset * 8) }
    return (word, left)
  }
}
