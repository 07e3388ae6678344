extension LogDialect {
  static let performanceSchema = LogDialect(
    name: "pfs-error_log",
    title: "Exports of performance_schema.error_log: tab separated, table, CSV and \\G",
    specification: "MySQL 8.0 reference manual, The error_log Table; mysql client output formats",
    firstBytes: FirstBytes("|\"2L+"),
    samples: [
      DialectSample(
        "2026-03-01 10:02:11.000412\t1\tError\tMY-012611\tInnoDB\tOperating system error number 28 in a file operation.",
        time: "2026-03-01T10:02:11.000412Z",
        level: .error,
        category: .diskFull,
        message: "Operating system error number 28 in a file operation."
      ),
      DialectSample(
        "| 2026-03-01 10:02:11.000412 |         1 | Error  | MY-012611  | InnoDB    | Operating system error number 28 in a file operation. |",
        time: "2026-03-01T10:02:11.000412Z",
        level: .error,
        category: .diskFull,
        message: "Operating system error number 28 in a file operation."
      ),
      DialectSample(
        "\"2026-03-01 10:02:11.000412\",1,\"Error\",\"MY-012611\",\"InnoDB\",\"Operating system error number 28 in a file operation.\"",
        time: "2026-03-01T10:02:11.000412Z",
        level: .error,
        category: .diskFull,
        message: "Operating system error number 28 in a file operation."
      ),
      DialectSample(
        "2026-03-01 10:02:11.000412,1,Error,MY-012611,InnoDB,Operating system error number 28 in a file operation.",
        time: "2026-03-01T10:02:11.000412Z",
        level: .error,
        category: .diskFull,
        message: "Operating system error number 28 in a file operation."
      ),
      DialectSample(
        "LOGGED\tTHREAD_ID\tPRIO\tERROR_CODE\tSUBSYSTEM\tDATA",
        time: nil,
        program: "mysql",
        category: .other,
        message: "LOGGED\tTHREAD_ID\tPRIO\tERROR_CODE\tSUBSYSTEM\tDATA"
      ),
    ],
    scan: { view, scan in
      switch view[0] {
      case 0x32:
        scanRow(view, 0, separator: 0x09, &scan) || scanRow(view, 0, separator: 0x2C, &scan)
      case 0x7C: scanRow(view, 1, separator: 0x7C, &scan) || scanFrame(view, &scan)
      case 0x22: scanRow(view, 0, separator: 0x2C, &scan) || scanFrame(view, &scan)
      default: scanFrame(view, &scan)
      }
    }
  )

  /// Column names and rules, which carry nothing.
  private static func scanFrame(_ view: ByteView, _ scan: inout HeaderScan) -> Bool {
    let isNames =
      view.slice(0, 40).contains("LOGGED") && view.contains("THREAD_ID") && view.contains("PRIO")
    guard isNames || view.has("+-----------") && view[view.count - 1] == 0x2B else { return false }
    scan.header.program = .mysql
    scan.header.category = .other
    return true
  }

  /// `LOGGED, THREAD_ID, PRIO, ERROR_CODE, SUBSYSTEM, DATA` with whatever stands between them.
  private static func scanRow(
    _ view: ByteView,
    _ start: Int,
    separator: UInt8,
    _ scan: inout HeaderScan
  ) -> Bool {
    var cells = Cells(view: view, separator: separator, index: start)
    guard let time = cells.next(),
      scan.stamps.readDateTime(
        view,
        at: time.lowerBound,
        separator: 0x20,
        into: &scan.header.stamp
      ),
      let thread = cells.next(), view.skipDigits(thread.lowerBound) == thread.upperBound,
      let level = cells.next(), let code = cells.next(), view.has("MY-", at: code.lowerBound),
      let subsystem = cells.next(), let data = cells.last(),
      // Quotes that are doubled or escaped are undone first: see `Unwrapper.withoutCSVQuotes`.
      separator != 0x2C || !Unwrapper.hasCSVQuotes(view.slice(data.lowerBound, data.upperBound))
    else { return false }
    var index = time.lowerBound + 19
    StampReader.readFraction(view, &index, into: &scan.header.stamp)
    scan.header.thread = view.number(thread.lowerBound, thread.upperBound)
    scan.header.hasThread = !thread.isEmpty
    scan.header.level = Unwrapper.level(named: view.slice(level.lowerBound, level.upperBound))
    let digits = min(view.skipDigits(code.lowerBound + 3), code.lowerBound + 10)
    scan.header.code = Int32(truncatingIfNeeded: view.number(code.lowerBound + 3, digits))
    scan.header.subsystemStart = Int32(truncatingIfNeeded: subsystem.lowerBound)
    scan.header.subsystemEnd = Int32(truncatingIfNeeded: subsystem.upperBound)
    scan.header.messageStart = Int32(truncatingIfNeeded: data.lowerBound)
    scan.header.messageEnd = Int32(truncatingIfNeeded: data.upperBound)
    return true
  }

  /// The cells of a row, without the blanks and quotes around them.
  private struct Cells {
    let view: ByteView
    let separator: UInt8
    var index: Int

    mutating func next() -> Range<Int>? {
      guard index < view.count, let end = view.firstIndex(of: separator, from: index) else {
        return nil
      }
      defer { index = end + 1 }
      return bare(index, end)
    }

    /// What is left, up to the row's own end.
    func last() -> Range<Int>? {
      guard index < view.count else { return nil }
      var end = view.count
      if separator == 0x7C {
        while end > index, view[end - 1] == 0x20 { end -= 1 }
        guard view[end - 1] == 0x7C else { return nil }
        end -= 1
      }
      return bare(index, end)
    }

    private func bare(_ start: Int, _ end: Int) -> Range<Int> {
      var low = start
      var high = end
      while low < high, view[low] == 0x20 { low += 1 }
      while high > low, view[high - 1] == 0x20 { high -= 1 }
      if separator == 0x2C, high - low > 1, view[low] == 0x22, view[high - 1] == 0x22 {
        return low + 1..<high - 1
      }
      return low..<high
    }
  }
}
