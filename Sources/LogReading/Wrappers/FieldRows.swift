/// Records that come as one field a line: `SELECT … \G` from performance_schema.error_log, and the
/// journal's export and verbose forms.
///
/// The fields of one row are gathered until the row ends; then it is read like any other line.
struct FieldRows {
  /// How rows look.
  enum Form {
    case none
    /// `*** 1. row ***` and `NAME: value` (mysql client, `\G`).
    case vertical
    /// `KEY=value`, a blank line between entries (systemd's Journal Export Formats).
    case export
    /// A line with the time, then indented `KEY=value` (`journalctl -o verbose`).
    case verbose
  }

  /// What a line was to the row.
  enum Step {
    /// Part of it.
    case held
    /// Part of it, and its last.
    case last
    /// No part of it: the row ended before.
    case over
    /// No part of it, and neither was the line before: another table's row.
    case foreign
  }

  private(set) var form = Form.none
  /// The first physical line of the row, and how many it has.
  private(set) var firstLine = 0
  private(set) var lineCount = 0
  /// What the row says of itself.
  private(set) var header = LineHeader()
  private(set) var envelope = Envelope()
  private let message = ScratchBuffer()
  private let names = ScratchBuffer()
  private var hostRange = 0..<0
  private var programRange = 0..<0
  private var hasMessage = false
  private var stamps = StampReader()

  /// How a line begins a row, if it does.
  static func form(of line: ByteView) -> Form {
    switch line[0] {
    case 0x2A where line.has("******") && line.contains(". row ***"): .vertical
    case 0x5F where line.has("__CURSOR="): .export
    case 0x4D, 0x54, 0x57, 0x46, 0x53:
      // Sun 2026-03-01 10:02:11.123456 UTC [s=…;i=…]
      line[3] == 0x20 && line[8] == 0x2D && line.contains(" [s=") && line.contains(";i=")
        ? .verbose : .none
    default: .none
    }
  }

  /// Begins a row with this line.
  mutating func begin(_ form: Form, _ line: ByteView, at number: Int) {
    self.form = form
    firstLine = number
    lineCount = 1
    header = LineHeader()
    envelope = Envelope()
    message.clear()
    names.clear()
    hostRange = 0..<0
    programRange = 0..<0
    hasMessage = false
    if form == .verbose {
      envelope.kind = .messages
      readVerboseTime(line)
    } else if form == .export {
      envelope.kind = .messages
    }
  }

  /// Takes the next line.
  mutating func take(_ line: ByteView) -> Step {
    let begins = Self.form(of: line)
    if begins != .none { return .over }
    switch form {
    case .none: return .over
    case .vertical:
      if line.contains(" row in set") || line.contains(" rows in set") { return .over }
      if lineCount == 1, !line.has("LOGGED: ", at: line.skipSpaces(0)) { return .foreign }
      lineCount += 1
      readColumn(line)
    case .export:
      lineCount += 1
      if line.isEmpty { return .last }
      readField(line)
    case .verbose:
      guard line[0] == 0x20 || line.isEmpty else { return .over }
      lineCount += 1
      readField(line.from(line.skipSpaces(0)))
    }
    return lineCount > 4096 ? .last : .held
  }

  /// Gives up the row.
  mutating func cancel() { form = .none }

  /// The row's text: the subsystem, then the message, as the header's ranges say.
  mutating func finish() -> ByteView {
    if form != .vertical {
      envelope.host = names.view.slice(hostRange.lowerBound, hostRange.upperBound)
      envelope.program = names.view.slice(programRange.lowerBound, programRange.upperBound)
      if hostRange.isEmpty { envelope.host = nil }
      if programRange.isEmpty { envelope.program = nil }
    }
    form = .none
    return message.view
  }

  /// `  ERROR_CODE: MY-012611`
  private mutating func readColumn(_ line: ByteView) {
    let start = line.skipSpaces(0)
    let name = line.from(start)
    guard !hasMessage, let colon = name.slice(0, 40).firstIndex(of: 0x3A) else {
      if hasMessage {
        message.append(0x0A)
        message.append(line)
      }
      return
    }
    let value = name.from(colon + 2)
    switch name[0] | 0x20 {
    case 0x6C where name.has("LOGGED"):
      if stamps.readDateTime(value, at: 0, separator: 0x20, into: &header.stamp) {
        var index = 19
        StampReader.readFraction(value, &index, into: &header.stamp)
      }
    case 0x74 where name.has("THREAD_ID"):
      header.thread = value.number(0, value.skipDigits(0))
      header.hasThread = value.skipDigits(0) > 0
    case 0x70 where name.has("PRIO"):
      header.level = Unwrapper.level(named: value)
    case 0x65 where name.has("ERROR_CODE: MY-"):
      header.code = Int32(truncatingIfNeeded: value.number(3, min(value.skipDigits(3), 10)))
    case 0x73 where name.has("SUBSYSTEM"):
      message.append(value.trimmed)
      header.subsystemEnd = Int32(truncatingIfNeeded: message.count)
      header.messageStart = header.subsystemEnd
    case 0x64 where name.has("DATA"):
      hasMessage = true
      message.append(value)
    default: break
    }
  }

  /// `KEY=value` of the journal.
  private mutating func readField(_ line: ByteView) {
    guard let equals = line.slice(0, 80).firstIndex(of: 0x3D) else {
      // A message with line ends goes on, indented.
      if hasMessage, form == .verbose, line.count > 0 {
        message.append(0x0A)
        message.append(line)
      }
      return
    }
    let value = line.from(equals + 1)
    if line.has("MESSAGE="), !hasMessage {
      hasMessage = true
      message.append(value)
    } else if line.has("_HOSTNAME=") {
      hostRange = names.count..<names.count + value.count
      names.append(value)
    } else if line.has("SYSLOG_IDENTIFIER=") || line.has("_COMM=") && programRange.isEmpty {
      programRange = names.count..<names.count + value.count
      names.append(value)
    } else if line.has("PRIORITY=") {
      envelope.level = Unwrapper.level(ofSeverity: Int(value[0] & 7))
    } else if line.has("__REALTIME_TIMESTAMP="), value.skipDigits(0) < 19 {
      envelope.stamp = Unwrapper.stamp(
        microseconds: Int64(truncatingIfNeeded: value.number(0, value.skipDigits(0)))
      )
    }
  }

  private mutating func readVerboseTime(_ line: ByteView) {
    var stamp = Stamp()
    guard stamps.readDateTime(line, at: 4, separator: 0x20, into: &stamp) else { return }
    var index = 23
    StampReader.readFraction(line, &index, into: &stamp)
    if line.has(" UTC", at: index) { stamp.offset = 0 }
    envelope.stamp = stamp
  }
}
