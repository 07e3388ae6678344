/// A row of performance_schema.error_log as the client prints it with `\G`, column by column.
struct VerticalRow {
  private(set) var header = LineHeader()
  /// The subsystem, then the message.
  let text = ScratchBuffer()
  private var hasMessage = false
  private var stamps = StampReader()

  mutating func clear() {
    header = LineHeader()
    text.clear()
    hasMessage = false
  }

  /// Reads a column's line, `  ERROR_CODE: MY-012611`.
  mutating func read(_ line: ByteView) {
    let name = line.from(line.skipSpaces(0))
    guard !hasMessage, let colon = name.slice(0, 40).firstIndex(of: 0x3A) else {
      if hasMessage {
        text.append(0x0A)
        text.append(line)
      }
      return
    }
    let value = name.from(colon + 2)
    switch name[0] | 0x20 {
    case 0x6C where name.has("LOGGED"):
      if stamps.readDateTime(value, at: 0, separator: 0x20, into: &header.stamp) {
        var index = 19
        StampReader.readFraction(value, &index, into: &header.stamp)
      }
    case 0x74 where name.has("THREAD_ID"):
      header.thread = value.number(0, value.skipDigits(0))
      header.hasThread = value.skipDigits(0) > 0
    case 0x70 where name.has("PRIO"):
      header.level = Unwrapper.level(named: value)
    case 0x65 where name.has("ERROR_CODE: MY-"):
      header.code = Int32(truncatingIfNeeded: value.number(3, min(value.skipDigits(3), 10)))
    case 0x73 where name.has("SUBSYSTEM"):
      text.append(value.trimmed)
      header.subsystemEnd = Int32(truncatingIfNeeded: text.count)
      header.messageStart = header.subsystemEnd
    case 0x64 where name.has("DATA"):
      hasMessage = true
      text.append(value)
    default: break
    }
  }
}
