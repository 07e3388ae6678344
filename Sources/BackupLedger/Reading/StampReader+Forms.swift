import IncidentModel

/// Stamps that are neither figures with signs between them nor a month's name.
extension StampReader {
  /// Seconds since 1970 at the front of the line, `1709251200 …`, `[1709251200.123]`, `@1709251200`; ten
  /// figures, which begin in 2001, or thirteen in milliseconds.
  static func epoch(in line: ArraySlice<UInt8>) -> Stamp? {
    var cursor = ByteCursor(line)
    if line.first == 0x7B, let field = timeField(in: line) {
      cursor = ByteCursor(line, at: field)
    } else {
      _ = cursor.take(0x5B) || cursor.take(0x40)
    }
    let start = cursor.index
    guard cursor.next == 0x31 || cursor.next == 0x32, let seconds = cursor.digits(10) else {
      return nil
    }
    if cursor.next.isDigit, cursor.digits(3) == nil { return nil }
    if cursor.take(0x2E) { while cursor.next.isDigit { cursor.advance() } }
    guard [0x20, 0x09, 0x5D, 0x3A, 0x2C, 0x7D].contains(cursor.next) else { return nil }
    let civil = Zone.utc.civilTime(at: Instant(seconds: seconds))
    return Stamp(civil: civil, offset: 0, range: start..<cursor.index)
  }

  /// Where the number of a JSON line's time begins: `{"level":30,"time":1709251200000,…}`.
  private static func timeField(in line: ArraySlice<UInt8>) -> Int? {
    for name in timeFields {
      if let at = line.position(of: name) {
        var cursor = ByteCursor(line, at: at + name.count)
        cursor.skipSpaces()
        return cursor.index
      }
    }
    return nil
  }

  private static let timeFields: [[UInt8]] = ["time", "ts", "timestamp", "t"].map {
    Array("\"\($0)\":".utf8)
  }

  /// `2024年  3月  1日 金曜日 02:00:00 UTC`, `2024年03月01日 02時00分00秒`: Japanese and Chinese.
  static func yearFirstInWords(in line: ArraySlice<UInt8>, at start: Int) -> Stamp? {
    var cursor = ByteCursor(line, at: start)
    guard let year = cursor.digits(4), cursor.take("年") else { return nil }
    cursor.skipSpaces()
    guard let month = cursor.number(1, 2), cursor.take("月") else { return nil }
    cursor.skipSpaces()
    guard let day = cursor.number(1, 2), cursor.take("日") else { return nil }
    cursor.skipSpaces()
    // The day of the week, in letters.
    if cursor.next >= 0x80 { _ = cursor.letters() }
    cursor.skipSpaces()
    var civil = CivilTime(year, month, day)
    var ahead = cursor
    if let hour = ahead.number(1, 2), ahead.take("時"), let minute = ahead.number(1, 2),
      ahead.take("分"), hour < 24, minute < 60
    {
      (civil.hour, civil.minute) = (hour, minute)
      if let second = ahead.number(1, 2), ahead.take("秒") { civil.second = min(second, 59) }
      return civil.isValid ? Stamp(civil: civil, range: start..<ahead.index) : nil
    }
    return finished(civil, cursor, from: start)
  }
}
