/// Lines that tell that artefacts were deleted, or which ones are.
enum DeletionLine {
  /// The path that the line says was deleted; nil where it says no such thing.
  static func path(in message: ArraySlice<UInt8>, words: [String]) -> String? {
    guard words.contains(where: verbs.contains), age(in: words) == nil,
      let path = LineFacts.artefact(in: message)
    else { return nil }
    return path
  }

  /// Whether the line says that something is deleted without naming it: `Deleting old backups:`.
  static func isAnnounced(by words: [String]) -> Bool {
    guard words.contains(where: verbs.contains) else { return false }
    return age(in: words) != nil
      || words.contains(where: old.contains)
        && !words.contains(where: ScriptWords.failures.contains)
  }

  /// The age in days from which on artefacts are deleted: `older than 7 days`, `älter als 7 Tage`.
  static func age(in words: [String]) -> Int? {
    guard let position = words.firstIndex(where: older.contains) else { return nil }
    let rest = words[position...].prefix(6)
    guard let number = rest.firstIndex(where: { Int($0) != nil }), let days = Int(words[number]),
      number + 1 < words.count, let factor = units[words[number + 1]], days < 10_000
    else { return nil }
    return days * factor
  }

  /// The age in days in a traced `find … -mtime +7 … -delete`.
  static func age(ofFind words: [String]) -> Int? {
    guard let position = words.firstIndex(of: "-mtime"), position + 1 < words.count,
      words[position + 1].hasPrefix("+"), let days = Int(words[position + 1].dropFirst()),
      words.contains("-delete") || words.contains("rm"), (0..<10_000).contains(days)
    else { return nil }
    // find counts whole days, and `+7` means more than seven of them.
    return days + 1
  }

  private static let verbs: Set<String> = [
    "removed", "removing", "remove", "deleted", "deleting", "delete", "purged", "purging", "pruned",
    "pruning", "expired", "entfernt", "entferne", "gelöscht", "lösche", "löschen", "supprimé",
    "suppression", "eliminado", "eliminando", "borrado", "rotated",
  ]
  private static let old: Set<String> = [
    "old", "alte", "alten", "alter", "anciennes", "anciens", "antiguos", "antiguas", "expired",
  ]
  private static let older: Set<String> = [
    "older", "älter", "ältere", "plus", "más", "after", "nach",
  ]
  private static let units = [
    "day": 1, "days": 1, "tag": 1, "tage": 1, "tagen": 1, "jours": 1, "días": 1, "d": 1, "week": 7,
    "weeks": 7, "wochen": 7,
  ]

  static let incrementalWords: Set<String> = [
    "incremental", "incr", "inkrementell", "inkrementelle", "inkrementelles", "differential",
    "differentiell", "differentielle", "incrémentale", "incrementelle",
  ]
}
