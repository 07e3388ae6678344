import IncidentModel
import LogReading

/// Log records as lines for people, floods folded: records in a row that differ only in numbers are
/// one line with a count, the first and the last time.
struct RecordText {
  private let zone: Zone
  private let write: (String) -> Void
  private var first: LogRecord?
  private var last: LogRecord?
  private var shape = ""
  private var count = 0

  init(zone: Zone, write: @escaping (String) -> Void) {
    self.zone = zone
    self.write = write
  }

  /// Takes the next record.
  mutating func add(_ record: LogRecord) {
    let shape = Self.shape(of: record)
    if count > 0, shape == self.shape {
      last = record
      count += 1
      return
    }
    finish()
    first = record
    last = record
    self.shape = shape
    count = 1
  }

  /// Writes what is still held back.
  mutating func finish() {
    guard let first, let last else { return }
    write(line(first, last))
    self.first = nil
    self.last = nil
    count = 0
  }

  private func line(_ record: LogRecord, _ last: LogRecord) -> String {
    let time = record.time.map { $0.formatted(in: zone, separator: " ") } ?? "no time            "
    var text = "\(Style.dim("\(record.source):\(record.line)")) \(time) \(level(record.level)) "
    text += Style.cyan(record.category.rawValue) + " "
    let firstLine = record.message.split(separator: "\n", maxSplits: 1).first.map(String.init) ?? ""
    text += String(firstLine.prefix(400)).visible
    if record.lines > 1 { text += Style.dim(" [\(record.lines) lines]") }
    if count > 1 {
      let until = last.time.map { " until " + $0.formatted(in: zone, separator: " ") } ?? ""
      text += Style.yellow(" [×\(count)\(until), last at line \(last.line)]")
    }
    return text
  }

  private func level(_ level: LogLevel) -> String {
    switch level {
    case .error, .fatal: Style.red(level.rawValue)
    case .warning: Style.yellow(level.rawValue)
    default: level.rawValue
    }
  }

  /// The message without its numbers; what stands in quotes is a name, and its digits count.
  private static func shape(of record: LogRecord) -> String {
    var shape = Array((record.category.rawValue + record.level.rawValue).utf8)
    var isQuoted = false
    for byte in record.message.utf8.prefix(200) {
      if byte == 0x27 || byte == 0x60 { isQuoted.toggle() }
      if isQuoted || !(0x30...0x39).contains(byte) { shape.append(byte) }
    }
    return String(decoding: shape, as: UTF8.self)
  }
}
