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

  private static func isCompoundNoun(_ word: String) -> Bool {
    word.hasSuffix("backup") || word.hasSuffix("sicherung") || word.hasSuffix("dump")
  }

  static let nouns: Set<String> = [
    "backup", "backups", "dump", "dumps", "dumping", "mysqldump", "sicherung", "sicherungslauf",
    "sicherungsskript", "sauvegarde", "respaldo", "copia", "snapshot", "backing", "dumpe",
    "sichere",
    "export", "bkp",
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
    "exitosa", "created", "saved", "erledigt",
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
