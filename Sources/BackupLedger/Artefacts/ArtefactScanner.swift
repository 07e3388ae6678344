import IncidentModel

/// Reads one file through its compression and tells by its content what it is.
final class ArtefactScanner {
  private let path: String
  private var front: [UInt8] = []
  private var isDecided = false
  private var dump: DumpScanner?
  private var tar: TarScanner?
  private var isStream = false
  private var ending = ArtefactStream.Ending()
  /// What went wrong while reading, with the verdict that it means.
  private var fault: (verdict: BackupVerdict, reason: String)?
  private var produced: Int64 = 0

  init(path: String) { self.path = path }

  /// Reads the file to its end; `count` hears how many of its bytes have been read so far.
  func run(_ count: (Int64) -> Void) throws {
    if let seal = ArtefactStream.seal(of: ArtefactFile.front(of: path, count: 32)) {
      fault = (.unknown, seal)
      isDecided = true
      return
    }
    ending = try ArtefactStream.read(path, count) { try self.take($0) }
  }

  private func take(_ piece: UnsafeBufferPointer<UInt8>) throws {
    produced += Int64(piece.count)
    guard !isDecided else {
      try passOn(piece)
      return
    }
    front.append(contentsOf: piece)
    if front.count >= 1024 { try decide() }
  }

  /// Tells by the first bytes what the content is, and hands them on.
  private func decide() throws {
    isDecided = true
    if TarScanner.isHeader(front[...]) || front.count >= 1024 && front.allSatisfy({ $0 == 0 }) {
      // Nothing but zeros is the end of an archive that holds nothing.
      tar = TarScanner()
    } else if front.starts(with: "XBSTCK01".utf8) {
      isStream = true
    } else {
      dump = DumpScanner()
    }
    let held = front
    front = []
    try held.withUnsafeBufferPointer { try passOn($0) }
  }

  private func passOn(_ piece: UnsafeBufferPointer<UInt8>) throws {
    if let tar {
      try tar.take(piece)
    } else {
      dump?.take(piece)
    }
  }

  func note(_ fault: ArtefactFault) {
    switch fault {
    case .unreadable(let reason): self.fault = (.unknown, "it cannot be read: \(reason)")
    case .needs(let program): self.fault = (.unknown, "not checked: needs \(program)")
    case .decompressor(let program, _):
      self.fault = (.failed, "\(program) reports that it is damaged or ends too early")
    }
  }

  func noteDamage() {
    fault = (.failed, "its data is damaged: a checksum or a header does not fit")
  }

  /// Sums up into the report.
  func conclude(_ report: inout ArtefactReport) {
    if fault == nil, !ending.isComplete {
      fault = (.partial, "the compressed data ends too early")
    }
    if !isDecided { try? decide() }
    let isNothing = produced == 0
    if let tar {
      report.kind = .archive
      report.dumps = tar.dumps
      report.physical = PhysicalBackup.facts(tar.notes)
      (report.verdict, report.reason) = Self.judge(tar, report.physical)
    } else if isStream {
      report.kind = .stream
      (report.verdict, report.reason) = (
        .unknown, "a backup stream was read to its end; whether it is whole only xbstream can tell"
      )
    } else if let facts = dump?.finish(), facts.tool != nil || facts.bytes > 0 {
      report.kind = facts.tool == nil ? .other : .dump
      report.dumps = facts.tool == nil ? [] : [facts]
      (report.verdict, report.reason) = Self.judge(facts)
    }
    if let fault {
      (report.verdict, report.reason) = fault
    } else if isNothing {
      (report.verdict, report.reason) = (.empty, "the compressed file holds nothing")
    } else if ending.hasTrailing, report.verdict == .ok {
      report.findings.append("other data follows the compressed data")
    }
  }

  /// What a dump is worth by its own words.
  static func judge(_ facts: DumpFacts) -> (BackupVerdict, String) {
    let name = facts.member.map { "\($0) " } ?? ""
    if let error = facts.errorLines.first {
      return (.failed, "\(name)holds an error message of the dump tool: \(error)")
    }
    guard facts.tool != nil else {
      return (
        .unknown, "\(name)is no dump by its first lines, so that its end cannot be told"
      )
    }
    guard facts.hasTrailer else {
      return facts.rowCount == 0
        ? (.empty, "\(name)has no rows, and the line “-- Dump completed” is missing")
        : (.partial, "\(name)ends without the line “-- Dump completed”")
    }
    guard !facts.tables.isEmpty else {
      return (.empty, "\(name)is a whole dump of no table")
    }
    let on = facts.completedOn.map { " on \($0)" } ?? ""
    return (
      .ok,
      "\(name)ends with “-- Dump completed\(on)”: \(facts.tables.count) tables, \(facts.rowCount) rows"
    )
  }

  private static func judge(
    _ tar: TarScanner,
    _ physical: PhysicalFacts?
  ) -> (BackupVerdict, String) {
    guard tar.isComplete else { return (.partial, "the archive ends too early") }
    if let text = tar.faults.first { return (.failed, text) }
    guard tar.fileCount > 0 else { return (.empty, "the archive holds no file") }
    let judged = tar.dumps.map(judge)
    if let bad = judged.first(where: { $0.0 != .ok }) { return bad }
    if let physical {
      return PhysicalBackup.judge(
        physical,
        emptyFiles: [],
        hasSystemTablespace: tar.filledCount > 2
      )
    }
    guard let good = judged.first else {
      return (
        .unknown, "the archive is whole, \(tar.fileCount) files; it holds no dump to be checked"
      )
    }
    return judged.count == 1 ? good : (.ok, "\(judged.count) whole dumps: \(good.1)")
  }
}
