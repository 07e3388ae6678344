import LogReading

/// The rows of an example's logs.
enum ExampleLog {
  static func records(of text: String) throws(ExampleError) -> [LogRecord] {
    var records: [LogRecord] = []
    var source = "error.log"
    var host: String?
    var line = 0
    for row in ExampleRow.rows(of: text) {
      if row.hasPrefix("== ") {
        let parts = row.dropFirst(3).split(separator: " @")
        source = parts.first.map(String.init) ?? source
        host = parts.count > 1 ? String(parts[1]) : nil
        line = 0
        continue
      }
      line += 1
      let (time, rest) = try ExampleRow.time(of: row)
      let (head, message) = try ExampleRow.split(rest)
      let words = head.split(separator: " ")
      guard words.count == 2, let category = LogCategory(rawValue: String(words[1])),
        let level = LogLevel(rawValue: words[0].filter { $0 != "[" && $0 != "]" }.lowercased())
      else { throw ExampleError(row: String(row)) }
      records.append(
        LogRecord(
          source: source,
          line: line,
          time: time,
          timeQuality: time == nil ? .none : .exact,
          level: level,
          category: category,
          host: host,
          message: message
        )
      )
    }
    return records
  }
}
