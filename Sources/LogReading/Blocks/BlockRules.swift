extension BlockKind {
  /// After how many headers of other records in a row a block is taken to be over.
  var patience: Int {
    switch self {
    case .none, .verticalRow: 0
    case .crash: 32
    case .semaphores: 512
    case .deadlock: 256
    case .pageDump, .monitor: 64
    }
  }
}

/// What a line with a header is to the block that is open.
enum BlockStep {
  /// The block goes on with it.
  case part
  /// Another thread's record; the block may go on after it.
  case foreign
  /// The block has ended before it.
  case over
}

extension OpenRecord {
  /// What a line with a header is to this block, by its kind.
  mutating func continues(
    with message: ByteView,
    _ header: LineHeader,
    _ meanings: MeaningTable
  ) -> BlockStep {
    if isFinished { return .over }
    switch kind {
    case .none: return .over
    case .verticalRow: return .over
    case .crash: return crashStep(message, header)
    case .deadlock: return deadlockStep(message, header)
    case .semaphores: return semaphoreStep(message, header, meanings)
    case .pageDump:
      if message.contains("End of page dump") {
        isFinished = true
        return .part
      }
      return .foreign
    case .monitor:
      return header.block == .monitor ? .part : .foreign
    }
  }

  /// Takes note of what a line without a header says about the block.
  mutating func noteRaw(_ line: ByteView) {
    switch kind {
    case .crash:
      if isInQuery {
        queryBytes += line.count
        if line.has("Connection ID") || line.has("Status: ") || queryBytes > 1 << 16 {
          isInQuery = false
        }
      } else if line.has("Query (") || line.has("Query: ") {
        isInQuery = true
      }
    case .pageDump:
      if line.contains("End of page dump") { isFinished = true }
    case .deadlock:
      if line.has("*** WE ROLL BACK") { isFinished = true }
    default: break
    }
  }

  /// A crash handler writes no headers; what has one is another thread's, or another process's.
  private mutating func crashStep(_ message: ByteView, _ header: LineHeader) -> BlockStep {
    if header.block == .crash || header.program == .mysqldSafe || header.program == .entrypoint {
      if !isInQuery { return .over }
    }
    if isInQuery {
      queryBytes += message.count
      if queryBytes < 1 << 16 { return .part }
      isInQuery = false
    }
    if message.contains("starting as process") || message.has("Starting MariaDB ") {
      return .over
    }
    return .foreign
  }

  /// The dump's own lines come from its thread and begin with `***`, or with nothing at all.
  private mutating func deadlockStep(_ message: ByteView, _ header: LineHeader) -> BlockStep {
    guard !hasThread || header.thread == thread else { return .foreign }
    var words = message
    if words.has("InnoDB:") { words = words.from(7) }
    words = words.trimmed
    if words.has("*** WE ROLL BACK") {
      isFinished = true
      return .part
    }
    if words.isEmpty || words.has("***") || words.has("TRANSACTION ") || words.has("RECORD LOCKS")
      || words.has("TABLE LOCK")
    {
      return .part
    }
    return .over
  }

  private func semaphoreStep(
    _ message: ByteView,
    _ header: LineHeader,
    _ meanings: MeaningTable
  ) -> BlockStep {
    if header.block == .monitor { return .part }
    let meaning = meanings.meaning(of: message, header: header)
    if meaning.category == .hang { return .part }
    if meaning.category == .crash || meaning.category == .startup || meaning.category == .shutdown {
      return .over
    }
    return .foreign
  }
}
