import IncidentModel

/// Looks at backup files themselves: `scribe backups --verify PATH…`.
///
/// Files are read once, front to back, in pieces of 256 KiB: memory does not grow with them. Nothing is
/// executed or restored, and nothing is written; zstd, xz, bzip2 and lz4 are read through their own programs where
/// those are installed, and are “not checked” where not.
package enum ArtefactVerification {
  /// Verifies files and folders.
  ///
  /// A folder of a physical backup or of mydumper is one artefact; any other folder stands for the
  /// artefacts in it, and its folders.
  ///
  /// - Parameters:
  ///   - paths: files and folders, in any order
  ///   - progress: called with a path, the bytes read of it so far, and its size
  /// - Returns: one report an artefact, in the order of `paths`, the ones of a folder by age; findings
  ///   that compare an artefact with those before it are filled in
  package static func verify(
    _ paths: [String],
    progress: (String, Int64, Int64) -> Void = { _, _, _ in }
  ) -> [ArtefactReport] {
    var reports = paths.flatMap { expand($0, depth: 0) }.map { verify(artefact: $0, progress) }
    ArtefactTrend.note(in: &reports)
    return reports
  }

  /// The artefacts that a path stands for.
  private static func expand(_ path: String, depth: Int) -> [String] {
    guard let entry = ArtefactFile.entry(at: path), entry.isFolder, depth < 8 else { return [path] }
    let names = ArtefactFile.names(in: path)
    if ArtefactFolder.kind(names) != nil { return [path] }
    let inside = names.map { ArtefactFolder.join(path, $0) }
    let dated = inside.compactMap { name in ArtefactFile.entry(at: name).map { ($0.modified, name) }
    }
    return dated.sorted { $0 < $1 }.flatMap { expand($0.1, depth: depth + 1) }
  }

  private static func verify(
    artefact path: String,
    _ progress: (String, Int64, Int64) -> Void
  ) -> ArtefactReport {
    guard let entry = ArtefactFile.entry(at: path) else {
      return ArtefactReport(
        path: path,
        kind: .other,
        bytes: 0,
        verdict: .unknown,
        reason: "it cannot be opened: \(ArtefactFile.errorText())",
        isReadable: false
      )
    }
    if entry.isFolder { return ArtefactFolder.verify(entry) }
    var report = ArtefactReport(
      path: path,
      kind: .other,
      bytes: entry.bytes,
      modified: entry.modified,
      verdict: .unknown,
      reason: ""
    )
    if entry.bytes == 0 {
      (report.verdict, report.reason) = (.empty, "the file is empty")
      return report
    }
    let scanner = ArtefactScanner(path: path)
    do {
      try scanner.run { progress(path, $0, entry.bytes) }
    } catch let fault as ArtefactFault {
      scanner.note(fault)
    } catch {
      scanner.noteDamage()
    }
    scanner.conclude(&report)
    return report
  }
}
