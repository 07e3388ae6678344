/// What a line of a backup script's own making says, by the words it uses.
///
/// Scripts are written by anybody, in any language: a noun for the backup with a verb for its begin,
/// end or failure is enough. Begin and end place a run in time; only failure says how it went. The words
/// themselves stand in `ScriptVocabulary`.
enum ScriptWords {
  enum Saying { case begin, end, failure, warning, again }

  /// What the message says; nil where it says none of it.
  ///
  /// Where the line is stamped the stamp stands in for the noun (`=== 29.10.2023 00:00:01 START ===`).
  static func saying(_ words: [String], isStamped: Bool) -> Saying? {
    let isAboutBackups = words.contains { nouns.contains($0) || isCompoundNoun($0) }
    guard !words.isEmpty else { return nil }
    if words.contains(where: repeats.contains) { return .again }
    if let position = words.firstIndex(where: failures.contains) {
      if !isDenied(words, at: position) { return .failure }
    }
    if isAboutBackups || words.contains(where: locks.contains), isRefusal(words) { return .failure }
    if isAboutTimer(words) { return nil }
    guard isAboutBackups || isStamped && words.allSatisfy(isPlain) else { return nil }
    if isAboutBackups, isNegated(words) { return .failure }
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
      let isUnit = [".service", ".timer"].contains { name in
        part.drop { $0 != 0x2E }.starts(with: name.utf8)
      }
      if stem.contains(0x2E), part.contains(where: \.isLetter), !isUnit { continue }
      if part.contains(0x40) { continue }
      for piece in part.split(whereSeparator: { !($0.isLetter || $0.isDigit || $0 >= 0x80) }) {
        let word = String(decoding: piece, as: UTF8.self).lowercased()
        // Languages that write without spaces: the words known are looked for inside.
        let inside = piece.contains { $0 >= 0xE3 } ? unspaced.filter(word.contains) : []
        words += inside.isEmpty ? [word] : inside
      }
    }
    return words
  }

  /// Whether a stamped line says no more than that it is about a backup, as scripts print at the top of
  /// a run: `=== 21/03/2024 02:00:00 backup of stockdb ===`, `Backup run Fri Mar  1 02:00:00 UTC 2024`.
  static func isHeading(_ line: LedgerLine) -> Bool {
    guard let stamp = line.stamp, stamp.hasDate, line.program == nil else { return false }
    let words = wordsBesideStamp(line)
    var isAboutBackups = false
    for (index, word) in words.enumerated() {
      if nouns.contains(word) || isCompoundNoun(word) {
        isAboutBackups = true
      } else if index > 0,
        naming.contains(words[index - 1]) || nouns.contains(words[index - 1])
          || words[index - 1] == "job"
      {
        continue
      } else if !naming.contains(word), !frame.contains(word),
        StampWords.offsets[Array(word.utf8)] == nil, Int(word) == nil
      {
        return false
      }
    }
    return isAboutBackups && words.count <= 10
  }

  /// The words of a line before and behind its stamp: those of `Starting at Mon Nov 15 22:07:15 UTC 2021`.
  static func wordsBesideStamp(_ line: LedgerLine) -> [String] {
    guard let stamp = line.stamp else { return words(of: line.bytes) }
    return words(of: line.bytes[..<stamp.range.lowerBound])
      + words(of: line.bytes[stamp.range.upperBound...])
  }

  /// Whether a stamped line names a database and its backup: `encrypted backup of stockdb`.
  static func isTitle(_ line: LedgerLine, _ words: [String]) -> Bool {
    guard line.stamp?.hasDate == true, line.program == nil, words.count <= 14 else { return false }
    return words.contains(where: nouns.contains) && !isStep(words)
      && !words.contains(where: ends.contains) && !words.contains(where: failures.contains)
      && LineFacts.database(in: line.message) != nil
  }

  /// Whether a word is a part of a date, as `date`(1) prints it on a line of its own.
  static func isOfStamp(_ word: String) -> Bool {
    let bytes = Array(word.utf8)
    return word.allSatisfy(\.isNumber) || StampWords.months[bytes] != nil
      || StampWords.offsets[bytes] != nil || frame.contains(word) || word == "date"
  }

  /// Whether a line is nothing but the word that something ended, `OK` or `done`, with a time at most.
  static func isBareEnd(_ words: [String]) -> Bool {
    let said = words.filter { Int($0) == nil }
    return said.count == 1 && ends.contains(said[0])
  }

  /// Whether it is systemd's word on a timer, which is not about the unit that it starts.
  static func isAboutTimer(_ words: [String]) -> Bool {
    words.contains("timer") && !words.contains("service")
  }

  /// Whether the line tells of a step within a run, which says nothing about the dump.
  static func isStep(_ words: [String]) -> Bool { words.contains(where: steps.contains) }

  /// Words that a name follows.
  private static let naming: Set<String> = [
    "of", "von", "for", "für", "database", "databases", "db", "datenbank", "schema", "de", "base",
    "der",
  ]
  private static let frame: Set<String> = [
    "run", "job", "log", "report", "daily", "nightly", "weekly", "monthly", "full", "incremental",
    "mysql", "mariadb", "script", "vom", "am", "um", "at", "à", "the", "lauf", "protokoll",
    "tägliche",
    "mon",
    "tue", "wed", "thu", "fri", "sat", "sun", "mo", "di", "mi", "do", "fr", "sa", "so", "am", "pm",
    "uhr",
  ]

  /// Whether a word says no more than that something begins or ends, or is a figure of the stamp.
  private static func isPlain(_ word: String) -> Bool {
    begins.contains(word) || ends.contains(word) || word.allSatisfy(\.isNumber)
      || [
        "job", "script", "run", "process", "cron", "info", "notice", "lauf", "skript", "the", "at",
        "===", "log", "all", "everything", "nightly", "alles",
      ].contains(word)
  }

  /// `no errors`, `0 errors`, `ohne Fehler`, `errors: 0`, `"error":null`, `Errors: none`.
  private static func isDenied(_ words: [String], at position: Int) -> Bool {
    // borg: `Killed stale lock`.
    if words[position] == "killed", words.contains("stale") { return true }
    let before = position > 0 ? words[position - 1] : ""
    let after = words[(position + 1)...].first { !counted.contains($0) } ?? ""
    return [
      "no", "0", "without", "keine", "ohne", "sans", "sin", "zero", "aucune", "any", "on", "if",
      "senza", "sem", "zonder", "bez", "без", "2>",
    ]
    .contains(before)
      || [
        "0", "null", "nil", "none", "false", "keine", "aucune", "ninguno", "nessuno", "nenhum",
        "geen", "нет", "なし", "无",
      ].contains(after)
  }

  /// What may stand between a word for failure and how many there were: `Errors encountered: 0`,
  /// `Failed databases: none`.
  private static let counted: Set<String> = [
    "count", "messages", "code", "codes", "encountered", "found", "detected", "occurred",
    "reported", "total",
    "databases", "tables", "dbs", "dumps", "backups", "jobs", "hosts", "files", "datenbanken",
    "tabellen", "aufgetreten", "gefunden", "anzahl", "bases", "tablas", "encontrados",
  ]

  /// `Backup NOT OK`, `Sicherung nicht erfolgreich`, `copia no finalizada`.
  private static func isNegated(_ words: [String]) -> Bool {
    zip(words, words.dropFirst()).contains { word, next in
      ["not", "nicht", "non", "no", "never", "pas", "niet", "não", "nie", "не"].contains(word)
        && ends.contains(next)
    }
  }

  /// `backup already running, exiting`, `lock file present, skipping`: this one did not run.
  private static func isRefusal(_ words: [String]) -> Bool {
    words.contains(where: ["already", "bereits", "déjà", "another", "ya"].contains)
      && words.contains(
        where: [
          "running", "läuft", "active", "aktiv", "progress", "exiting", "locked", "cours",
          "ejecución",
        ].contains
      )
      || words.contains(where: locks.contains) && words.contains(where: givesUp.contains)
  }

  private static func isCompoundNoun(_ word: String) -> Bool {
    word.hasSuffix("backup") || word.hasSuffix("sicherung") || word.hasSuffix("dump")
  }
}
