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
}
