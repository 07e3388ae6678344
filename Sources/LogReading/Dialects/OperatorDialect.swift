extension LogDialect {
  /// What watches over servers in Kubernetes, and logs beside them.
  ///
  /// What it says of starting and stopping is about itself, so its lines have no category of their own.
  static let `operator` = LogDialect(
    name: "operator",
    title: "Kubernetes operators: klog's lines, zap's on a console and as JSON",
    specification:
      "k8s.io/klog v2 klog.go formatHeader(); go.uber.org/zap zapcore/console_encoder.go",
    firstBytes: FirstBytes("IWEF12"),
    samples: [
      DialectSample(
        "I0301 12:00:00.000123       1 leaderelection.go:250] attempting to acquire leader lease db/lock...",
        time: nil,
        program: "operator",
        category: .other,
        message: "leaderelection.go:250] attempting to acquire leader lease db/lock..."
      ),
      DialectSample(
        "E0301 12:00:01.500000      12 controller.go:329] Reconciler error",
        time: nil,
        level: .error,
        program: "operator",
        category: .other,
        message: "controller.go:329] Reconciler error"
      ),
      DialectSample(
        "2026-03-01T10:02:11.302Z\tINFO\tsetup\tManager starting up\t{\"gitCommit\": \"4d3a6f\"}",
        time: "2026-03-01T10:02:11.302000Z",
        program: "operator",
        category: .other,
        message: "setup\tManager starting up\t{\"gitCommit\": \"4d3a6f\"}"
      ),
      DialectSample(
        "2026-03-01T10:02:12.000+0200\tERROR\tReconciler error\t{\"error\": \"pod not found\"}",
        time: "2026-03-01T08:02:12.000000Z",
        level: .error,
        program: "operator",
        category: .other,
        message: "Reconciler error\t{\"error\": \"pod not found\"}"
      ),
    ],
    scan: { view, scan in
      isLetter(view[0]) ? scanKlog(view, &scan) : scanConsole(view, &scan)
    }
  )

  /// `Lmmdd hh:mm:ss.uuuuuu threadid file:line] text`.
  private static func scanKlog(_ view: ByteView, _ scan: inout HeaderScan) -> Bool {
    guard view[5] == 0x20, scan.stamps.readMonthDayTime(view, at: 1, into: &scan.header.stamp)
    else {
      return false
    }
    var index = 14
    StampReader.readFraction(view, &index, into: &scan.header.stamp)
    index = view.skipSpaces(index)
    guard index > 21, scan.readThread(view, &index),
      let place = view.slice(0, index + 200).firstRange(of: "] "),
      view.slice(index, place.lowerBound).firstIndex(of: 0x20) == nil
    else { return false }
    switch view[0] {
    case 0x57: scan.header.level = .warning
    case 0x45: scan.header.level = .error
    case 0x46: scan.header.level = .fatal
    default: scan.header.level = .note
    }
    return takeRest(view, index, &scan)
  }

  /// `time<tab>LEVEL<tab>logger<tab>text<tab>{fields}`.
  private static func scanConsole(_ view: ByteView, _ scan: inout HeaderScan) -> Bool {
    guard let end = scan.stamps.readISO(view, at: 0, into: &scan.header.stamp), view[end] == 0x09,
      let tab = view.slice(0, end + 8).firstIndex(of: 0x09, from: end + 1)
    else { return false }
    let level = view.slice(end + 1, tab)
    let names: [(StaticString, LogLevel)] = [
      ("INFO", .note), ("DEBUG", .debug), ("WARN", .warning), ("ERROR", .error), ("DPANIC", .fatal),
      ("PANIC", .fatal), ("FATAL", .fatal),
    ]
    guard
      let named = names.first(where: { level.count == $0.0.utf8CodeUnitCount && level.has($0.0) })
    else { return false }
    scan.header.level = named.1
    return takeRest(view, tab + 1, &scan)
  }

  private static func takeRest(_ view: ByteView, _ index: Int, _ scan: inout HeaderScan) -> Bool {
    scan.header.program = .operator
    scan.header.category = .other
    scan.message(view, index)
    return true
  }
}

extension Unwrapper {
  /// `{"level":"info","ts":1740823200.123,"logger":"setup","msg":"…"}` (zap's JSON; `ts` or `time` in
  /// seconds since 1970 or as ISO 8601).
  mutating func readOperator(
    _ object: JSONObject,
    _ scratch: ScratchBuffer,
    _ scan: inout HeaderScan
  ) -> Result {
    scan.header = LineHeader()
    // Other programs in Go write such lines too.
    scan.header.program = object.has("logger") || object.has("controller") ? .operator : .named
    scan.header.category = .other
    scan.header.level = Self.level(named: object.raw("level")) ?? .note
    scratch.clear()
    object.appendText("logger", to: scratch)
    scan.header.subsystemEnd = Int32(truncatingIfNeeded: scratch.count)
    scan.header.messageStart = scan.header.subsystemEnd
    object.appendText("msg", to: scratch)
    if object.has("error") {
      scratch.append(0x3A)
      scratch.append(0x20)
      object.appendText("error", to: scratch)
    }
    guard let time = object.raw("ts") ?? object.raw("time"),
      stamps.readISO(time, at: 0, into: &scan.header.stamp) == nil
    else { return .record(scratch.view) }
    let point = time.skipDigits(0)
    if point == 10 {
      scan.header.stamp = Self.stamp(microseconds: Int64(time.number(0, point)) &* 1_000_000)
      var index = point
      StampReader.readFraction(time, &index, into: &scan.header.stamp)
    }
    return .record(scratch.view)
  }
}
