extension RecordAssembler {
  /// Whether a line with a header goes on with the open block; ends the block where the line shows
  /// that it is over.
  @inline(never)
  mutating func blockTakesHeader(_ line: ByteView) throws -> Bool {
    if block.isInQuery {
      // The script that watches the server writes when the server is gone, whatever it was saying; and
      // a server that started dies for itself.
      let isOver =
        scan.header.program.watchesServer || scan.header.block == .crash && held.hasStart
      if !isOver {
        let message = line.from(Int(scan.header.messageStart))
        held.hasStart =
          held.hasStart || message.contains("starting as process")
          || message.has("Starting MariaDB ")
        try hold(line)
        return true
      }
      let header = scan.header
      try giveUpQuery()
      scan.header = header
      guard hasBlock else { return false }
      block.isInQuery = false
    }
    let message = line.from(Int(scan.header.messageStart))
    switch block.continues(with: message, scan.header, meanings) {
    case .part:
      try closePlain()
      block.foreignHeaders = 0
      appendToBlock(line)
      sink.date(scan.header, at: spanStart)
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

extension Program {
  /// Whether it is a script around the server.
  var watchesServer: Bool { self == .mysqldSafe || self == .entrypoint }
}
