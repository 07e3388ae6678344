import IncidentModel

/// One physical line of a source, taken apart as far as every tool needs it.
struct LedgerLine {
  /// The 1-based physical line.
  let number: Int
  /// The whole line without its end, control characters dropped.
  let bytes: ArraySlice<UInt8>
  /// What the program said: the line without syslog's header, its stamp and brackets around it.
  let message: ArraySlice<UInt8>
  /// The program that syslog or journald names; nil in plain logs.
  let program: String?
  /// The first stamp of the line.
  let stamp: Stamp?
  /// Whether the shell wrote it as a trace of a command (`set -x`).
  let isTrace: Bool

  /// Whether it has the header of a server's error log, `12 [Note] …`, which mariadb-backup prints too.
  var isServerMessage: Bool {
    let rest = message.drop(while: \.isDigit)
    guard rest.startIndex > message.startIndex, rest.starts(with: " [".utf8) else { return false }
    return ["Note]", "Warning]", "ERROR]", "System]"].contains {
      rest.dropFirst(2).starts(with: $0.utf8)
    }
  }

  /// Whether it begins with the number of a thread in brackets, `[00] 2023-10-29 …`, as every line of
  /// mariadb-backup and XtraBackup does that has a stamp.
  var isNumbered: Bool {
    bytes.count > 5 && bytes.starts(with: "[".utf8)
      && bytes.dropFirst().prefix(2).allSatisfy(\.isDigit)
      && bytes.dropFirst(3).starts(with: "] ".utf8)
  }

  /// Whether it begins as XtraBackup's and innobackupex's lines did up to 2.4: `240301 02:00:09 `.
  var hasOldStamp: Bool {
    bytes.prefix(6).count == 6 && bytes.prefix(6).allSatisfy(\.isDigit)
      && bytes.dropFirst(6).first == 0x20
  }

  /// Whether a date stands inside the message, rather than before it.
  var hasStampInMessage: Bool {
    stamp.map { $0.hasDate && $0.range.lowerBound >= message.startIndex } ?? false
  }

  /// Whether XtraBackup 8 wrote it, under a server's header.
  var isXtraBackup: Bool { message.contains(subsequence: Array("[Xtrabackup]".utf8)) }

  /// Whether it lists sizes and little else, as `ls -l` and `du` do.
  var isSize: Bool {
    LineFacts.size(in: message) != nil || LineFacts.listedSize(in: message) != nil
  }

  /// The whole line as evidence shows it: decoded, at most 400 characters, passwords taken out.
  var text: String { EvidenceText.make(bytes) }

  /// The message, decoded.
  var words: String { EvidenceText.make(message) }
}

/// Splits a source into lines and takes each apart, one after the other.
struct LineReader {
  private let bytes: [UInt8]
  private var offset = 0
  private var number = 0

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { offset = 3 }
  }

  /// The next line; nil at the end.
  ///
  /// Lines end with LF, CR LF or the end of the source.
  mutating func next() -> LedgerLine? {
    guard offset < bytes.count else { return nil }
    let start = offset
    var end = start
    var isClean = true
    while end < bytes.count, bytes[end] != 0x0A {
      if bytes[end] < 0x20, bytes[end] != 0x09 { isClean = false }
      end += 1
    }
    offset = end + 1
    number += 1
    return Self.line(number, isClean ? bytes[start..<end] : Self.cleaned(bytes[start..<end]))
  }

  /// Drops CR, BEL, NUL and the terminal's colour sequences (ECMA-48 CSI).
  private static func cleaned(_ raw: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var result: [UInt8] = []
    result.reserveCapacity(raw.count)
    var index = raw.startIndex
    while index < raw.endIndex {
      let byte = raw[index]
      index += 1
      if byte == 0x1B, index < raw.endIndex, raw[index] == 0x5B {
        index += 1
        while index < raw.endIndex, raw[index] < 0x40 { index += 1 }
        index += 1
      } else if byte >= 0x20 || byte == 0x09 {
        result.append(byte)
      }
    }
    return result[...]
  }

  private static func line(_ number: Int, _ bytes: ArraySlice<UInt8>) -> LedgerLine {
    let bytes = withoutService(bytes)
    let stamp = StampReader.find(in: bytes)
    var program: String?
    var message = bytes
    if let stamp, stamp.range.lowerBound - bytes.startIndex <= 8 {
      if let header = syslogHeader(bytes, after: stamp) {
        program = header.program
        message = bytes[header.message...]
      } else if bytes[bytes.startIndex..<stamp.range.lowerBound]
        .allSatisfy({ isBracket($0) || $0.isDigit })
      {
        let rest = bytes[stamp.range.upperBound...]
        message = dumpComment(rest) ?? rest.drop(while: isBracket)
      }
    }
    message = message.drop(while: \.isSpace)
    if message.first == 0x5B, message.starts(with: "[]".utf8) {
      // `[$(date)]` where date could not be run.
      message = message.dropFirst(2).drop(while: \.isSpace)
    }
    let isTrace = message.first == 0x2B && message.drop(while: { $0 == 0x2B }).first == 0x20
    return LedgerLine(
      number: number,
      bytes: bytes,
      message: withoutFolder(message),
      program: program,
      stamp: stamp,
      isTrace: isTrace
    )
  }

  /// A line without the container's name that `docker compose logs` puts before it: `backup_1    | Starting`.
  private static func withoutService(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard let first = bytes.first, first.isLetter else { return bytes }
    let rest = bytes.prefix(64).drop {
      $0.isLetter || $0.isDigit || $0 == 0x2D || $0 == 0x5F || $0 == 0x2E
    }
    guard rest.first == 0x20, bytes[..<rest.startIndex].last?.isDigit == true else { return bytes }
    let bar = rest.drop { $0 == 0x20 }
    guard bar.starts(with: "| ".utf8) else { return bytes }
    return bytes[(bar.startIndex + 2)...]
  }

  /// mysqldump's own comment behind a stamp, whose dashes are part of it: `02:00:09 -- Dump completed`.
  private static func dumpComment(_ rest: ArraySlice<UInt8>) -> ArraySlice<UInt8>? {
    let text = rest.drop { isBracket($0) && $0 != 0x2D }
    guard text.starts(with: "-- ".utf8) else { return nil }
    return comments.contains { text.dropFirst(3).starts(with: $0) } ? text : nil
  }

  private static let comments: [[UInt8]] = [
    "Dump completed", "Connecting to ", "Retrieving ", "Sending ", "Disconnecting from ",
    "Skipping ", "Warning: ",
  ].map { Array($0.utf8) }

  private static func isBracket(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x20, 0x09, 0x28, 0x29, 0x5B, 0x5D, 0x3A, 0x2D, 0x3D, 0x2A, 0x23, 0x7C, 0x3E, 0x2C: true
    default: false
    }
  }

  /// `Oct 29 00:00:01 host program[pid]: message`, or the same with an ISO stamp that has a zone
  /// (RFC 3164, rsyslog's file formats, `journalctl -o short-iso`).
  private static func syslogHeader(
    _ bytes: ArraySlice<UInt8>,
    after stamp: Stamp
  ) -> (program: String, message: Int)? {
    guard stamp.hasTime, !stamp.hasYear || stamp.offset != nil,
      stamp.range.lowerBound == bytes.startIndex
    else { return nil }
    var cursor = ByteCursor(bytes, at: stamp.range.upperBound)
    guard cursor.take(0x20) else { return nil }
    cursor.skipSpaces()
    let host = cursor.index
    while !cursor.isAtEnd, !cursor.next.isSpace { cursor.advance() }
    guard cursor.index > host, cursor.take(0x20) else { return nil }
    let start = cursor.index
    while !cursor.isAtEnd, !cursor.next.isSpace, cursor.next != 0x5B, cursor.next != 0x3A {
      cursor.advance()
    }
    let name = bytes[start..<cursor.index]
    if cursor.take(0x5B) {
      while !cursor.isAtEnd, cursor.next.isDigit { cursor.advance() }
      guard cursor.take(0x5D) else { return nil }
    }
    guard !name.isEmpty, cursor.take(0x3A) else { return nil }
    cursor.skipSpaces()
    return (String(decoding: name, as: UTF8.self), cursor.index)
  }

  /// `/usr/bin/mysqldump: Got error` without the folder, so that rules name the program alone.
  private static func withoutFolder(_ message: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard message.first == 0x2F else { return message }
    var slash = message.startIndex
    for index in message.indices {
      switch message[index] {
      case 0x2F: slash = index
      case 0x20: return message
      case 0x3A:
        let after = message.index(after: index)
        return after < message.endIndex && message[after] == 0x20
          ? message[(slash + 1)...] : message
      default: break
      }
    }
    return message
  }
}
