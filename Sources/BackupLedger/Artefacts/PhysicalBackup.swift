import IncidentModel

/// Reads the notes that mariadb-backup and XtraBackup leave in a backup's folder.
///
/// The names changed in MariaDB 11.0 (`mariadb_backup_…`); the keys did not. `…_info` is written last,
/// with `end_time`, so a folder without it is a backup that did not come to its end.
enum PhysicalBackup {
  static let checkpointNames = ["xtrabackup_checkpoints", "mariadb_backup_checkpoints"]
  static let infoNames = ["xtrabackup_info", "mariadb_backup_info"]
  static let noteNames = Set(checkpointNames + infoNames)

  /// What the notes say; nil where there are none.
  static func facts(_ notes: [String: [UInt8]]) -> PhysicalFacts? {
    let checkpoints = pairs(notes, checkpointNames)
    let info = pairs(notes, infoNames)
    guard !checkpoints.isEmpty || !info.isEmpty else { return nil }
    var facts = PhysicalFacts()
    facts.type = checkpoints["backup_type"]
    facts.fromLSN = checkpoints["from_lsn"].flatMap { UInt64($0) }
    facts.toLSN = checkpoints["to_lsn"].flatMap { UInt64($0) }
    facts.tool = [info["tool_name"], info["tool_version"]].compactMap { $0 }.joined(separator: " ")
    if facts.tool?.isEmpty == true { facts.tool = nil }
    facts.started = info["start_time"]
    facts.ended = info["end_time"]
    facts.binlog = info["binlog_pos"]
    return facts
  }

  /// What a folder or archive with these notes is worth.
  static func judge(
    _ facts: PhysicalFacts,
    emptyFiles: [String],
    hasSystemTablespace: Bool
  ) -> (verdict: BackupVerdict, reason: String) {
    guard facts.type != nil, let to = facts.toLSN else {
      return (.partial, "its checkpoint file is missing: the backup did not come to its end")
    }
    guard let ended = facts.ended, !ended.isEmpty else {
      return (
        .partial, "its info file is missing or has no end: the backup did not come to its end"
      )
    }
    guard to > 0 else { return (.failed, "its checkpoint file names no log position") }
    if !hasSystemTablespace {
      return (.failed, "the system tablespace is missing or empty")
    }
    if let empty = emptyFiles.first {
      return (.partial, "\(emptyFiles.count) tablespaces are empty files, \(empty) first")
    }
    if facts.type?.hasPrefix("incremental") == true {
      return (
        .ok,
        "complete; an incremental on log position \(facts.fromLSN ?? 0), worth no more than its base"
      )
    }
    return (.ok, "complete up to log position \(to), ended \(ended)")
  }

  /// `key = value` lines.
  private static func pairs(_ notes: [String: [UInt8]], _ names: [String]) -> [String: String] {
    guard let bytes = names.compactMap({ notes[$0] }).first else { return [:] }
    var pairs: [String: String] = [:]
    for line in String(decoding: bytes, as: UTF8.self).split(separator: "\n") {
      guard let equals = line.firstIndex(of: "=") else { continue }
      let key = line[..<equals].filter { $0 != " " }
      let value = line[line.index(after: equals)...].drop { $0 == " " }
      if pairs[key] == nil { pairs[key] = String(value) }
    }
    return pairs
  }
}
