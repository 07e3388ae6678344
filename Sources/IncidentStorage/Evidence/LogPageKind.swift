import IncidentModel
import LogReading

/// What many records of a page have in common.
struct LogPageKind: Sendable {
  var quality: TimeQuality
  var level: LogLevel
  var program: String?
  var subsystem: String?
  var code: String?
  var category: LogCategory
}

extension LogPageKind {
  init(_ record: RecordFacts) {
    self.init(
      quality: record.timeQuality,
      level: record.level,
      program: record.program,
      subsystem: record.subsystem,
      code: record.code,
      category: record.category
    )
  }

  /// Whether the record is of this kind.
  @inline(__always)
  func fits(_ record: RecordFacts) -> Bool {
    level == record.level && category == record.category && quality == record.timeQuality
      && code == record.code && subsystem == record.subsystem && program == record.program
  }

  /// The kind as pages name it, with the words of its messages where they have a shape.
  func json(_ words: ArraySlice<UInt8>?) -> ArraySlice<UInt8> {
    let names = [quality.rawValue, level.rawValue, program, subsystem, code, category.rawValue]
    let parts = words?.split(separator: MessageShape.numberMark, omittingEmptySubsequences: false)
    let bytes = names.reduce(words?.count ?? 0) { $0 + ($1?.utf8.count ?? 4) }
    var text = JSONText()
    text.add(atMost: 6 * bytes + 3 * (names.count + (parts?.count ?? 0)) + 16) { text in
      text.put(0x5B)
      for (place, name) in names.enumerated() {
        if place > 0 { text.comma() }
        text.string(name)
      }
      for (place, part) in (parts ?? []).enumerated() {
        text.comma()
        if place == 0 { text.put(0x5B) }
        part.withUnsafeBufferPointer { text.string($0) }
      }
      if parts != nil { text.put(0x5D) }
      text.put(0x5D)
    }
    return text.bytes
  }
}
