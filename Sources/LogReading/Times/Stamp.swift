import IncidentModel

/// The time that a line carries, as it is written there: nothing is assumed about what is missing.
struct Stamp {
  /// What a stamp tells.
  enum Kind: UInt8 {
    /// Nothing.
    case none
    /// Date and time.
    case full
    /// Month, day and time; no year (syslog).
    case yearless
    /// Time of day only (crash handlers before 8.0.30, mydumper).
    case timeOfDay
  }

  var kind = Kind.none
  /// Seconds since 1970-01-01 00:00:00 on the clock that the line shows; for `yearless` in the year
  /// 1972, for `timeOfDay` on 1970-01-01.
  var seconds: Int64 = 0
  /// Microseconds within the second.
  var microseconds: Int32 = 0
  /// The clock's offset from UTC in seconds; `Stamp.noOffset` where the line does not say.
  var offset = Stamp.noOffset

  static let noOffset = Int32.min

  /// Whether the line says what zone it is written in.
  @inline(__always)
  var isZoned: Bool { offset != Stamp.noOffset }

  /// The stamp's moment if its clock were UTC's, in microseconds.
  @inline(__always)
  var clockMicroseconds: Int64 { seconds &* 1_000_000 &+ Int64(microseconds) }
}

/// Reads stamps off the front of lines, remembering the last minute it saw.
///
/// Most lines of a log share their minute with the line before: comparing sixteen bytes replaces the
/// validation of five fields and the calendar.
struct StampReader {
  private var minuteKey: (UInt64, UInt64) = (0, 0)
  private var minuteSeconds: Int64 = 0
  private var daySeconds: Int64 = 0
  /// The last two digits of the day and the separator, in the second half of the key.
  private static let dayBits: UInt64 = 0xFF_FFFF

  /// Reads `YYYY-MM-DD?HH:MM:SS` where `?` is the separator asked for; the hour's first digit may be
  /// a space (MariaDB pads with `%2d`).
  ///
  /// - Returns: whether it stands at the index; the stamp then has no fraction and no offset
  @inline(__always)
  mutating func readDateTime(
    _ view: ByteView,
    at index: Int,
    separator: UInt8,
    into stamp: inout Stamp
  ) -> Bool {
    guard index >= 0, index + 19 <= view.count, view.base[index + 10] == separator,
      view.base[index + 16] == 0x3A
    else { return false }
    let high = view.base[index + 17] &- 0x30
    let low = view.base[index + 18] &- 0x30
    guard high < 7, low < 10 else { return false }
    let key = (view.word(at: index), view.word(at: index + 8))
    if key != minuteKey {
      let isSameDay =
        key.0 == minuteKey.0 && (key.1 ^ minuteKey.1) & Self.dayBits == 0
      guard
        let seconds = isSameDay
          ? Self.timeOfDay(key.1).map({ daySeconds &+ $0 }) : minute(view, index)
      else { return false }
      minuteKey = key
      minuteSeconds = seconds
      daySeconds = seconds - seconds % 86_400
    }
    stamp.kind = .full
    stamp.seconds = minuteSeconds &+ min(Int64(high) &* 10 &+ Int64(low), 59)
    stamp.microseconds = 0
    stamp.offset = Stamp.noOffset
    return true
  }

  /// Seconds of the day that the five bytes `HH:MM` name which are the upper ones of the word; nil where
  /// they are no time.
  @inline(__always)
  private static func timeOfDay(_ word: UInt64) -> Int64? {
    func digit(_ place: UInt64) -> UInt64 { (word >> (place * 8) & 0xFF) &- 0x30 }
    let tens = word >> 24 & 0xFF == 0x20 ? 0 : digit(3)
    let hour = tens &* 10 &+ digit(4)
    let minute = digit(6) &* 10 &+ digit(7)
    guard tens < 3, digit(4) < 10, hour < 24, digit(6) < 6, digit(7) < 10,
      word >> 40 & 0xFF == 0x3A
    else { return nil }
    return Int64(hour &* 3600 &+ minute &* 60)
  }

  /// Seconds of the minute that the sixteen bytes name; nil where they are no date and time.
  private func minute(_ view: ByteView, _ index: Int) -> Int64? {
    guard view[index + 4] == 0x2D, view[index + 7] == 0x2D, view[index + 13] == 0x3A,
      let year = digits(view, index, 4), let month = digits(view, index + 5, 2),
      let day = digits(view, index + 8, 2), let hour = paddedHour(view, index + 11),
      let minute = digits(view, index + 14, 2)
    else { return nil }
    return seconds(year, month, day, hour, minute)
  }

  /// Reads `YYMMDD HH:MM:SS`, the hour padded with a space or a zero; years are 20YY.
  mutating func readShortDateTime(
    _ view: ByteView,
    at index: Int,
    into stamp: inout Stamp
  ) -> Bool {
    guard index + 15 <= view.count, view[index + 6] == 0x20, view[index + 9] == 0x3A,
      view[index + 12] == 0x3A,
      let year = digits(view, index, 2), let month = digits(view, index + 2, 2),
      let day = digits(view, index + 4, 2), let hour = paddedHour(view, index + 7),
      let minute = digits(view, index + 10, 2), let second = digits(view, index + 13, 2),
      second < 62, let start = seconds(2000 + year, month, day, hour, minute)
    else { return false }
    stamp = Stamp(kind: .full, seconds: start + Int64(min(second, 59)))
    return true
  }

  /// Reads `YYYY/MM/DD HH:MM:SS` at the beginning.
  func readSlashedDateTime(_ view: ByteView, into stamp: inout Stamp) -> Bool {
    var time = Stamp()
    guard view[4] == 0x2F, view[7] == 0x2F, view[10] == 0x20,
      let year = digits(view, 0, 4), let month = digits(view, 5, 2), let day = digits(view, 8, 2),
      readTimeOfDay(view, at: 11, into: &time), let start = seconds(year, month, day, 0, 0)
    else { return false }
    stamp = Stamp(kind: .full, seconds: start + time.seconds)
    return true
  }

  /// Reads `HH:MM:SS`.
  func readTimeOfDay(_ view: ByteView, at index: Int, into stamp: inout Stamp) -> Bool {
    guard view[index + 2] == 0x3A, view[index + 5] == 0x3A,
      let hour = paddedHour(view, index), let minute = digits(view, index + 3, 2),
      let second = digits(view, index + 6, 2), minute < 60, second < 62
    else { return false }
    stamp = Stamp(
      kind: .timeOfDay,
      seconds: Int64(hour * 3600 + minute * 60 + min(second, 59))
    )
    return true
  }

  /// Reads syslog's `Mon dd HH:MM:SS` (RFC 3164, 4.1.2), the day padded with a space or a zero.
  func readSyslogTime(_ view: ByteView, at index: Int, into stamp: inout Stamp) -> Bool {
    guard index + 15 <= view.count, view[index + 3] == 0x20, view[index + 6] == 0x20,
      let month = Self.month(view, index)
    else { return false }
    return readDayTime(view, at: index + 4, month: month, into: &stamp)
  }

  /// Reads klog's `mmdd HH:MM:SS`.
  func readMonthDayTime(_ view: ByteView, at index: Int, into stamp: inout Stamp) -> Bool {
    guard let month = digits(view, index, 2), isDigit(view[index + 2]) else { return false }
    return readDayTime(view, at: index + 2, month: month, into: &stamp)
  }

  /// Reads `dd HH:MM:SS` of a month, the day padded with a space or a zero.
  func readDayTime(
    _ view: ByteView,
    at index: Int,
    month: Int,
    into stamp: inout Stamp
  ) -> Bool {
    var time = Stamp()
    guard view[index + 2] == 0x20, let day = paddedPair(view, index),
      readTimeOfDay(view, at: index + 3, into: &time),
      let start = seconds(1972, month, day, 0, 0)
    else { return false }
    stamp = Stamp(kind: .yearless, seconds: start + time.seconds)
    return true
  }

  /// Reads the fraction of a second where one follows, and moves the index past it.
  @inline(__always)
  static func readFraction(_ view: ByteView, _ index: inout Int, into stamp: inout Stamp) {
    guard view[index] == 0x2E || view[index] == 0x2C, isDigit(view[index + 1]) else { return }
    index += 1
    let start = index
    var value: Int32 = 0
    while isDigit(view[index]) {
      if index - start < 6 { value = value &* 10 &+ Int32(view.base[index] &- 0x30) }
      index += 1
    }
    var digits = index - start
    while digits < 6 {
      value &*= 10
      digits += 1
    }
    stamp.microseconds = value
  }

  /// Reads `Z`, `±hh:mm` or `±hhmm` where it follows, and moves the index past it.
  @inline(__always)
  static func readOffset(_ view: ByteView, _ index: inout Int, into stamp: inout Stamp) {
    let sign = view[index]
    if sign == 0x5A {
      stamp.offset = 0
      index += 1
      return
    }
    guard sign == 0x2B || sign == 0x2D, isDigit(view[index + 1]), isDigit(view[index + 2]) else {
      return
    }
    let hours = Int32(view[index + 1] &- 0x30) &* 10 &+ Int32(view[index + 2] &- 0x30)
    var next = index + 3
    if view[next] == 0x3A { next += 1 }
    guard isDigit(view[next]), isDigit(view[next + 1]), hours < 19 else { return }
    let minutes = Int32(view[next] &- 0x30) &* 10 &+ Int32(view[next + 1] &- 0x30)
    let offset = hours &* 3600 &+ minutes &* 60
    stamp.offset = sign == 0x2D ? -offset : offset
    index = next + 2
  }

  /// Reads `YYYY-MM-DDTHH:MM:SS[.f…][Z|±hh[:]mm]` and tells where it ends; nil where none stands there.
  @inline(__always)
  mutating func readISO(_ view: ByteView, at index: Int, into stamp: inout Stamp) -> Int? {
    guard readDateTime(view, at: index, separator: 0x54, into: &stamp) else { return nil }
    var end = index + 19
    Self.readFraction(view, &end, into: &stamp)
    Self.readOffset(view, &end, into: &stamp)
    return end
  }

  /// A yearless stamp's seconds in the year that four digits at the index name; nil where they do not.
  func secondsWithYear(_ view: ByteView, yearAt index: Int, stamp: Stamp) -> Int64? {
    guard let year = digits(view, index, 4) else { return nil }
    let civil = CivilTime(microsecondsSinceEpoch: stamp.seconds * 1_000_000)
    return seconds(year, civil.month, civil.day, civil.hour, civil.minute)
      .map { $0 + Int64(civil.second) }
  }

  private func seconds(
    _ year: Int,
    _ month: Int,
    _ day: Int,
    _ hour: Int,
    _ minute: Int
  ) -> Int64? {
    let civil = CivilTime(year, month, day, hour, minute)
    guard civil.isValid else { return nil }
    return civil.microsecondsSinceEpoch / 1_000_000
  }

  private func digits(_ view: ByteView, _ index: Int, _ count: Int) -> Int? {
    var value = 0
    for position in index..<index + count {
      guard isDigit(view[position]) else { return nil }
      value = value * 10 + Int(view[position] &- 0x30)
    }
    return value
  }

  private func paddedHour(_ view: ByteView, _ index: Int) -> Int? {
    paddedPair(view, index).flatMap { $0 < 24 ? $0 : nil }
  }

  private func paddedPair(_ view: ByteView, _ index: Int) -> Int? {
    guard isDigit(view[index + 1]) else { return nil }
    let low = Int(view[index + 1] &- 0x30)
    if view[index] == 0x20 { return low }
    return isDigit(view[index]) ? Int(view[index] &- 0x30) * 10 + low : nil
  }

  /// The number of the English month that the three letters name.
  static func month(_ view: ByteView, _ index: Int) -> Int? {
    switch (view[index], view[index + 1], view[index + 2]) {
    case (0x4A, 0x61, 0x6E): 1
    case (0x46, 0x65, 0x62): 2
    case (0x4D, 0x61, 0x72): 3
    case (0x41, 0x70, 0x72): 4
    case (0x4D, 0x61, 0x79): 5
    case (0x4A, 0x75, 0x6E): 6
    case (0x4A, 0x75, 0x6C): 7
    case (0x41, 0x75, 0x67): 8
    case (0x53, 0x65, 0x70): 9
    case (0x4F, 0x63, 0x74): 10
    case (0x4E, 0x6F, 0x76): 11
    case (0x44, 0x65, 0x63): 12
    default: nil
    }
  }
}
