import IncidentModel

/// Finds the first date and time that a line prints, whatever its form.
///
/// ISO 8601, `date`(1) in several languages, day-first and year-first figures, syslog, MySQL's
/// `YYMMDD hh:mm:ss`, RFC 5322. Dates inside file names are not stamps: one begins where a word does.
enum StampReader {
  /// Bytes of a line that are searched: stamps stand near the front.
  static let reach = 240

  /// The first stamp of the line; nil where it has none.
  static func find(in line: ArraySlice<UInt8>) -> Stamp? {
    let searched = line.prefix(reach)
    if let stamp = epoch(in: searched) { return stamp }
    var dateOnly = timeOfDay(in: searched)
    var index = searched.startIndex
    while index < searched.endIndex {
      let byte = searched[index]
      let begins = index == searched.startIndex || !isInsideWord(searched[index - 1])
      if begins, byte.isDigit || byte.isLetter || byte >= 0x80 {
        if let stamp = stamp(in: searched, at: index) {
          if stamp.hasTime { return stamp }
          if dateOnly?.hasDate != true { dateOnly = stamp }
          index = stamp.range.upperBound
          continue
        }
        // On to the end of the word: no stamp begins inside one.
        while index < searched.endIndex, isInsideWord(searched[index]) { index += 1 }
      }
      index += 1
    }
    return dateOnly
  }

  /// `00:00:01 …` at the front of the line, or behind GLib's `** (program:1): LEVEL **: `.
  private static func timeOfDay(in line: ArraySlice<UInt8>) -> Stamp? {
    var cursor = ByteCursor(line)
    if line.starts(with: "** ".utf8) {
      while !cursor.isAtEnd, !(cursor.next.isDigit && cursor.peek(2) == 0x3A) { cursor.advance() }
    } else {
      _ = cursor.take(0x5B)
    }
    let start = cursor.index
    guard !cursor.isAtEnd, cursor.peek(2) == 0x3A, cursor.peek(5) == 0x3A else { return nil }
    var civil = CivilTime(0, 0, 0)
    guard readTime(&cursor, into: &civil) else { return nil }
    return Stamp(civil: civil, range: start..<cursor.index)
  }

  /// The first date inside a file's name: `stockdb_2023-10-29.tar.gz`, `dump-20231029_0100.sql`.
  static func dateInName(_ name: some StringProtocol) -> CivilTime? {
    let bytes = Array(name.utf8)[...]
    for index in bytes.indices where bytes[index].isDigit {
      guard index == bytes.startIndex || !bytes[index - 1].isDigit else { continue }
      var cursor = ByteCursor(bytes, at: index)
      guard let year = cursor.digits(4), (1990...2099).contains(year) else { continue }
      let separated = cursor.take(0x2D) || cursor.take(0x5F) || cursor.take(0x2E)
      guard let month = cursor.digits(2) else { continue }
      if separated, !(cursor.take(0x2D) || cursor.take(0x5F) || cursor.take(0x2E)) { continue }
      guard let day = cursor.digits(2), !cursor.next.isDigit else { continue }
      let civil = CivilTime(year, month, day)
      if civil.isValid { return civil }
    }
    return nil
  }

  private static func isInsideWord(_ byte: UInt8) -> Bool {
    byte.isDigit || byte.isLetter || byte >= 0x80 || byte == 0x5F || byte == 0x2F || byte == 0x2D
      || byte == 0x2E || byte == 0x3A
  }

  private static func stamp(in line: ArraySlice<UInt8>, at start: Int) -> Stamp? {
    if line[start].isDigit {
      return numericDate(in: line, at: start) ?? dayAndMonthName(in: line, at: start)
    }
    return monthName(in: line, at: start)
  }

  // MARK: Dates in figures

  private static func numericDate(in line: ArraySlice<UInt8>, at start: Int) -> Stamp? {
    var cursor = ByteCursor(line, at: start)
    var count = 0
    while cursor.peek(count).isDigit { count += 1 }
    if let stamp = yearFirstInWords(in: line, at: start) { return stamp }
    let separator = cursor.peek(count)
    let isSeparated = separator == 0x2D || separator == 0x2F || separator == 0x2E
    switch (count, isSeparated) {
    case (4, true):
      guard let year = cursor.digits(4), cursor.take(separator),
        let month = cursor.number(1, 2), cursor.take(separator), let day = cursor.digits(2)
      else { return nil }
      return finished(CivilTime(year, month, day), cursor, from: start)
    case (1...2, true):
      guard let first = cursor.number(1, 2), cursor.take(separator),
        let second = cursor.number(1, 2), cursor.take(separator)
      else { return nil }
      let isShort = cursor.peek(2) < 0x30 || cursor.peek(2) > 0x39
      guard let year = cursor.number(4, 4) ?? cursor.number(2, 2).map({ $0 + 2000 }) else {
        return nil
      }
      // Month first where it must be; day first otherwise, and open where both could be.
      let monthFirst = first <= 12 && second > 12
      let civil = CivilTime(year, monthFirst ? first : second, monthFirst ? second : first)
      var stamp = finished(civil, cursor, from: start)
      // `5.6.22` alone is a version.
      if isShort, separator == 0x2E, stamp?.hasTime == false { return nil }
      stamp?.isSlashed = separator == 0x2F
      stamp?.isMonthFirst = monthFirst
      stamp?.isDayMonthOpen = separator == 0x2F && first <= 12 && second <= 12 && first != second
      return stamp
    case (8, _):
      guard let year = cursor.digits(4), let month = cursor.digits(2), let day = cursor.digits(2)
      else { return nil }
      return finished(CivilTime(year, month, day), cursor, from: start)
    case (6, false):
      // `231029  0:00:01`: MySQL's and XtraBackup's old stamps; a time must follow.
      guard let year = cursor.digits(2), let month = cursor.digits(2), let day = cursor.digits(2),
        cursor.next == 0x20
      else { return nil }
      let stamp = finished(CivilTime(2000 + year, month, day), cursor, from: start)
      return stamp?.hasTime == true ? stamp : nil
    default: return nil
    }
  }

  // MARK: Dates with a month's name

  /// `29. Okt 2023 00:00:01`, `29 Oct 2023`, `29/Oct/2023:00:00:01`, `29. Okt 00:00:01 CET 2023`.
  private static func dayAndMonthName(in line: ArraySlice<UInt8>, at start: Int) -> Stamp? {
    var cursor = ByteCursor(line, at: start)
    guard let day = cursor.number(1, 2) else { return nil }
    if !(cursor.take(0x2F) || cursor.take(0x2D)) {
      _ = cursor.take(0x2E)
      cursor.skipSpaces()
    }
    guard let month = StampWords.months[cursor.letters()] else { return nil }
    _ = cursor.take(0x2E)
    if !(cursor.take(0x2F) || cursor.take(0x2D)) { cursor.skipSpaces() }
    var civil = CivilTime(0, month, day)
    var afterYear = cursor
    if let year = afterYear.number(4, 4) {
      civil.year = year
      cursor.move(to: afterYear)
    }
    let stamp = finished(civil, cursor, from: start)
    return stamp?.hasYear == true || stamp?.hasTime == true ? stamp : nil
  }

  /// `Sun Oct 29 00:00:01 EAT 2023`, `Oct 29 00:00:01`, `Sun, 29 Oct 2023 …`, `So 29. Okt …`.
  private static func monthName(in line: ArraySlice<UInt8>, at start: Int) -> Stamp? {
    var cursor = ByteCursor(line, at: start)
    let word = cursor.letters()
    guard word.count >= 2 else { return nil }
    if let month = StampWords.months[word] {
      _ = cursor.take(0x2E)
      cursor.skipSpaces()
      guard let day = cursor.number(1, 2) else { return nil }
      var civil = CivilTime(0, month, day)
      var afterYear = cursor
      _ = afterYear.take(0x2C)
      afterYear.skipSpaces()
      if let year = afterYear.number(4, 4) {
        civil.year = year
        cursor.move(to: afterYear)
      }
      let stamp = finished(civil, cursor, from: start)
      return stamp?.hasTime == true || stamp?.hasYear == true ? stamp : nil
    }
    // A weekday before it, which is not needed to know the day.
    guard word.count <= 10 else { return nil }
    _ = cursor.take(0x2E)
    _ = cursor.take(0x2C)
    guard cursor.next == 0x20 else { return nil }
    cursor.skipSpaces()
    var stamp: Stamp?
    if cursor.next.isDigit {
      stamp = dayAndMonthName(in: line, at: cursor.index)
    } else {
      var ahead = cursor
      if StampWords.months[ahead.letters()] != nil {
        stamp = monthName(in: line, at: cursor.index)
      }
    }
    guard word.count <= 4 || word.suffix(3) == Array("day".utf8)[...] else { return nil }
    guard let found = stamp else { return nil }
    stamp?.range = start..<found.range.upperBound
    return stamp
  }

  // MARK: The time of day, zone and late year

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

  private static func skipToTime(_ cursor: inout ByteCursor) -> Bool {
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
    if cursor.take("- ") || cursor.take("at ") || cursor.take("um ") || cursor.take("| ") {
      cursor.skipSpaces()
    }
    return cursor.next.isDigit
  }

  /// Reads `h:mm[:ss[.fraction]][ AM]`, or `hhmmss` right after a `T` or `_`.
  private static func readTime(_ cursor: inout ByteCursor, into civil: inout CivilTime) -> Bool {
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
