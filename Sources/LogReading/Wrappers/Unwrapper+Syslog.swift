extension Unwrapper {
  /// `Mar  1 10:02:11 host program[pid]: line` (RFC 3164; `journalctl -o short`).
  mutating func unwrapSyslogTime(_ line: ByteView, _ envelope: inout Envelope) -> Result? {
    var stamp = Stamp()
    guard stamps.readSyslogTime(line, at: 0, into: &stamp) else { return nil }
    var index = 15
    StampReader.readFraction(line, &index, into: &stamp)
    guard line[index] == 0x20 else { return nil }
    index += 1
    // Some daemons put the year behind the time.
    if line[index + 4] == 0x20, line.skipDigits(index) == index + 4,
      let seconds = stamps.secondsWithYear(line, yearAt: index, stamp: stamp)
    {
      stamp.kind = .full
      stamp.seconds = seconds
      index += 5
    }
    guard let inner = unwrapHostAndProgram(line.from(index), &envelope) else { return nil }
    envelope.stamp = stamp
    return inner
  }

  /// `Fri 2026-03-01 10:02:11 UTC host program[pid]: line` (`journalctl -o short-full`).
  mutating func unwrapFullTime(_ line: ByteView, _ envelope: inout Envelope) -> Result? {
    var stamp = Stamp()
    guard line[3] == 0x20, stamps.readDateTime(line, at: 4, separator: 0x20, into: &stamp) else {
      return nil
    }
    var index = 23
    StampReader.readFraction(line, &index, into: &stamp)
    guard line[index] == 0x20,
      let end = line.slice(0, index + 8).firstIndex(of: 0x20, from: index + 1)
    else { return nil }
    if line.has("UTC ", at: index + 1) {
      stamp.offset = 0
    } else {
      // `CET` and the like name a zone that is the log's own; `+0530` says so in numbers.
      index += 1
      StampReader.readOffset(line, &index, into: &stamp)
    }
    guard let inner = unwrapHostAndProgram(line.from(end + 1), &envelope) else { return nil }
    envelope.stamp = stamp
    return inner
  }

  /// `1772359331.123456 host program[pid]: line` (`journalctl -o short-unix`).
  mutating func unwrapUnixTime(_ line: ByteView, _ envelope: inout Envelope) -> Result? {
    guard line[10] == 0x2E, line[17] == 0x20, line.skipDigits(0) == 10, line.skipDigits(11) == 17,
      let inner = unwrapHostAndProgram(line.from(18), &envelope)
    else { return nil }
    envelope.stamp = Self.stamp(
      microseconds: Int64(line.number(0, 10)) &* 1_000_000 &+ Int64(line.number(11, 17))
    )
    return inner
  }

  /// `host program[pid]: line`, also without the host (`journalctl --no-hostname`).
  mutating func unwrapHostAndProgram(_ rest: ByteView, _ envelope: inout Envelope) -> Result? {
    if let end = programEnd(rest), rest[end.name] == 0x5B {
      envelope.kind = .messages
      envelope.program = rest.slice(0, end.name)
      return .line(rest.from(end.text))
    }
    guard let space = rest.slice(0, 256).firstIndex(of: 0x20), space > 0, rest[0] != 0x5B,
      rest[space - 1] != 0x3A
    else { return nil }
    let after = rest.from(space + 1)
    guard let end = programEnd(after) else { return nil }
    envelope.kind = .messages
    envelope.host = rest.slice(0, space)
    envelope.program = after.slice(0, end.name)
    return .line(after.from(end.text))
  }

  /// Where the program's name ends and the text begins in `program[pid]: text`, nil where it does not.
  ///
  /// The name has no blanks, as RFC 3164 (4.1.3) and the journal have it.
  private func programEnd(_ text: ByteView) -> (name: Int, text: Int)? {
    var index = 0
    while index < 64, index < text.count {
      let byte = text[index]
      if byte == 0x5B {
        let close = text.skipDigits(index + 1)
        guard index > 0, text[close] == 0x5D, text[close + 1] == 0x3A else { return nil }
        return (index, text[close + 2] == 0x20 ? close + 3 : close + 2)
      }
      if byte == 0x3A {
        guard index > 0, text[index + 1] == 0x20 || index + 1 == text.count, !isDigit(text[0])
        else { return nil }
        return (index, min(index + 2, text.count))
      }
      guard byte > 0x20, byte != 0x22 else { return nil }
      index += 1
    }
    return nil
  }

  /// `<27>1 2026-03-01T10:02:11.123456Z host program pid msgid - line` (RFC 5424), or `<27>` before
  /// the older form.
  mutating func unwrapPriority(_ line: ByteView, _ envelope: inout Envelope) -> Result {
    let close = line.skipDigits(1)
    guard close > 1, close < 5, line[close] == 0x3E else { return .none }
    let level = Self.level(ofSeverity: Int(line.number(1, close)) & 7)
    let rest = line.from(close + 1)
    if rest.has("1 ") {
      var stamp = Stamp()
      var index = 2
      if rest[2] != 0x2D {
        guard let end = stamps.readISO(rest, at: 2, into: &stamp) else { return .none }
        index = end
      } else {
        index = 3
      }
      var fields: [ByteView] = []
      while fields.count < 4 {
        guard rest[index] == 0x20,
          let end = rest.firstIndex(of: 0x20, from: index + 1)
        else { return .none }
        fields.append(rest.slice(index + 1, end))
        index = end
      }
      guard let text = skipStructuredData(rest, index + 1) else { return .none }
      envelope.kind = .messages
      envelope.stamp = stamp
      envelope.level = level
      envelope.host = fields[0].has("-") && fields[0].count == 1 ? nil : fields[0]
      envelope.program = fields[1]
      return .line(rest.from(text))
    }
    if let inner = unwrapSyslogTime(rest, &envelope) {
      envelope.level = level
      return inner
    }
    return .none
  }

  /// Where the message begins past `-` or `[id name="value"]…`.
  private func skipStructuredData(_ view: ByteView, _ start: Int) -> Int? {
    var index = start
    if view[index] == 0x2D {
      index += 1
    } else {
      while view[index] == 0x5B {
        var quoted = false
        index += 1
        while index < view.count, quoted || view[index] != 0x5D {
          if view[index] == 0x5C { index += 1 } else if view[index] == 0x22 { quoted.toggle() }
          index += 1
        }
        guard view[index] == 0x5D else { return nil }
        index += 1
      }
    }
    if index >= view.count { return view.count }
    guard view[index] == 0x20 else { return nil }
    index += 1
    return view.has("\u{FEFF}", at: index) ? index + 3 : index
  }

  /// A level for syslog's severity (RFC 5424, table 2); nil for what says nothing.
  static func level(ofSeverity severity: Int) -> LogLevel? {
    switch severity {
    case 0, 1, 2: .fatal
    case 3: .error
    case 4: .warning
    case 7: .debug
    default: nil
    }
  }
}
