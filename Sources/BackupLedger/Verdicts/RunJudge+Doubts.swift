import IncidentModel

/// What a word of completion leaves open: rows that were never read, files that were never written, a trailer
/// of another run.
extension RunJudge {
  /// `mysqldump --verbose` names each table whose structure it reads, and each whose rows.
  static func lackOfRows(_ draft: RunDraft) -> String? {
    guard (draft.counts[.describes] ?? 0) > 0, draft.counts[.reads] == nil, draft.hasCompleted
    else {
      return nil
    }
    return "the dump read the structure of tables and the rows of none"
  }

  /// automysqlbackup keeps its errors in a file on the disk that it writes to: where that is full, its
  /// report shows no error at all, and the size that gzip or bzip2 print is the only sign of a file.
  static func doubtOfReport(_ draft: RunDraft) -> Judgement? {
    guard draft.tool == BackupTool.automysqlbackup.name, let end = draft.marks(.completes).last,
      draft.size == nil, draft.counts[.measures] == nil
    else { return nil }
    return draft.artefact == nil
      ? Judgement(
        verdict: .unknown,
        reason:
          "the report shows neither an error nor the size of a file; its errors would lie on the "
          + "disk of the backup, and a full disk leaves none",
        lines: [end]
      )
      : Judgement(
        verdict: .failed,
        reason:
          "the report announces a file and gzip lists none: it was not written, and the file of "
          + "errors on the same disk neither",
        lines: [end]
      )
  }

  /// Whether a dump's trailer may be an older file's: it carries no date, or one from before the run.
  ///
  /// `mysqldump` and `date`(1) of one script print the same clock, so that the trailer cannot come before
  /// the run's own stamp; where that is in UTC, the two clocks may lie hours apart.
  static func isStale(_ mark: RunDraft.Mark, _ draft: RunDraft) -> Bool {
    guard mark.trailer != nil else { return false }
    guard let time = mark.time else { return true }
    guard let start = draft.start else { return false }
    let slack: TimeSpan = draft.startOffset == 0 || draft.isDayOnly ? .hours(15) : .minutes(1)
    return time < start - slack || time > start + .days(3)
  }
}
