/// Small pieces of English.
enum Words {
  /// `1 login`, `3 logins`; the plural is given where an `s` does not make it.
  static func count(_ number: Int, _ noun: String, plural: String? = nil) -> String {
    "\(grouped(number)) \(number == 1 ? noun : plural ?? noun + "s")"
  }

  /// The number with commas between thousands.
  static func grouped(_ number: Int) -> String {
    let digits = String(number.magnitude)
    var text = ""
    for (index, digit) in digits.enumerated() {
      if index > 0, (digits.count - index).isMultiple(of: 3) { text.append(",") }
      text.append(digit)
    }
    return (number < 0 ? "−" : "") + text
  }

  /// `one`, `two` … `ten`, then digits.
  static func spelled(_ number: Int) -> String {
    let words = [
      "no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    ]
    return words.indices.contains(number) ? words[number] : grouped(number)
  }

  /// `a`, `a and b`, `a, b and c`.
  static func list(_ items: [String], conjunction: String = "and") -> String {
    guard let last = items.last, items.count > 1 else { return items.first ?? "" }
    return items.dropLast().joined(separator: ", ") + " \(conjunction) " + last
  }

  /// `every 30 days` of `30d`; what is not of this form stays as typed.
  static func every(_ interval: String) -> String {
    let units = ["d": "day", "w": "week", "m": "month", "mo": "month", "y": "year"]
    let digits = interval.prefix { $0.isNumber }
    guard let unit = units[String(interval.dropFirst(digits.count))], let number = Int(digits),
      number > 0
    else { return "every \(interval)" }
    return number == 1 ? "every \(unit)" : "every \(number) \(unit)s"
  }

  /// The text with its first letter in upper case.
  static func capitalized(_ text: String) -> String {
    guard let first = text.first else { return text }
    return first.uppercased() + text.dropFirst()
  }

  /// The text as the beginning of a sentence: with a capital, unless its first word is a name that
  /// has none, such as `mysqld` or `max_connections`, or it is a command line.
  static func opening(_ text: String) -> String {
    let text = trimmed(text)
    let word = text.prefix { !$0.isWhitespace && !",;:.!?".contains($0) }
    let names = ["mysql", "maria", "inno", "xtra", "pg_", "systemd", "cron"]
    let isWord = word.allSatisfy { $0.isLetter && $0.isLowercase || $0 == "'" || $0 == "’" }
    let hasOption =
      text.dropFirst(word.count).prefix(2) == " -"
      && text.dropFirst(word.count + 2).first?.isWhitespace == false
    guard isWord, !hasOption, !commands.contains(word), !names.contains(where: word.hasPrefix)
    else { return text }
    return capitalized(text)
  }

  /// Commands that are no words of English; those that are have an option behind them: `kill -9`.
  private static let commands: Set<Substring> = [
    "apt", "chmod", "chown", "cp", "curl", "dd", "df", "dmesg", "docker", "dpkg", "du", "fsck",
    "gdb",
    "grep", "gunzip", "gzip", "journalctl", "kubectl", "ls", "lsof", "mkdir", "mv", "mydumper",
    "myloader", "netstat", "ps", "rm", "rsync", "scp", "sed", "ssh", "strace", "sudo", "systemctl",
    "tar", "tcpdump", "wget", "zcat",
  ]

  /// A service as a sentence names it: `the inventory system`, but `GitLab.com` and `checkout`.
  static func service(_ name: String) -> String {
    let words = trimmed(name).split(separator: " ")
    guard words.count > 1, let first = words.first?.lowercased(),
      let last = words.last?.lowercased(),
      !["the", "a", "an", "our"].contains(first), thingsWithAnArticle.contains(last)
    else { return trimmed(name) }
    return "the " + trimmed(name)
  }

  private static let thingsWithAnArticle: Set<String> = [
    "api", "app", "application", "backend", "cache", "cluster", "dashboard", "database", "frontend",
    "gateway", "host", "interface", "network", "page", "pipeline", "platform", "portal", "primary",
    "process", "queue", "replica", "server", "service", "shop", "site", "store", "system", "tier",
    "warehouse", "website",
  ]

  /// The text as a sentence: trimmed, with a full stop where it has no end of its own.
  static func sentence(_ text: String) -> String {
    let trimmed = trimmed(text)
    guard let last = trimmed.last else { return "" }
    return ".!?…:".contains(last) ? trimmed : trimmed + "."
  }

  /// The text up to the end of its first sentence, without the full stop.
  static func firstSentence(_ text: String) -> String {
    for index in text.indices where text[index] == "." {
      let rest = text[text.index(after: index)...]
      if rest.first == " ", rest.dropFirst().first?.isUppercase == true {
        return String(text[..<index])
      }
    }
    return text
  }

  /// The text as a clause within a sentence: trimmed, without a full stop at its end.
  static func clause(_ text: String) -> String {
    let trimmed = trimmed(text)
    return trimmed.hasSuffix(".") && !trimmed.hasSuffix("..") ? String(trimmed.dropLast()) : trimmed
  }

  /// The text without white space around it.
  static func trimmed(_ text: String) -> String {
    var part = Substring(text)
    while let first = part.first, first.isWhitespace { part.removeFirst() }
    while let last = part.last, last.isWhitespace { part.removeLast() }
    return String(part)
  }

  /// At most this many characters, an ellipsis for the rest, cut between words where one is near.
  static func cut(_ text: String, to limit: Int) -> String {
    guard text.utf8.count > limit, text.count > limit else { return text }
    let head = text.prefix(max(1, limit - 1))
    if let space = head.lastIndex(of: " "),
      head.distance(from: space, to: head.endIndex) < limit / 3
    {
      return head[..<space] + "…"
    }
    return head + "…"
  }
}
