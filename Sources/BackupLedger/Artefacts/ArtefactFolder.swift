import IncidentModel

/// Folders that are one backup: of mariadb-backup, XtraBackup or mydumper.
enum ArtefactFolder {
  /// What a folder with these names in it is; nil where it is no backup by itself.
  static func kind(_ names: [String]) -> ArtefactReport.Kind? {
    if names.contains(where: PhysicalBackup.noteNames.contains) { return .physical }
    if names.contains("metadata") || names.contains("metadata.partial") { return .mydumper }
    // A physical backup that did not come to its notes.
    if names.contains("ibdata1"), names.contains("ib_logfile0") || names.contains("backup-my.cnf") {
      return .physical
    }
    return nil
  }

  static func join(_ folder: String, _ name: String) -> String {
    folder.hasSuffix("/") ? folder + name : folder + "/" + name
  }

  static func verify(_ entry: ArtefactFile.Entry) -> ArtefactReport {
    let names = ArtefactFile.names(in: entry.path)
    var report = ArtefactReport(
      path: entry.path,
      kind: kind(names) ?? .other,
      bytes: 0,
      modified: entry.modified,
      verdict: .unknown,
      reason: "the folder holds no backup that is known here"
    )
    switch report.kind {
    case .physical: verifyPhysical(&report, names)
    case .mydumper: verifyMydumper(&report, names)
    default: break
    }
    return report
  }

  private static func verifyPhysical(_ report: inout ArtefactReport, _ names: [String]) {
    var notes: [String: [UInt8]] = [:]
    for name in names where PhysicalBackup.noteNames.contains(name) {
      notes[name] = ArtefactFile.front(of: join(report.path, name), count: 65_536)
    }
    let files = allFiles(in: report.path, depth: 0)
    report.bytes = files.reduce(0) { $0 + $1.bytes }
    let isIncremental = names.contains { $0.hasPrefix("ibdata") && $0.hasSuffix(".delta") }
    let system = files.contains { file in
      let name = file.path.dropFirst(report.path.count).drop { $0 == "/" }
      return name.hasPrefix("ibdata") && file.bytes > 0
    }
    let empty = files.filter { $0.path.hasSuffix(".ibd") && $0.bytes == 0 }.map(\.path)
    guard let facts = PhysicalBackup.facts(notes) else {
      (report.verdict, report.reason) = (
        .partial, "its checkpoint file is missing: the backup did not come to its end"
      )
      return
    }
    report.physical = facts
    (report.verdict, report.reason) = PhysicalBackup.judge(
      facts,
      emptyFiles: empty,
      hasSystemTablespace: system || isIncremental
    )
  }

  /// mydumper writes `metadata.partial` and renames it at the end, with the line `Finished dump at`;
  /// both happen after errors too, so every data file is read: each must be whole and end a statement.
  private static func verifyMydumper(_ report: inout ArtefactReport, _ names: [String]) {
    let files = names.compactMap { ArtefactFile.entry(at: join(report.path, $0)) }
    report.bytes = files.reduce(0) { $0 + $1.bytes }
    let metadata = ArtefactFile.front(of: join(report.path, "metadata"), count: 65_536)
    guard metadata[...].contains(subsequence: Array("Finished dump at".utf8)) else {
      (report.verdict, report.reason) = (
        .partial, "its metadata has no line “Finished dump at”: the dump did not come to its end"
      )
      return
    }
    var tables = 0
    var rows = 0
    for file in files where dumpEndings.contains(where: file.path.hasSuffix) {
      if let fault = fault(in: file, &rows) {
        let name = file.path.split(separator: "/").last ?? ""
        (report.verdict, report.reason) = (.partial, "\(name) \(fault)")
        return
      }
      if file.path.contains("-schema.sql") { tables += 1 }
    }
    guard tables > 0 else {
      (report.verdict, report.reason) = (.empty, "the folder holds no table's definition")
      return
    }
    (report.verdict, report.reason) = (
      .ok, "metadata and every file are whole: \(tables) tables, \(rows) rows"
    )
  }

  private static let dumpEndings = [".sql", ".sql.gz", ".sql.zst", ".sql.lz4"]

  /// What keeps one of mydumper's files from being whole.
  private static func fault(in file: ArtefactFile.Entry, _ rows: inout Int) -> String? {
    guard file.bytes > 0 else { return "is empty" }
    var scanner = DumpScanner()
    do {
      let ending = try ArtefactStream.read(file.path, { _ in }) { scanner.take($0) }
      if !ending.isComplete { return "ends too early" }
    } catch { return "is damaged or cannot be read" }
    let facts = scanner.finish()
    rows += facts.rowCount
    return scanner.lastByte == 0x3B ? nil : "does not end with a whole statement"
  }

  private static func allFiles(in folder: String, depth: Int) -> [ArtefactFile.Entry] {
    guard depth < 4 else { return [] }
    return ArtefactFile.names(in: folder).flatMap { name -> [ArtefactFile.Entry] in
      guard let entry = ArtefactFile.entry(at: join(folder, name)) else { return [] }
      return entry.isFolder ? allFiles(in: entry.path, depth: depth + 1) : [entry]
    }
  }
}
