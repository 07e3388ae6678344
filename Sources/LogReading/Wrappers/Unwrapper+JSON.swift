extension Unwrapper {
  /// One JSON object on a line: a record of the server's JSON sink, or a wrapper around a line.
  mutating func unwrapJSON(
    _ line: ByteView,
    _ scratch: ScratchBuffer,
    _ envelope: inout Envelope,
    _ scan: inout HeaderScan
  ) -> Result {
    if let sink = SinkLine(line) { return readSink(sink, scratch, &scan) }
    guard let object = JSONObject(line, at: 0) else { return .none }
    return unwrap(object, scratch, &envelope, &scan)
  }

  /// What an object says, by the keys it has.
  mutating func unwrap(
    _ object: JSONObject,
    _ scratch: ScratchBuffer,
    _ envelope: inout Envelope,
    _ scan: inout HeaderScan
  ) -> Result {
    scratch.clear()
    if object.has("err_code") || object.has("prio") && object.has("msg") {
      return readSink(object, scratch, &scan)
    }
    if object.has("level"), object.has("msg"), object.has("ts") || object.has("time") {
      return readOperator(object, scratch, &scan)
    }
    if object.appendText("log", to: scratch) { return carried(object, scratch, &envelope) }
    if object.appendText("MESSAGE", to: scratch) || object.has("__REALTIME_TIMESTAMP") {
      // Without --all, journalctl prints null for what is longer than four kilobytes.
      return journal(object, scratch, &envelope)
    }
    if object.appendText("textPayload", to: scratch)
      || object.object("jsonPayload")?
        .appendText("message", to: scratch) == true
    {
      envelope.kind = .carrier
      readTime(object.raw("timestamp"), &envelope)
      envelope.level = Self.level(named: object.raw("severity"))
      return .line(Self.withoutLineEnd(scratch))
    }
    if object.appendText("message", to: scratch) || object.appendText("@message", to: scratch)
      || object.has("timestamp") && object.appendText("line", to: scratch)
    {
      envelope.kind = .carrier
      if let milliseconds = object.number("timestamp"), milliseconds > 100_000_000_000 {
        envelope.stamp = Self.stamp(microseconds: milliseconds &* 1000)
      } else {
        readTime(
          object.raw("timestamp") ?? object.raw("@timestamp") ?? object.raw("time"),
          &envelope
        )
      }
      envelope.level = Self.level(named: object.raw("level") ?? object.raw("severity"))
      return .line(Self.withoutLineEnd(scratch))
    }
    return .none
  }

  /// Docker's json-file driver and fluent-bit: a line in `log`; one without its line end goes on.
  private mutating func carried(
    _ object: JSONObject,
    _ scratch: ScratchBuffer,
    _ envelope: inout Envelope
  ) -> Result {
    envelope.kind = .carrier
    readTime(object.raw("time") ?? object.raw("@timestamp"), &envelope)
    envelope.otherLog = object.raw("file").flatMap(Self.otherLog)
    let text = scratch.view
    // Docker cuts lines at 16 KiB; fluent-bit may leave the line end away.
    if text[text.count - 1] != 0x0A, object.has("stream"), text.count >= 8192 {
      return .piece(text)
    }
    return .line(Self.withoutLineEnd(scratch))
  }

  /// The name, without its ending, of a log that is none of the server's error logs; nil where it is one.
  ///
  /// Percona's operator sends what xtrabackup says of a state transfer, and a second server that only
  /// upgrades the tables, along with the error log, each line with the `file` it is from.
  private static func otherLog(_ path: ByteView) -> ByteView? {
    var start = path.count
    while start > 0, path[start - 1] != 0x2F { start -= 1 }
    let name = path.from(start)
    let own: [StaticString] = ["mysqld.log", "mysql.log", "mariadbd.log", "mariadb.log"]
    if name.isEmpty || name.contains("error") || name.contains(".err")
      || own.contains(where: { name.has($0) })
    {
      return nil
    }
    let stem = name.count - 4
    return stem > 0 && name.has(".log", at: stem) ? name.slice(0, stem) : name
  }

  /// `journalctl -o json` (systemd.journal-fields(7)).
  private mutating func journal(
    _ object: JSONObject,
    _ scratch: ScratchBuffer,
    _ envelope: inout Envelope
  ) -> Result {
    envelope.kind = .messages
    let time = object.number("_SOURCE_REALTIME_TIMESTAMP") ?? object.number("__REALTIME_TIMESTAMP")
    if let time { envelope.stamp = Self.stamp(microseconds: time) }
    envelope.host = object.raw("_HOSTNAME")
    envelope.program = object.raw("SYSLOG_IDENTIFIER") ?? object.raw("_COMM")
    envelope.level = object.number("PRIORITY").flatMap { Self.level(ofSeverity: Int($0 & 7)) }
    return .line(Self.withoutLineEnd(scratch))
  }

  /// The server's own JSON sink (mysql-server 8.0.41 log_sink_json.cc, log_builtins.cc:298).
  private mutating func readSink(
    _ object: JSONObject,
    _ scratch: ScratchBuffer,
    _ scan: inout HeaderScan
  ) -> Result {
    scan.header = LineHeader()
    object.appendText("subsystem", to: scratch)
    scan.header.subsystemEnd = Int32(truncatingIfNeeded: scratch.count)
    scan.header.messageStart = scan.header.subsystemEnd
    object.appendText("msg", to: scratch)
    if let code = object.number("err_code"), code >= 0, code < 1_000_000 {
      scan.header.code = Int32(truncatingIfNeeded: code)
    }
    if let thread = object.number("thread"), thread >= 0 {
      scan.header.thread = UInt64(thread)
      scan.header.hasThread = true
    }
    switch object.number("prio") {
    case 0: scan.header.level = .system
    case 1: scan.header.level = .error
    case 2: scan.header.level = .warning
    case 3: scan.header.level = .note
    default: scan.header.level = Self.level(named: object.raw("label"))
    }
    if let time = object.raw("time"),
      stamps.readISO(time, at: 0, into: &scan.header.stamp) == nil,
      let milliseconds = object.number("ts")
    {
      scan.header.stamp = Self.stamp(microseconds: milliseconds &* 1000)
    }
    return .record(scratch.view)
  }

  /// The same for a line that needed no search for its fields.
  private mutating func readSink(
    _ line: SinkLine,
    _ scratch: ScratchBuffer,
    _ scan: inout HeaderScan
  ) -> Result {
    scratch.clear()
    scan.header = LineHeader()
    scratch.append(line.subsystem)
    scan.header.subsystemEnd = Int32(truncatingIfNeeded: scratch.count)
    scan.header.messageStart = scan.header.subsystemEnd
    scratch.append(line.message)
    scan.header.code = line.code
    scan.header.thread = line.thread
    scan.header.hasThread = line.hasThread
    scan.header.level = line.level
    // Without a readable time the general way decides what `ts` is good for.
    guard stamps.readISO(line.time, at: 0, into: &scan.header.stamp) != nil else {
      guard let object = JSONObject(line.whole, at: 0) else { return .none }
      scratch.clear()
      return readSink(object, scratch, &scan)
    }
    return .record(scratch.view)
  }

  private mutating func readTime(_ text: ByteView?, _ envelope: inout Envelope) {
    guard let text else { return }
    var stamp = Stamp()
    if stamps.readISO(text, at: 0, into: &stamp) != nil { envelope.stamp = stamp }
  }

  private static func withoutLineEnd(_ scratch: ScratchBuffer) -> ByteView {
    while scratch.count > 0,
      scratch.base[scratch.count - 1] == 0x0A || scratch.base[scratch.count - 1] == 0x0D
    {
      scratch.truncate(scratch.count - 1)
    }
    return scratch.view
  }

  static func stamp(microseconds: Int64) -> Stamp {
    Stamp(
      kind: .full,
      seconds: microseconds / 1_000_000,
      microseconds: Int32(truncatingIfNeeded: microseconds % 1_000_000),
      offset: 0
    )
  }

  /// A level by its name in JSON, of whatever case.
  static func level(named name: ByteView?) -> LogLevel? {
    guard let name else { return nil }
    switch name[0] | 0x20 {
    case 0x65: return name.count == 5 ? .error : .fatal  // error, emergency
    case 0x77: return .warning
    case 0x63, 0x61, 0x66: return .fatal  // critical, alert, fatal
    case 0x73: return .system
    case 0x64: return name.count == 5 ? .debug : nil  // debug, default
    default: return nil
    }
  }
}
