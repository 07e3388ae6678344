extension BlockKind {
  /// After how many headers of other records in a row a block is taken to be over.
  var patience: Int {
    switch self {
    case .none, .verticalRow: 0
    case .cluster: 16
    case .crash, .sanitizer: 32
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
    case .cluster:
      return .foreign
    case .sanitizer:
      return Self.endsProcess(message, header) ? .over : .foreign
    }
  }

  /// Takes note of what a line without a header says about the block.
  mutating func noteRaw(_ line: ByteView) {
    switch kind {
    case .semaphores:
      if secondsWaited == 0, line.has("--Thread "), let found = line.firstRange(of: " for ") {
        let end = line.skipDigits(found.upperBound)
        if end > found.upperBound, end - found.upperBound < 7 {
          secondsWaited = Int(line.number(found.upperBound, end))
        }
      }
    case .monitor:
      if line.contains("END OF INNODB MONITOR OUTPUT") {
        hasShownEnd = true
      } else if hasShownEnd, BareLine.isRule(line) {
        isFinished = true
      }
    case .crash:
      if Self.isTrailer(line) { hasShownEnd = true }
      if isInQuery {
        queryBytes += line.count
        if Self.endsQuery(line) || queryBytes > 1 << 16 { isInQuery = false }
      } else if trustsQuery, Self.beginsQuery(line) {
        isInQuery = true
      }
    case .pageDump:
      if line.contains("End of page dump") { isFinished = true }
    case .deadlock:
      if line.has("*** WE ROLL BACK") { isFinished = true }
    case .cluster:
      if ClusterText.isLast(line) { isFinished = true }
    case .sanitizer:
      if line.has("SUMMARY: ") || line.has("==") && line.contains("==ABORTING") {
        hasShownEnd = true
      }
    default: break
    }
  }

  /// Whether a line without a header still belongs to this block although another record stands
  /// between.
  func owns(_ line: ByteView) -> Bool {
    switch kind {
    case .crash:
      if isInQuery { return true }
      if line.isBlankLine || line.has("InnoDB:") || line.has("Version: '") { return false }
      return !hasShownEnd || Self.isTrailer(line)
    case .cluster: return !isFinished && ClusterText.isPart(line)
    case .sanitizer: return !hasShownEnd || BareLine.isSanitizerDetail(line)
    default: return true
    }
  }

  /// How the handlers announce the statement: 5.5 and later, MariaDB, 5.0 and 5.1.
  private static func beginsQuery(_ line: ByteView) -> Bool {
    line.has("Query (") || line.has("Query: ") || line.has("thd->query at ")
  }

  /// What the handlers print next.
  static func endsQuery(_ line: ByteView) -> Bool {
    line.has("Connection ID") || line.has("Status: ") || line.has("Fatal signal ")
      || line.has("thd->thread_id=")
  }

  /// Whether a line with a header is the end of the process that was writing, or another's beginning.
  private static func endsProcess(_ message: ByteView, _ header: LineHeader) -> Bool {
    header.program.watchesServer || header.block == .crash
      || message.contains("starting as process") || message.has("Starting MariaDB ")
  }

  /// What crash handlers end with.
  private static func isTrailer(_ line: ByteView) -> Bool {
    let starts: [StaticString] = [
      "The manual page at", "information that should help", "Writing a core file",
      "Core pattern:", "Kernel version:", "Resource Limits", "Limit  ", "Max ", "Minidump written",
      "We think the query pointer", "Optimizer switch:", "Fatal signal ",
    ]
    return starts.contains { line.has($0) }
  }

  /// A crash handler writes no headers; what has one is another thread's, or another process's.
  private func crashStep(_ message: ByteView, _ header: LineHeader) -> BlockStep {
    Self.endsProcess(message, header) ? .over : .foreign
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
