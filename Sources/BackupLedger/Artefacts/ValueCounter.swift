/// Counts the rows of INSERT statements, piece by piece.
///
/// Strings are stepped over by SQL's and mysqldump's rules: quotes end them, backslashes escape, a
/// doubled quote is one quote (which reads as two strings, and comes to the same).
struct ValueCounter {
  /// Rows seen in the statement at hand.
  private(set) var rows = 0
  private var depth = 0
  private var quote: UInt8 = 0
  private var isEscaped = false
  private var isInValues = false
  /// How much of the word VALUES has been read.
  private var matched = 0

  private static let word: [UInt8] = Array("VALUES".utf8)

  init() {}

  /// Reads on from the index; returns the index behind the statement's semicolon, nil where the piece
  /// ends before it.
  mutating func read(_ piece: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
    var index = start
    let count = piece.count
    while index < count {
      let byte = piece[index]
      index += 1
      if quote != 0 {
        if isEscaped {
          isEscaped = false
        } else if byte == 0x5C, quote != 0x60 {
          isEscaped = true
        } else if byte == quote {
          quote = 0
        }
        continue
      }
      switch byte {
      case 0x27, 0x22, 0x60: quote = byte
      case 0x28:
        if depth == 0, isInValues { rows &+= 1 }
        depth &+= 1
      case 0x29: depth -= depth > 0 ? 1 : 0
      case 0x3B where depth == 0: return index
      default:
        guard !isInValues, depth == 0 else { continue }
        matched = byte & 0xDF == Self.word[matched] ? matched + 1 : byte & 0xDF == 0x56 ? 1 : 0
        if matched == Self.word.count { isInValues = true }
      }
    }
    return nil
  }
}
