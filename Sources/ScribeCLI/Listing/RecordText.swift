import IncidentModel
import LogReading

/// Log records as lines for people, floods folded: records that differ only in numbers are one line
/// with a count, the first and the last time.
///
/// Floods come interleaved (a page's number in one line, advice in the next), so a fold stays open for
/// a while; the lines keep the order of their first records, and what tells of a start, a stop or a
/// crash ends every fold.
struct RecordText {
  private let zone: Zone
  private let write: (String) -> Void
  private var folds: [Fold] = []
  private var taken = 0

  /// How many records may stand between two of a fold, and how many folds are open at once.
  private static let patience = 32
  private static let most = 64

  /// Records that are one line.
  private struct Fold {
    var shape: Int
    var first: LogRecord
    var last: LogRecord
    var count = 1
    /// How many records had been taken when its last one came.
    var seen: Int
  }

  init(zone: Zone, write: @escaping (String) -> Void) {
    self.zone = zone
    self.write = write
  }

  /// Takes the next record.
  mutating func add(_ record: LogRecord) {
    taken += 1
    let shape = Self.shape(of: record)
    let isTurn = [.startup, .shutdown, .crash].contains(record.category)
    let place = folds.lastIndex { $0.shape == shape }
    if let place, !isTurn || place == folds.count - 1 {
      folds[place].last = record
      folds[place].count += 1
      folds[place].seen = taken
    } else {
      if isTurn { finish() }
      folds.append(Fold(shape: shape, first: record, last: record, seen: taken))
    }
    while let fold = folds.first, taken - fold.seen > Self.patience || folds.count > Self.most {
      write(line(fold))
      folds.removeFirst()
    }
  }

  /// Writes what is still held back.
  mutating func finish() {
    for fold in folds { write(line(fold)) }
    folds.removeAll()
  }

  private func line(_ fold: Fold) -> String {
    let record = fold.first
    let time = record.time.map { $0.formatted(in: zone, separator: " ") } ?? "no time            "
    var text = "\(Style.dim("\(record.source):\(record.line)")) \(time) \(level(record.level)) "
    text += Style.cyan(record.category.rawValue) + " "
    let firstLine = record.message.split(separator: "\n", maxSplits: 1).first.map(String.init) ?? ""
    text += String(firstLine.prefix(400)).visible
    if record.lines > 1 { text += Style.dim(" [\(record.lines) lines]") }
    if fold.count > 1 {
      let until = fold.last.time.map { " until " + $0.formatted(in: zone, separator: " ") } ?? ""
      text += Style.yellow(" [×\(fold.count)\(until), last at line \(fold.last.line)]")
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

  /// A number for the message without its numbers; what stands in quotes is a name, and its digits
  /// count.
  private static func shape(of record: LogRecord) -> Int {
    var hasher = Hasher()
    hasher.combine(record.category)
    hasher.combine(record.level)
    var isQuoted = false
    for byte in record.message.utf8.prefix(200) {
      if byte == 0x27 || byte == 0x60 { isQuoted.toggle() }
      if isQuoted || !(0x30...0x39).contains(byte) { hasher.combine(byte) }
    }
    return hasher.finalize()
  }
}
