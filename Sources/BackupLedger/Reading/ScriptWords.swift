/// What a line of a backup script's own making says, by the words it uses.
///
/// Scripts are written by anybody, in any language: a noun for the backup with a verb for its begin,
/// end or failure is enough. Begin and end place a run in time; only failure says how it went.
enum ScriptWords {
  enum Saying { case begin, end, failure, warning }

  /// What the message says; nil where it says none of it.
  ///
  /// Where the line is stamped the stamp stands in for the noun (`=== 29.10.2023 00:00:01 START ===`).
  static func saying(_ words: [String], isStamped: Bool) -> Saying? {
    let isAboutBackups = words.contains { nouns.contains($0) || isCompoundNoun($0) }
    guard !words.isEmpty else { return nil }
    if let position = words.firstIndex(where: failures.contains) {
      if !isDenied(words, at: position) { return .failure }
    }
    guard isAboutBackups || isStamped && words.allSatisfy(isPlain) else { return nil }
    if isAboutBackups, isRefusal(words) { return .failure }
    // `Upload of backup finished`, `old backups deleted`: a step, neither begin nor end.
    if words.contains(where: steps.contains) { return nil }
    if words.contains(where: warnings.contains) { return .warning }
    if words.contains(where: ends.contains) { return .end }
    if words.contains(where: begins.contains) { return .begin }
    return nil
  }

  /// The message's words in small letters, paths and file names left out.
  static func words(of message: ArraySlice<UInt8>) -> [String] {
    var words: [String] = []
    for part in message.prefix(300).split(whereSeparator: \.isSpace) {
      // A path or a file's name is not a word of the sentence.
      if part.contains(0x2F) { continue }
      let stem = part.reversed().drop { $0 == 0x2E || $0 == 0x3A || $0 == 0x2C || $0 == 0x21 }
      if stem.contains(0x2E), part.contains(where: \.isLetter) { continue }
      for piece in part.split(whereSeparator: { !($0.isLetter || $0.isDigit || $0 >= 0x80) }) {
        words.append(String(decoding: piece, as: UTF8.self).lowercased())
      }
    }
    return words
  }

  /// Whether a stamped line says no more than that it is about a backup, as scripts print at the top of
  /// a run: `=== 21/03/2024 02:00:00 backup of stockdb ===`, `Backup run Fri Mar  1 02:00:00 UTC 2024`.
  static func isHeading(_ line: LedgerLine) -> Bool {
    guard let stamp = line.stamp, stamp.hasDate, line.program == nil else { return false }
    let words =
      words(of: line.bytes[..<stamp.range.lowerBound])
      + words(of: line.bytes[stamp.range.upperBound...])
    var isAboutBackups = false
    for (index, word) in words.enumerated() {
      if nouns.contains(word) || isCompoundNoun(word) {
        isAboutBackups = true
      } else if index > 0, naming.contains(words[index - 1]) {
        continue
      } else if !naming.contains(word), !frame.contains(word),
        StampWords.offsets[Array(word.utf8)] == nil, Int(word) == nil
      {
        return false
      }
    }
    return isAboutBackups && words.count <= 10
  }

  /// Whether a line is nothing but the word that something ended, `OK` or `done`.
  static func isBareEnd(_ words: [String]) -> Bool { words.count == 1 && ends.contains(words[0]) }

  /// Whether the line tells of a step within a run, which says nothing about the dump.
  static func isStep(_ words: [String]) -> Bool { words.contains(where: steps.contains) }

  /// Words that a name follows.
  private static let naming: Set<String> = [
    "of", "von", "for", "für", "database", "databases", "db", "datenbank", "schema", "de", "base",
    "der",
  ]
  private static let frame: Set<String> = [
    "run", "job", "log", "report", "daily", "nightly", "weekly", "monthly", "full", "incremental",
    "mysql", "mariadb", "script", "vom", "am", "um", "at", "the", "lauf", "protokoll", "tägliche",
    "mon",
    "tue", "wed", "thu", "fri", "sat", "sun", "mo", "di", "mi", "do", "fr", "sa", "so", "am", "pm",
    "uhr",
  ]

  /// Whether a word says no more than that something begins or ends.
  private static func isPlain(_ word: String) -> Bool {
    begins.contains(word) || ends.contains(word)
      || [
        "job", "script", "run", "process", "cron", "info", "notice", "lauf", "skript", "the", "at",
        "===", "log",
      ].contains(word)
  }

  /// `no errors`, `0 errors`, `ohne Fehler`, `errors: 0`.
  private static func isDenied(_ words: [String], at position: Int) -> Bool {
    let before = position > 0 ? words[position - 1] : ""
    let after = position + 1 < words.count ? words[position + 1] : ""
    return [
      "no", "0", "without", "keine", "ohne", "sans", "sin", "zero", "aucune", "any", "on", "if",
    ]
    .contains(before) || after == "0"
  }

  /// `backup already running, exiting`, `Sicherung läuft bereits`: this one did not run.
  private static func isRefusal(_ words: [String]) -> Bool {
    words.contains(where: ["already", "bereits", "déjà", "another"].contains)
      && words.contains(
        where: [
          "running", "läuft", "active", "aktiv", "progress", "exiting", "locked", "cours",
        ].contains
      )
  }

  private static func isCompoundNoun(_ word: String) -> Bool {
    word.hasSuffix("backup") || word.hasSuffix("sicherung") || word.hasSuffix("dump")
  }

  static let nouns: Set<String> = [
    "backup", "backups", "dump", "dumps", "dumping", "mysqldump", "sicherung", "sicherungslauf",
    "sicherungsskript", "sauvegarde", "respaldo", "copia", "snapshot", "backing", "dumpe",
    "sichere",
    "export", "bkp", "mydumper", "xtrabackup", "mariabackup", "restic", "borg",
  ]
  static let steps: Set<String> = [
    "upload", "uploading", "uploaded", "copy", "copying", "copied", "compress", "compressing",
    "compression", "transfer", "transferring", "encrypt", "encrypting", "encryption", "rotation",
    "rotate", "rotating", "cleanup", "cleaning", "verify", "verifying", "verification", "check",
    "checking", "checksum", "kopiere", "kopiert", "prüfung", "prüfe", "aufräumen", "komprimiere",
    "übertragung", "hochladen", "lösche", "deleting", "deleted", "removing", "removed", "pruning",
    "integrity", "test", "restore", "restoring",
  ]
  static let begins: Set<String> = [
    "start", "starts", "starting", "started", "begin", "begins", "beginning", "began", "dumping",
    "backing", "gestartet", "starte", "startet", "beginnt", "beginne", "begonnen", "sichere",
    "dumpe",
    "début", "debut", "démarrage", "commence", "inicio", "iniciando", "inicia", "iniciado",
    "anfang", "beginn", "launching", "running",
  ]
  static let ends: Set<String> = [
    "completed", "complete", "completes", "finished", "finish", "done", "ended", "end", "success",
    "successful", "successfully", "succeeded", "ok", "beendet", "abgeschlossen", "fertig",
    "fertiggestellt", "erfolgreich", "ende", "erstellt", "gesichert", "terminé", "terminée", "fin",
    "réussie", "finalizado", "finalizada", "completado", "completada", "terminado", "exitoso",
    "exitosa", "created", "saved", "erledigt", "verified",
  ]
  static let failures: Set<String> = [
    "failed", "failure", "fail", "fails", "error", "errors", "fatal", "critical", "abort",
    "aborted",
    "aborting", "fehlgeschlagen", "fehler", "fehlerhaft", "abgebrochen", "abbruch", "échec",
    "échoué", "échouée", "erreur", "erreurs", "falló", "fallido", "fallida", "errores", "corrupt",
    "corrupted", "beschädigt", "mismatch", "abweichung", "unvollständig", "incomplete", "truncated",
    "unsuccessful", "denied", "refused", "crashed", "killed", "exception", "traceback", "panic",
  ]
  static let warnings: Set<String> = [
    "warning", "warnung", "achtung", "avertissement", "advertencia", "attention",
  ]
}
