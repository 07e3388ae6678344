import IncidentModel

/// Dates in figures and with a month's name.
extension StampReader {
  // MARK: Dates in figures

  static func numericDate(in line: ArraySlice<UInt8>, at start: Int) -> Stamp? {
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
      if separator == 0x2E, cursor.next == 0x20 {
        // `11.03. 02:00`, without a year: a time must follow.
        let stamp = finished(CivilTime(0, second, first), cursor, from: start)
        return stamp?.hasTime == true ? stamp : nil
      }
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
  static func dayAndMonthName(in line: ArraySlice<UInt8>, at start: Int) -> Stamp? {
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
  static func monthName(in line: ArraySlice<UInt8>, at start: Int) -> Stamp? {
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
}
