/// What messages of other programs in syslog or the journal have to do with a database.
enum SystemMessages {
  /// The category of a message by who wrote it; only what touches the database counts.
  static func category(
    of line: ByteView,
    program: ByteView?,
    _ meaning: MeaningTable.Meaning
  ) -> LogCategory {
    guard let program else { return meaning.category }
    if program.has("CRON") || program.has("cron") || program.has("anacron") {
      return line.contains(" CMD ") || line.contains(" END ") ? cron(line) : .other
    }
    if program.has("kernel") {
      switch meaning.category {
      case .outOfMemory, .diskFull, .storage: return meaning.category
      default: return line.contains("I/O error") ? .storage : .other
      }
    }
    if program.has("systemd") { return systemd(line, meaning) }
    if program.has("systemd-oomd") || program.has("earlyoom") { return .outOfMemory }
    switch meaning.category {
    case .backup, .restore: return meaning.category
    case .diskFull, .outOfMemory: return meaning.category
    default: return .other
    }
  }

  /// A job of cron's is a backup where its command says so.
  private static func cron(_ line: ByteView) -> LogCategory {
    let words: [StaticString] = [
      "backup", "Backup", "BACKUP", "mysqldump", "mariadb-dump", "mydumper", "restic", "borg",
      "xtrabackup", "mysqlhotcopy", "automysqlbackup", "_dump", "dump.sh",
    ]
    return words.contains { line.contains($0) } ? .backup : .other
  }

  /// What systemd says about the database's unit.
  private static func systemd(_ line: ByteView, _ meaning: MeaningTable.Meaning) -> LogCategory {
    let units: [StaticString] = [
      "mysql", "MySQL", "mariadb", "MariaDB", "mysqld", "percona", "Percona",
    ]
    guard units.contains(where: { line.contains($0) }) else {
      return meaning.category == .outOfMemory ? .outOfMemory : .other
    }
    if line.contains("oom-kill") || line.contains("OOM killer") { return .outOfMemory }
    if line.contains("status=9/KILL") || line.contains("code=killed")
      || line.contains("code=dumped") || line.contains("Failed with result 'signal'")
      || line.contains("Failed with result 'core-dump'")
      || line.contains("Failed with result 'watchdog'")
    {
      return .crash
    }
    if line.has("Stopp") || line.contains("Deactivated successfully") { return .shutdown }
    if line.has("Start") || line.has("Failed to start") || line.contains("Scheduled restart")
      || line.contains("Main process exited") || line.contains("Failed with result")
    {
      return .startup
    }
    return meaning.category
  }

  /// The level that a message's words carry where syslog gave none.
  static func level(of line: ByteView, _ category: LogCategory) -> LogLevel {
    switch category {
    case .crash, .outOfMemory, .corruption: return .error
    default:
      if line.has("[ERROR]") || line.has("ERROR:") || line.has("Failed ") { return .error }
      if line.has("[Warning]") || line.has("Warning:") { return .warning }
      return .note
    }
  }
}
