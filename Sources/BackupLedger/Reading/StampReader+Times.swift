import IncidentModel

/// The time of day behind a date, its zone, and a year that stands last.
extension StampReader {
  static func finished(_ date: CivilTime, _ cursor: ByteCursor, from start: Int) -> Stamp? {
    var probe = date
    if probe.year == 0 { probe.year = 2000 }
    guard probe.isValid else { return nil }
    var stamp = Stamp(civil: date, hasTime: false, range: start..<cursor.index)
    var ahead = cursor
    guard skipToTime(&ahead), readTime(&ahead, into: &stamp.civil) else {
      // A date is a word by itself; `2023-10-29.sql` is a name.
      let after = cursor.next
      return after == 0 || after == 0x20 || after == 0x5D || after == 0x3A || after == 0x2C
        || after == 0x29 ? stamp : nil
    }
    stamp.hasTime = true
    readZoneAndYear(&ahead, into: &stamp)
    stamp.range = start..<ahead.index
    return stamp
  }

  /// Steps over the word between a date and a time: `at 02:00`, `um 02:00`, `à 02:00`.
  private static func takeAt(_ cursor: inout ByteCursor) -> Bool {
    cursor.take("at ") || cursor.take("um ") || cursor.take("à ") || cursor.take("a las ")
      || cursor.take("alle ") || cursor.take("às ") || cursor.take("om ") || cursor.take("kl. ")
      || cursor.take("kl ") || cursor.take("в ")
  }

  static func skipToTime(_ cursor: inout ByteCursor) -> Bool {
    if cursor.take(0x54) || cursor.take(0x5F) || cursor.take(0x3A) { return cursor.next.isDigit }
    // `2025-07-24.04:10:16`, `2016-03-22-06:33:02`.
    if cursor.next == 0x2E || cursor.next == 0x2D, cursor.peek(1).isDigit, cursor.peek(2).isDigit,
      cursor.peek(3) == 0x3A
    {
      cursor.advance()
      return true
    }
    // `20240303-020000`.
    if cursor.next == 0x2D, (1...6).allSatisfy({ cursor.peek($0).isDigit }), !cursor.peek(7).isDigit
    {
      cursor.advance()
      return true
    }
    _ = cursor.take(0x2C)
    cursor.skipSpaces()
    if cursor.take("- ") || cursor.take("| ") || takeAt(&cursor) { cursor.skipSpaces() }
    return cursor.next.isDigit
  }

  /// Reads `h:mm[:ss[.fraction]][ AM]`, or `hhmmss` right after a `T` or `_`.
  static func readTime(_ cursor: inout ByteCursor, into civil: inout CivilTime) -> Bool {
    guard let hour = cursor.number(1, 2) else { return readPackedTime(&cursor, into: &civil) }
    guard cursor.take(0x3A), let minute = cursor.number(2, 2) else { return false }
    var read = civil
    (read.hour, read.minute) = (hour, minute)
    if cursor.next == 0x3A, cursor.peek(1).isDigit {
      cursor.advance()
      guard let second = cursor.number(2, 2) else { return false }
      read.second = min(second, 59)
      if cursor.next == 0x2E || cursor.next == 0x2C, cursor.peek(1).isDigit {
        cursor.advance()
        var scale = 100_000
        while cursor.next.isDigit {
          read.microsecond += Int(cursor.next - 0x30) * scale
          scale /= 10
          cursor.advance()
        }
      }
    }
    var ahead = cursor
    ahead.skipSpaces()
    let half = ahead.letters()
    if half == Array("am".utf8) || half == Array("pm".utf8), read.hour >= 1, read.hour <= 12 {
      read.hour = read.hour % 12 + (half[0] == 0x70 ? 12 : 0)
      cursor.move(to: ahead)
    }
    guard read.hour <= 23, read.minute <= 59 else { return false }
    civil = read
    return true
  }

  private static func readPackedTime(
    _ cursor: inout ByteCursor,
    into civil: inout CivilTime
  ) -> Bool {
    var ahead = cursor
    guard let hour = ahead.digits(2), let minute = ahead.digits(2), hour <= 23, minute <= 59 else {
      return false
    }
    let second = ahead.digits(2) ?? 0
    guard !ahead.next.isDigit, second <= 60 else { return false }
    (civil.hour, civil.minute, civil.second) = (hour, minute, min(second, 59))
    cursor.move(to: ahead)
    return true
  }

  private static func readZoneAndYear(_ cursor: inout ByteCursor, into stamp: inout Stamp) {
    for _ in 0..<2 {
      var ahead = cursor
      ahead.skipSpaces()
      if ahead.next == 0x2B || ahead.next == 0x2D {
        let sign = ahead.next == 0x2D ? -1 : 1
        ahead.advance()
        guard let hours = ahead.digits(2), hours <= 18 else { return }
        _ = ahead.take(0x3A)
        let minutes = ahead.digits(2) ?? 0
        guard minutes < 60, !ahead.next.isDigit else { return }
        stamp.offset = sign * (hours * 3600 + minutes * 60)
      } else if !stamp.hasYear, let year = ahead.number(4, 4), (1970...2199).contains(year) {
        stamp.civil.year = year
      } else {
        let word = ahead.letters()
        if let offset = StampWords.offsets[word] {
          stamp.offset = offset
        } else {
          // Letters that name no zone we know are stepped over only if the year stands behind them.
          guard !stamp.hasYear, (2...5).contains(word.count) else { return }
          ahead.skipSpaces()
          var beyond = ahead
          guard let year = beyond.number(4, 4), (1970...2199).contains(year) else { return }
        }
      }
      cursor.move(to: ahead)
    }
  }
}
