/// What can be told of a line that has no header.
struct BareLine {
  var level: LogLevel?
  var category: LogCategory?
  /// Where the message's own words begin.
  var wordsStart = 0
  var program = Program.server
  /// Whether it is a record of its own wherever it stands; else it belongs to the record before it.
  var begins = false
  /// The block that the line opens, where it says so by itself.
  var block = BlockKind.none

  /// Recognizes a line without a header that a server or its loader writes; nil for any other.
  init?(_ line: ByteView) {
    switch line[0] {
    case 0x49 where line.has("InnoDB:"):  // InnoDB: …
      wordsStart = line.skipSpaces(7)
      level = innodbTextLevel(line, 0)
      begins =
        line.contains("eadlock detected, dumping") || line.contains("a long semaphore wait")
    case 0x56 where line.has("Version: '"):  // Version: '10.11.6-MariaDB' socket: …
      category = .startup
    case _ where Self.endsBlocks(line):
      // What `tail -f` and git put between lines.
      category = .other
      begins = true
      program = .named
    case 0x3D where Self.isSanitizerReport(line), 0x57 where Self.isSanitizerReport(line):
      level = line.contains("ERROR: ") ? .fatal : .error
      category = .crash
      block = .sanitizer
      begins = true
    case 0x53 where line.has("Status information:"):
      // What SIGHUP and `mysqladmin debug` print, for pages.
      category = .other
      begins = true
    case 0x2D where Self.isFrameOfViewer(line):
      category = .other
      begins = true
      program = .named
    case 0x41 where line.has("AppArmor parser error"):
      category = .config
      level = .error
      begins = true
      program = .named
    case 0x74 where line.has("terminate called"):
      level = .fatal
      category = .crash
      begins = true
    case 0x46 where line.has("Fatal signal "):
      level = .fatal
      category = .crash
    case 0x72 where line.has("recovered pages: "):
      // Aria counts its own recovery (storage/maria/ma_recovery.c).
      category = .crashRecovery
    case 0x5B:
      // A header that lost its stamp on the way: [Note] …
      let levels: [(StaticString, LogLevel)] = [
        ("[Note] ", .note), ("[Warning] ", .warning), ("[ERROR] ", .error), ("[System] ", .system),
      ]
      guard let known = levels.first(where: { line.has($0.0) }) else { return nil }
      level = known.1
      wordsStart = known.0.utf8CodeUnitCount
      begins = true
    default:
      if Self.isSanitizerReport(line) {
        level = .error
        category = .crash
        block = .sanitizer
        begins = true
        return
      }
      guard let colon = Self.programEnd(line) else { return nil }
      wordsStart = colon
      begins = true
      level = .error
    }
  }

  /// Whether a line is a rule of equals signs, as InnoDB's monitor frames its titles.
  static func isRule(_ line: ByteView) -> Bool {
    guard line.count >= 20, line[0] == 0x3D else { return false }
    for index in 0..<line.count where line[index] != 0x3D { return isBlank(line[index]) }
    return true
  }

  /// Whether a line begins a sanitizer's report: `==1234==ERROR: AddressSanitizer: …`, `WARNING:
  /// ThreadSanitizer: …`, `/src/a.cc:12:3: runtime error: …`.
  static func isSanitizerReport(_ line: ByteView) -> Bool {
    let head = line.slice(0, 400)
    switch line[0] {
    case 0x3D:
      return line.has("==") && isDigit(line[2]) && head.contains("Sanitizer")
        && !head.contains("==ABORTING")
    case 0x57: return line.has("WARNING: ThreadSanitizer")
    case 0x2F, 0x2E, 0x61...0x7A: return head.contains(": runtime error: ")
    default: return false
    }
  }

  /// Whether a line can stand in a sanitizer's report after its summary.
  static func isSanitizerDetail(_ line: ByteView) -> Bool {
    line[0] == 0x20 || line[0] == 0x09 || line.has("==") || line.has("=>0x")
      || line.has("Shadow ")
  }

  /// What journalctl and RDS put between the lines of a log.
  private static func isFrameOfViewer(_ line: ByteView) -> Bool {
    let texts: [StaticString] = [
      "-- Logs begin at ", "-- Journal begins at ", "-- Boot ", "-- Reboot --", "-- No entries --",
      "----------------------- END OF LOG",
    ]
    return texts.contains { line.has($0) }
  }

  /// Whether a line shows that no block can go on past it.
  static func endsBlocks(_ line: ByteView) -> Bool {
    guard line[0] &- 0x3C < 3 else { return false }
    return line.has("==> ") && line.contains(" <==") || line.has("<<<<<<< ") || line.has(">>>>>>> ")
      || line.count == 7 && line.has("=======")
  }

  /// Where the words begin after `/usr/sbin/mysqld: `, `mariadbd: `; nil where no server's name and
  /// colon open the line.
  static func programEnd(_ line: ByteView) -> Int? {
    guard line[0] == 0x2F || line[0] == 0x6D || isLetter(line[0]),
      let colon = line.slice(0, 120).firstRange(of: ": ")
    else { return nil }
    let name = line.slice(0, colon.lowerBound)
    var start = name.count
    while start > 0, name[start - 1] != 0x2F, name[start - 1] != 0x5C { start -= 1 }
    let base = name.from(start)
    let names: [StaticString] = [
      "mysqld", "mariadbd", "mysqld.exe", "mariadbd.exe", "mysqld-debug", "mysqld_safe",
    ]
    guard names.contains(where: { base.has($0) && base.count == $0.utf8CodeUnitCount }) else {
      return nil
    }
    return colon.upperBound
  }

  /// Whether a line bears the marks of a header that is no header.
  ///
  /// Two servers wrote into one another's lines, or something else went wrong; nothing is guessed
  /// about such a line.
  static func isGarbled(_ line: ByteView) -> Bool {
    if isDigit(line[0]), isDigit(line[1]), isDigit(line[2]), isDigit(line[3]), line[4] == 0x2D,
      isDigit(line[5])
    {
      return true
    }
    return line.contains("[Note") || line.contains("[Warning]") || line.contains("[ERROR]")
  }

  /// Whether a line of a dump is the text of a statement, which may hold anything.
  static func isStatement(_ line: ByteView) -> Bool {
    let dump: [StaticString] = [
      " 0:", " 1:", " 2:", " 3:", " 4:", " 5:", " 6:", " 7:", " 8:", " 9:", "Record lock",
      "RECORD LOCKS", "TABLE LOCK", "TRANSACTION ", "LOCK WAIT", "mysql tables", "MySQL thread",
      "MariaDB thread", "***",
    ]
    if dump.contains(where: { line.has($0) }) { return false }
    // Fields past the ninth, and what is left of a line that was broken off.
    if line[0] == 0x20, isDigit(line[1]) { return false }
    return true
  }
}
