import IncidentModel

/// How a program ended, as a line tells: bash's complaints, exit statuses, those of a pipe's parts.
extension LineFacts {
  /// What bash says of a script it runs.
  enum ShellComplaint { case signal, error }

  /// `x.sh: line 3:  1774 Killed   mysqldump …` is a program that a signal ended, whatever the language
  /// and the signal; any other message behind `x.sh: line 3: ` is an error of the script.
  static func shellComplaint(in message: ArraySlice<UInt8>) -> ShellComplaint? {
    for word in lineWords {
      guard let at = message.position(of: Array(word.utf8)), at - message.startIndex < 200 else {
        continue
      }
      var cursor = ByteCursor(message, at: at + word.utf8.count)
      guard cursor.number(1, 6) != nil else { continue }
      cursor.skipSpaces()
      // French puts a space that does not break before a colon.
      _ = cursor.take("\u{A0}")
      guard cursor.take(0x3A) || cursor.take("行") && (cursor.take(0x3A) || cursor.take("：")) else {
        continue
      }
      cursor.skipSpaces()
      guard cursor.number(2, 9) != nil, cursor.take(0x20) else { return .error }
      return .signal
    }
    return nil
  }

  /// `line` in the languages of bash 5.2's message catalogues.
  private static let lineWords = [
    ": line ", ": Zeile ", ": ligne ", " : ligne ", "\u{A0}: ligne ", ": línea ", ": riga ",
    ", linha ", ": regel ",
    ": linia ", ": строка ", ": 行 ", ": 第 ",
  ]

  /// The statuses that a line reports: `exit 2`, `exit code: 0`, `rc=1`, `Rückgabewert 1`, and those of
  /// the parts of a pipe, `PIPESTATUS: 2 0`, `mysqldump=0 gzip=0 status`.
  static func exitStatuses(in words: [String]) -> [Int] {
    guard let position = words.firstIndex(where: exitWords.contains) else { return [] }
    var statuses: [Int] = []
    for word in words[(position + 1)...] {
      if let status = Int(word), (0...255).contains(status) {
        statuses.append(status)
      } else if !statuses.isEmpty && !tools.contains(word)
        || !linking.contains(word) && !tools.contains(word)
      {
        break
      }
    }
    return statuses
  }

  /// The status in `mysqldump=2`, `mariadb-dump=0`.
  static func statusOfDump(in message: ArraySlice<UInt8>) -> Int? {
    for name in ["mysqldump=", "mariadb-dump="] {
      guard let at = message.position(of: Array(name.utf8)) else { continue }
      var cursor = ByteCursor(message, at: at + name.utf8.count)
      guard let status = cursor.number(1, 3), cursor.isAtEnd || cursor.next == 0x20 else {
        continue
      }
      return status
    }
    return nil
  }

  private static let linking: Set<String> = [
    "code", "codes", "status", "statuses", "was", "is", "of", "war", "ist", "with", "mit", "rc",
    "pipe", "pipestatus",
  ]
  private static let tools: Set<String> = [
    "mysqldump", "mariadb", "dump", "gzip", "pigz", "zstd", "xz", "bzip2", "lz4", "openssl", "gpg",
    "age", "ssh", "pv", "tee", "split",
  ]

  private static let exitWords: Set<String> = [
    "exit", "exitcode", "rc", "status", "exited", "returncode", "rückgabewert", "rückgabewerte",
    "exitstatus", "retcode", "pipestatus", "statuses",
  ]
}
