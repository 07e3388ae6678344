/// An entry of the systemd journal in text, field by field: `journalctl -o export` and `-o verbose`.
///
/// Source: systemd.io, Journal Export Formats; systemd src/shared/logs-show.c output_verbose().
struct JournalEntryText {
  /// The field `MESSAGE`.
  let message = ScratchBuffer()
  private let names = ScratchBuffer()
  private var stamp = Stamp()
  private var level: LogLevel?
  private var hostRange = 0..<0
  private var programRange = 0..<0
  private var hasIdentifier = false
  private var hasMessage = false
  private var stamps = StampReader()
  /// A field whose value comes with its length before it, since it is no text or has several lines.
  private var sized: SizedField?
  /// How far the lines of a message are indented in verbose form; 0 outside of one.
  private var indent = 0

  /// `NAME`, eight bytes of length, lowest first, so many bytes of value, a line end.
  private struct SizedField {
    var isMessage: Bool
    var lengthBytes: [UInt8] = []
    var left = 0
  }

  /// The most that one field may say it is long.
  private static let longestField = 64 << 20

  /// What the fields say, valid until the next entry begins.
  var envelope: Envelope {
    var envelope = Envelope()
    envelope.kind = .messages
    envelope.stamp = stamp
    envelope.level = level
    if !hostRange.isEmpty {
      envelope.host = names.view.slice(hostRange.lowerBound, hostRange.upperBound)
    }
    if !programRange.isEmpty {
      envelope.program = names.view.slice(programRange.lowerBound, programRange.upperBound)
    }
    return envelope
  }

  /// Whether the next line is bytes of a field with a length.
  var takesBytes: Bool { sized != nil }

  /// Begins an entry with its first line: `__CURSOR=…`, or verbose's time.
  mutating func begin(with line: ByteView) {
    message.clear()
    names.clear()
    stamp = Stamp()
    level = nil
    hostRange = 0..<0
    programRange = 0..<0
    hasIdentifier = false
    hasMessage = false
    sized = nil
    indent = 0
    if line[0] != 0x5F { readVerboseTime(line) }
  }

  /// Reads `KEY=value`, or the name of a field that comes with its length.
  mutating func readExported(_ line: ByteView) {
    if let equals = line.slice(0, 80).firstIndex(of: 0x3D) {
      read(line.slice(0, equals), line.from(equals + 1))
    } else if Self.isName(line) {
      sized = SizedField(isMessage: line.has("MESSAGE") && line.count == 7)
    }
  }

  /// Takes bytes of a field with a length: what stands between two line ends, which may be data.
  mutating func takeBytes(_ line: ByteView) {
    guard var field = sized else { return }
    for index in 0...line.count {
      let byte = index < line.count ? line.base[index] : 0x0A
      if field.lengthBytes.count < 8 {
        field.lengthBytes.append(byte)
        if field.lengthBytes.count == 8 {
          let length = field.lengthBytes.reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
          guard length <= UInt64(Self.longestField) else {
            sized = nil
            return
          }
          field.left = Int(length)
        }
      } else if field.left > 0 {
        field.left -= 1
        if field.isMessage, message.count < LineSplitter.limit { message.append(byte) }
      } else {
        // The line end behind the value.
        hasMessage = hasMessage || field.isMessage
        sized = nil
        return
      }
    }
    sized = field
  }

  /// Reads a line below verbose's time: four blanks and `KEY=value`, or more blanks and what a
  /// message's next line says.
  mutating func readVerbose(_ line: ByteView) {
    let start = line.skipSpaces(0)
    if start == 4, let equals = line.slice(0, 84).firstIndex(of: 0x3D),
      Self.isName(line.slice(4, equals))
    {
      let isMessage = line.slice(4, equals).has("MESSAGE") && equals == 11
      indent = isMessage ? 12 : 0
      read(line.slice(4, equals), line.from(equals + 1))
    } else if indent > 0 {
      message.append(0x0A)
      message.append(line.from(min(start, indent)))
    }
  }

  private mutating func read(_ name: ByteView, _ value: ByteView) {
    func isField(_ field: StaticString) -> Bool {
      name.count == field.utf8CodeUnitCount && name.has(field)
    }
    if isField("MESSAGE"), !hasMessage {
      hasMessage = true
      message.append(value)
    } else if isField("_HOSTNAME") {
      hostRange = keep(value)
    } else if isField("SYSLOG_IDENTIFIER") {
      hasIdentifier = true
      programRange = keep(value)
    } else if isField("_COMM"), !hasIdentifier {
      programRange = keep(value)
    } else if isField("PRIORITY") {
      level = Unwrapper.level(ofSeverity: Int(value[0] & 7))
    } else if isField("_SOURCE_REALTIME_TIMESTAMP")
      || isField("__REALTIME_TIMESTAMP") && stamp.kind == .none, value.skipDigits(0) < 19
    {
      stamp = Unwrapper.stamp(
        microseconds: Int64(truncatingIfNeeded: value.number(0, value.skipDigits(0)))
      )
    }
  }

  private func keep(_ value: ByteView) -> Range<Int> {
    let start = names.count
    names.append(value)
    return start..<names.count
  }

  /// `Sun 2026-03-01 10:02:11.123456 UTC [s=…;t=608e9a4f4bd5c;x=…]`: the cursor holds the moment in
  /// microseconds since 1970, in hex; the text may name a zone that only its writer knows.
  private mutating func readVerboseTime(_ line: ByteView) {
    if let mark = line.firstRange(of: ";t=") {
      var value: UInt64 = 0
      var index = mark.upperBound
      while isHexDigit(line[index]), index - mark.upperBound < 15 {
        let byte = line[index]
        value = value << 4 | UInt64(isDigit(byte) ? byte &- 0x30 : (byte | 0x20) &- 0x57)
        index += 1
      }
      if value > 0 {
        stamp = Unwrapper.stamp(microseconds: Int64(truncatingIfNeeded: value))
        return
      }
    }
    guard stamps.readDateTime(line, at: 4, separator: 0x20, into: &stamp) else { return }
    var index = 23
    StampReader.readFraction(line, &index, into: &stamp)
    if line.has(" UTC", at: index) { stamp.offset = 0 }
  }

  /// Whether the text is a field's name: capitals, digits and underscores.
  private static func isName(_ text: ByteView) -> Bool {
    guard text.count > 0, text.count <= 64 else { return false }
    for index in 0..<text.count {
      let byte = text[index]
      guard byte &- 0x41 < 26 || isDigit(byte) || byte == 0x5F else { return false }
    }
    return true
  }
}
