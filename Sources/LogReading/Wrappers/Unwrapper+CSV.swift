extension Unwrapper {
  /// A row of a CSV export in which quotes are doubled (RFC 4180) or have a backslash before them, as the
  /// same row with tabs: the quotes are then those of the text.
  func withoutCSVQuotes(_ line: ByteView, _ scratch: ScratchBuffer) -> Result? {
    guard line[0] == 0x32 || line.has("\"2"), Self.hasCSVQuotes(line), line.contains("MY-")
    else { return nil }
    scratch.clear()
    var index = 0
    var isQuoted = false
    var cells = 1
    while index < line.count {
      let byte = line.base[index]
      let isEscape = isQuoted && (byte == 0x22 || byte == 0x5C) && line[index + 1] == 0x22
      if isEscape {
        scratch.append(0x22)
        index += 2
        continue
      }
      if byte == 0x22, isQuoted || line[index - 1] == 0x2C || index == 0 {
        isQuoted.toggle()
      } else if byte == 0x2C, !isQuoted, cells < 6 {
        scratch.append(0x09)
        cells += 1
      } else {
        scratch.append(byte)
      }
      index += 1
    }
    return cells == 6 && !isQuoted ? .line(scratch.view) : nil
  }

  /// Whether quotes stand in the text that a CSV export has doubled or escaped.
  static func hasCSVQuotes(_ text: ByteView) -> Bool {
    text.contains("\"\"") || text.contains("\\\"")
  }
}
