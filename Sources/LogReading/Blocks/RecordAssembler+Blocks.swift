extension RecordAssembler {
  /// Whether a line with a header goes on with the open block; ends the block where the line shows
  /// that it is over.
  @inline(never)
  mutating func blockTakesHeader(_ line: ByteView) throws -> Bool {
    let message = line.from(Int(scan.header.messageStart))
    switch block.continues(with: message, scan.header, meanings) {
    case .part:
      try closePlain()
      block.foreignHeaders = 0
      appendToBlock(line)
      return true
    case .foreign:
      block.foreignHeaders += 1
      if block.foreignHeaders > block.kind.patience {
        try closePlain()
        try closeBlock()
      }
    case .over:
      try closePlain()
      try closeBlock()
    }
    return false
  }
}
