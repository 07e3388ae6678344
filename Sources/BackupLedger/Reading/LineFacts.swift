/// Names, paths, sizes and numbers that a line mentions.
enum LineFacts {
  /// The first word that names a file or folder holding a backup, quotes and punctuation dropped.
  static func artefact(in message: ArraySlice<UInt8>) -> String? {
    for part in message.split(whereSeparator: \.isSpace) {
      let word = trimmed(part)
      guard word.count > 3 else { continue }
      let text = String(decoding: word, as: UTF8.self)
      if endings.contains(where: text.hasSuffix) { return text }
      if word.first == 0x2F, word.count > 4, !text.hasSuffix(".sh"), !text.hasSuffix(".log") {
        return text
      }
    }
    return nil
  }

  /// Whether the whole line is a path or file name and nothing else, as archivers list members.
  static func isMember(_ message: ArraySlice<UInt8>) -> Bool {
    guard let first = message.first, message.count < 4096, first != 0x5B else { return false }
    var hasMark = false
    for byte in message {
      if byte.isSpace || byte == 0x3A { return false }
      if byte == 0x2F || byte == 0x2E { hasMark = true }
    }
    return hasMark
  }

  /// Whether the line is the name of a file that a server writes to while it runs: `stockdb/items.ibd`.
  static func isServerFile(_ message: ArraySlice<UInt8>) -> Bool {
    guard message.count < 4096, !message.contains(where: { $0 == 0x20 || $0 == 0x3A }) else {
      return false
    }
    let name = String(decoding: message[lastComponent(message)...], as: UTF8.self)
    return serverFiles.contains(name)
      || [".ibd", ".MYI", ".MAD", ".MAI"].contains(where: name.hasSuffix)
  }

  /// Whether the line is the name of a file that a physical backup carries and a server does not.
  static func isPhysicalNote(_ message: ArraySlice<UInt8>) -> Bool {
    let name = String(decoding: message[lastComponent(message)...], as: UTF8.self)
    return name.hasPrefix("xtrabackup_") || name.hasPrefix("mariadb_backup_")
      || name == "backup-my.cnf"
  }

  private static func lastComponent(_ message: ArraySlice<UInt8>) -> Int {
    message.lastIndex(of: 0x2F).map { $0 + 1 } ?? message.startIndex
  }

  private static let serverFiles: Set<String> = [
    "ibdata1", "ib_logfile0", "ib_logfile1", "undo001", "undo_001", "aria_log_control", "mysql.ibd",
  ]

  /// Whether a member is a dump of a database rather than any other file.
  static func isDump(_ member: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: member.suffix(16), as: UTF8.self).lowercased()
    return [".sql", ".sql.gz", ".sql.zst", ".sql.xz", ".sql.bz2", ".dump"].contains(
      where: text.hasSuffix
    )
  }

  /// The database that a script's line names: `backup of stockdb`, `Sicherung von stockdb`,
  /// `Dumping stockdb`, `database: stockdb`.
  static func database(in message: ArraySlice<UInt8>) -> String? {
    let parts = message.prefix(300).split(whereSeparator: \.isSpace).map {
      String(decoding: trimmed($0), as: UTF8.self)
    }
    for (index, part) in parts.enumerated() where openers.contains(part.lowercased()) {
      var next = index + 1
      while next < parts.count, fillers.contains(parts[next].lowercased()) { next += 1 }
      guard next < parts.count, isDatabaseName(parts[next]) else { continue }
      return parts[next]
    }
    return nil
  }

  /// The database in an artefact's name, `stockdb` of `…/stockdb_2023-10-29.tar.gz`; nil where the
  /// part before the date is a word such as `backup`.
  static func database(ofArtefact path: String) -> String? {
    let name = path.split(separator: "/").last.map(Array.init) ?? []
    guard
      let digit = name.indices.first(where: { index in
        name[index].isNumber && name[index...].prefix(4).count == 4
          && name[index...].prefix(4).allSatisfy(\.isNumber)
      })
    else { return nil }
    var stem = String(name[..<digit])
    while let last = stem.last, "_-.".contains(last) { stem.removeLast() }
    return isDatabaseName(stem) ? stem : nil
  }

  /// A size that the message names, in bytes: `328K`, `1.2 GB`, `20 bytes`, `ls -l`, `size=333418`.
  static func size(in message: ArraySlice<UInt8>) -> Int64? {
    let parts = message.prefix(300).split(whereSeparator: { $0.isSpace || $0 == 0x3D || $0 == 0x28 }
    )
    .map { String(decoding: trimmed($0), as: UTF8.self) }
    if let first = parts.first, first.count == 10, first.first == "-", parts.count >= 8,
      let size = Int64(parts[4])
    {
      return size
    }
    for (index, part) in parts.enumerated() {
      let digits = part.prefix(while: { $0.isNumber || $0 == "." || $0 == "," })
      guard let first = digits.first, first.isNumber, !part.contains(":") else { continue }
      let unit = String(part[digits.endIndex...]).lowercased()
      let next = index + 1 < parts.count ? parts[index + 1].lowercased() : ""
      let before = index > 0 ? parts[index - 1].lowercased() : ""
      if let factor = units[unit.isEmpty ? next : unit] {
        return bytes(digits, times: factor)
      }
      if unit.isEmpty, ["size", "größe", "bytes", "taille", "tamaño"].contains(before) {
        return Int64(digits.filter(\.isNumber))
      }
    }
    return nil
  }

  /// The two sizes of a line of `gzip -l`: `336927  3316905  89.8% name`.
  static func listedSize(
    in message: ArraySlice<UInt8>
  ) -> (compressed: Int64, uncompressed: Int64)? {
    let parts = message.prefix(300).split(whereSeparator: \.isSpace)
    guard parts.count >= 4, parts[2].last == 0x25,
      let compressed = Int64(String(decoding: parts[0], as: UTF8.self)),
      let uncompressed = Int64(String(decoding: parts[1], as: UTF8.self))
    else { return nil }
    return (compressed, uncompressed)
  }

  static func trimmed(_ word: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var word = word
    while let first = word.first, marks.contains(first) { word.removeFirst() }
    while let last = word.last, marks.contains(last) || last == 0x2E || last == 0x3A {
      word.removeLast()
    }
    return word
  }

  static func isDatabaseName(_ text: String) -> Bool {
    guard !text.isEmpty, text.utf8.count <= 64, !notNames.contains(text.lowercased()),
      !ScriptWords.nouns.contains(text.lowercased()),
      !text.lowercased().hasSuffix("sicherung"), !text.lowercased().hasSuffix("backup")
    else {
      return false
    }
    return text.utf8.allSatisfy {
      $0.isLetter || $0.isDigit || $0 == 0x5F || $0 == 0x24 || $0 == 0x2D
    }
      && text.utf8.contains(where: \.isLetter)
  }

  private static func bytes(_ digits: Substring, times factor: Double) -> Int64? {
    var text = String(digits)
    // `3,427,331 bytes` groups by thousands; `1,2G` is a decimal comma.
    if factor == 1 { text = text.filter(\.isNumber) }
    guard let value = Double(text.replacing(",", with: ".")), value < 1e9 * 1e6 else { return nil }
    return Int64(value * factor)
  }

  /// `"'`()[]<>,;!=*` and the typographic quotes' bytes stay out of names.
  private static let marks: Set<UInt8> = [
    0x22, 0x27, 0x60, 0x28, 0x29, 0x5B, 0x5D, 0x3C, 0x3E, 0x2C, 0x3B, 0x21, 0x3D, 0x2A, 0x7B, 0x7D,
  ]
  private static let endings = [
    ".sql", ".gz", ".tgz", ".tar", ".zst", ".xz", ".bz2", ".dump", ".xbstream", ".zip", ".7z",
    ".enc", ".gpg", ".mbstream", ".lz4", ".qp",
  ]
  private static let openers: Set<String> = [
    "of", "von", "for", "für", "database", "datenbank", "db", "dumping", "schema", "de", "base",
    "sichere", "dumpe", "up",
  ]
  private static let fillers: Set<String> = [
    "database", "databases", "db", "datenbank", "schema", "the", "base", "of", "der", "von", "la",
    "de",
    "données", "datos", "mysql", "mariadb", "all", "alle",
  ]
  private static let notNames: Set<String> = [
    "at", "on", "in", "to", "is", "was", "the", "a", "and", "und", "backup", "backups", "dump",
    "mysql", "mariadb", "all", "full", "incremental", "incr", "inc", "db", "database", "databases",
    "server", "host", "started", "gestartet", "starting", "completed", "finished", "beendet",
    "done",
    "daily", "weekly", "monthly", "mysqldump", "failed", "fehlgeschlagen", "tables", "table",
    "this",
    "today", "dumps", "data", "err", "error", "sicherung", "datenbanken", "job", "script", "um",
    "am",
    "old", "archive", "new", "alter", "alte", "ok", "voll", "successful", "level", "diff",
  ]
  private static let units: [String: Double] = [
    "bytes": 1, "byte": 1, "b": 1, "k": 1024, "kb": 1024, "kib": 1024, "m": 1_048_576,
    "mb": 1_048_576, "mib": 1_048_576, "g": 1_073_741_824, "gb": 1_073_741_824,
    "gib": 1_073_741_824, "t": 1_099_511_627_776, "tb": 1_099_511_627_776,
  ]
}
