package import IncidentModel

/// The jobs of a crontab, or of a systemd timer unit.
package struct Crontab: Sendable {
  /// The lines that are jobs, in file order.
  package private(set) var jobs: [CronSchedule] = []

  /// Reads a crontab, a user's or the system's.
  ///
  /// In `/etc/crontab` and `cron.d` a user name stands before the command. `CRON_TZ=` sets the zone of
  /// the schedules below it, as cronie does; `TZ=` that of the commands alone, whose stamps it dates
  /// (crontab(5), Debian's cron: it "does not affect the schedule"). A line that is no job, setting or
  /// comment is left out.
  package init(_ source: BackupSource, zone: Zone) {
    guard !SystemdTimer.isTimer(source) else {
      jobs = SystemdTimer.jobs(in: source, zone: zone)
      return
    }
    var current = zone
    var ofCommands: Zone?
    var reader = LineReader(source.bytes)
    while let line = reader.next() {
      let text = String(decoding: line.bytes.prefix(2000), as: UTF8.self)
        .drop(while: { $0 == " " || $0 == "\t" })
      guard let first = text.first, first != "#" else { continue }
      if let setting = Self.zoneSetting("CRON_TZ", text) {
        current = Zone(named: setting) ?? current
        continue
      }
      if let setting = Self.zoneSetting("TZ", text) {
        ofCommands = Zone(named: setting)
        continue
      }
      guard let (schedule, command) = Self.split(text),
        var job = try? CronSchedule(parsing: schedule, zone: current)
      else { continue }
      job.command = Self.withoutUser(
        command,
        isSystem: source.name.contains("cron.d/")
          || source.name.hasSuffix("/etc/crontab")
      )
      job.commandZone = ofCommands
      job.evidence = Evidence(source: source.name, line: line.number, text: line.text)
      jobs.append(job)
    }
  }

  /// The first five words, or the `@` word, and the rest.
  static func split(_ text: Substring) -> (schedule: String, command: String)? {
    let count = text.hasPrefix("@") ? 1 : 5
    var rest = text
    var fields: [Substring] = []
    for _ in 0..<count {
      let field = rest.prefix { $0 != " " && $0 != "\t" }
      guard !field.isEmpty else { return nil }
      fields.append(field)
      rest = rest[field.endIndex...].drop(while: { $0 == " " || $0 == "\t" })
    }
    guard !rest.isEmpty else { return nil }
    return (fields.joined(separator: " "), String(rest))
  }

  private static func zoneSetting(_ name: String, _ text: Substring) -> String? {
    guard let equals = text.firstIndex(of: "="),
      text[..<equals].filter({ $0 != " " && $0 != "\t" }) == name
    else { return nil }
    return text[text.index(after: equals)...].filter { $0 != " " && $0 != "\"" && $0 != "'" }
  }

  /// The command of a system crontab's line without the user before it.
  private static func withoutUser(_ command: String, isSystem: Bool) -> String {
    let words = command.split(separator: " ", maxSplits: 1, omittingEmptySubsequences: true)
    guard words.count == 2 else { return command }
    let looksLikeUser = ["root", "mysql", "backup", "mariadb", "postgres"].contains(words[0])
    guard isSystem || looksLikeUser else { return command }
    return String(words[1].drop(while: { $0 == " " || $0 == "\t" }))
  }
}

extension CronSchedule {
  /// The log that the command appends to, without its folders: `cron_log.txt` of `… >> /x/cron_log.txt`.
  var logName: String? { Self.logName(of: command) }

  /// The words of the command, paths and names of files taken apart.
  var commandWords: Set<String> { Self.words(of: command) }

  static func words(of command: String) -> Set<String> {
    Set(
      command.split { !($0.isLetter || $0.isNumber || $0 == "_" || $0 == "-") }.map(String.init)
    )
  }

  static func logName(of command: String) -> String? {
    guard let arrow = command.lastIndex(where: { $0 == ">" }) else { return nil }
    // `2>&1` ends many commands; the redirection to a file stands before it.
    let after = command[command.index(after: arrow)...]
    if after.hasPrefix("&") {
      var before = command[..<arrow]
      if before.last?.isNumber == true { before.removeLast() }
      return logName(of: String(before))
    }
    let path = after.drop(while: { $0 == " " }).prefix { $0 != " " && $0 != ";" && $0 != "&" }
    let name = path.split(separator: "/").last.map(String.init)
    return name == "null" ? nil : name
  }

  /// Whether a command makes backups, by its words.
  static func makesBackups(_ command: String) -> Bool {
    let text = command.lowercased()
    return [
      "backup", "dump", "sicherung", "sauvegarde", "respaldo", "xtrabackup", "restic", "borg",
      "rsync", "snapshot", "holland",
    ].contains { text.contains($0) }
  }
}
