/// What people know of a backup that no log tells of: whether it can be used, and why.
package struct BackupReport: Sendable, Hashable, Codable {
  /// Whether the backup can be used; the words of the ledger's verdicts.
  package enum Verdict: String, Sendable, Codable, CaseIterable {
    case ok, failed, partial, empty, missed, unknown
  }

  package var verdict: Verdict
  /// How it is made, as people call it: `pg_dump to S3`, `LVM snapshot`.
  package var method: String
  /// The database that it holds; nil where that goes without saying.
  package var database: String?
  /// Why the verdict is what it is; may be empty.
  package var why: String

  package init(verdict: Verdict, method: String, database: String? = nil, why: String = "") {
    self.verdict = verdict
    self.method = method
    self.database = database
    self.why = why
  }

  /// What it says on a timeline: `backup by pg_dump to S3: empty: files of a few bytes`.
  package var sentence: String {
    "backup by \(method): \(verdict.rawValue)" + (why.isEmpty ? "" : ": \(why)")
  }
}

/// A report and the entry that records it.
package struct RecordedBackup: Sendable, Hashable {
  package var report: BackupReport
  /// The number of `E45`.
  package var entry: Int
  /// When the backup was made, or was due.
  package var occurred: EventTime

  package init(report: BackupReport, entry: Int, occurred: EventTime) {
    self.report = report
    self.entry = entry
    self.occurred = occurred
  }
}
