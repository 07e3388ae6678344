/// The working state of reading headers: what the last one said, and the clock that remembers.
struct HeaderScan {
  var header = LineHeader()
  var stamps = StampReader()

  /// Reads `[Level]` at the index, sets the header's level and moves past the bracket; false where
  /// no level that a server writes stands there.
  @inline(__always)
  mutating func readLevel(_ view: ByteView, _ index: inout Int) -> Bool {
    guard index + 5 < view.count, view.base[index] == 0x5B else { return false }
    if index + 9 <= view.count {
      // The three that nearly every line has, by their bytes read backwards.
      let word = view.word(at: index)
      if word & 0xFFFF_FFFF_FFFF == 0x5D65_746F_4E5B {  // [Note]
        header.level = .note
        index += 6
        return true
      }
      if word == 0x676E_696E_7261_575B, view.base[index + 8] == 0x5D {  // [Warning]
        header.level = .warning
        index += 9
        return true
      }
      if word & 0xFF_FFFF_FFFF_FFFF == 0x5D_524F_5252_455B {  // [ERROR]
        header.level = .error
        index += 7
        return true
      }
    }
    switch view.base[index + 1] {
    case 0x4E where view.has("[Note]", at: index):
      header.level = .note
      index += 6
    case 0x57 where view.has("[Warning]", at: index):
      header.level = .warning
      index += 9
    case 0x57 where view.has("[Warn]", at: index):
      header.level = .warning
      index += 6
    case 0x45 where view.has("[ERROR]", at: index) || view.has("[Error]", at: index):
      header.level = .error
      index += 7
    case 0x53 where view.has("[System]", at: index):
      header.level = .system
      index += 8
    case 0x46 where view.has("[FATAL]", at: index) || view.has("[Fatal]", at: index):
      header.level = .fatal
      index += 7
    case 0x44 where view.has("[Debug]", at: index) || view.has("[DEBUG]", at: index):
      header.level = .debug
      index += 7
    default:
      return false
    }
    return true
  }

  /// Reads digits followed by a space as the thread and moves past the space.
  @inline(__always)
  mutating func readThread(_ view: ByteView, _ index: inout Int) -> Bool {
    var value: UInt64 = 0
    let start = index
    while isDigit(view[index]) {
      value = value &* 10 &+ UInt64(view.base[index] &- 0x30)
      index += 1
    }
    guard index > start, index - start <= 20, view[index] == 0x20 else { return false }
    header.thread = value
    header.hasThread = true
    index += 1
    return true
  }

  /// Ends the header: the message begins at the index, past the one space that the server prints.
  @inline(__always)
  mutating func message(_ view: ByteView, _ index: Int) {
    header.messageStart = Int32(truncatingIfNeeded: view[index] == 0x20 ? index + 1 : index)
  }
}
