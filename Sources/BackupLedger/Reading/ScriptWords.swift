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
    guard isAboutBackups || isStamped else { return nil }
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
      if part.dropLast().contains(0x2E), part.contains(where: \.isLetter) { continue }
      for piece in part.split(whereSeparator: { !($0.isLetter || $0.isDigit || $0 >= 0x80) }) {
        words.append(String(decoding: piece, as: UTF8.self).lowercased())
      }
    }
    return words
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
