extension Instant {
  /// ISO 8601 in UTC with six fraction digits, `2023-10-30T03:40:00.000000Z`: the form of every
  /// time in `--json` output.
  package var iso8601: String { formatted(in: .utc, fractionDigits: 6) + "Z" }

  /// `2023-10-30T06:40:00` as a clock in the zone shows it, without the offset.
  ///
  /// Up to six fraction digits can be asked for.
  package func formatted(
    in zone: Zone,
    separator: Character = "T",
    fractionDigits: Int = 0
  ) -> String {
    let civil = zone.civilTime(at: self)
    var text = civil.date + String(separator) + civil.time
    if fractionDigits > 0 {
      text += "." + padded(civil.microsecond, 6).prefix(fractionDigits)
    }
    return text
  }

  /// The moment that an ISO 8601 text with a zone names; nil where the text is no such time.
  ///
  /// Zones are `Z`, `+03:00`, `+0300`, `-00:00`; `T` may be a space, the fraction 1…9 digits.
  package init?(iso8601 text: some StringProtocol) {
    var bytes = Array(text.utf8)[...]
    guard let (civil, offset) = CivilTime.parse(iso8601: &bytes), bytes.isEmpty, let offset else {
      return nil
    }
    self.init(microseconds: civil.microsecondsSinceEpoch - Int64(offset) * 1_000_000)
  }
}

extension CivilTime {
  /// The date alone, `2023-10-30`.
  package var date: String {
    guard 0...9999 ~= year else { return "\(year)-\(padded(month, 2))-\(padded(day, 2))" }
    return String(unsafeUninitializedCapacity: 10) { bytes in
      Self.write(year / 100, to: bytes, at: 0)
      Self.write(year % 100, to: bytes, at: 2)
      bytes[4] = UInt8(ascii: "-")
      Self.write(month, to: bytes, at: 5)
      bytes[7] = UInt8(ascii: "-")
      Self.write(day, to: bytes, at: 8)
      return 10
    }
  }

  /// The time of day to the second, `06:40:00`.
  package var time: String {
    String(unsafeUninitializedCapacity: 8) { bytes in
      Self.write(hour, to: bytes, at: 0)
      bytes[2] = UInt8(ascii: ":")
      Self.write(minute, to: bytes, at: 3)
      bytes[5] = UInt8(ascii: ":")
      Self.write(second, to: bytes, at: 6)
      return 8
    }
  }

  /// Writes a number below 100 as two digits: listings show times by the thousand.
  private static func write(
    _ number: Int,
    to bytes: UnsafeMutableBufferPointer<UInt8>,
    at index: Int
  ) {
    bytes[index] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number / 10 % 10)
    bytes[index + 1] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: number % 10)
  }

  /// Reads `YYYY-MM-DD[T ]hh:mm[:ss[.ffffff]][Z|±hh[:]mm]` off the front of the bytes.
  ///
  /// - Returns: the time and the offset from UTC in seconds, nil where the text carries none.
  package static func parse(
    iso8601 bytes: inout ArraySlice<UInt8>
  ) -> (civil: CivilTime, offset: Int?)? {
    var rest = bytes
    guard let year = rest.takeDigits(4), rest.take("-"),
      let month = rest.takeDigits(2), rest.take("-"), let day = rest.takeDigits(2),
      rest.take("T") || rest.take(" "),
      let hour = rest.takeDigits(2), rest.take(":"), let minute = rest.takeDigits(2)
    else { return nil }
    var civil = CivilTime(year, month, day, hour, minute)
    if rest.take(":") {
      guard let second = rest.takeDigits(2), second <= 60 else { return nil }
      // A leap second is read as the second before it.
      civil.second = min(second, 59)
      if rest.take(".") || rest.take(",") {
        guard let fraction = rest.takeFraction() else { return nil }
        civil.microsecond = fraction
      }
    }
    var offset: Int?
    guard civil.isValid, rest.takeOffset(into: &offset) else { return nil }
    bytes = rest
    return (civil, offset)
  }
}

extension ArraySlice<UInt8> {
  /// Takes this ASCII character off the front, if it stands there.
  package mutating func take(_ character: Unicode.Scalar) -> Bool {
    guard let first, UInt32(first) == character.value else { return false }
    removeFirst()
    return true
  }

  /// Takes exactly this many digits off the front and reads them.
  package mutating func takeDigits(_ count: Int) -> Int? {
    guard self.count >= count else { return nil }
    var value = 0
    for byte in prefix(count) {
      guard byte >= 0x30, byte <= 0x39 else { return nil }
      value = value * 10 + Int(byte - 0x30)
    }
    removeFirst(count)
    return value
  }

  /// Takes the digits after a decimal point as microseconds; digits past the sixth are dropped.
  fileprivate mutating func takeFraction() -> Int? {
    var value = 0
    var scale = 100_000
    var digits = 0
    while let digit = takeDigits(1) {
      value += digit * scale
      scale /= 10
      digits += 1
    }
    return digits > 0 ? value : nil
  }

  /// Takes `Z` or `±hh[:mm]` where it stands there, and reads it in seconds; false where an offset
  /// begins and is malformed.
  fileprivate mutating func takeOffset(into offset: inout Int?) -> Bool {
    if take("Z") || take("z") {
      offset = 0
      return true
    }
    let sign = take("+") ? 1 : take("-") ? -1 : 0
    if sign == 0 { return true }
    guard let hours = takeDigits(2) else { return false }
    let needsMinutes = take(":")
    guard let minutes = takeDigits(2) ?? (needsMinutes ? nil : 0) else { return false }
    offset = sign * (hours * 3600 + minutes * 60)
    return hours <= 18 && minutes < 60
  }
}

/// The number in decimal, with zeros before it up to the width.
func padded(_ number: Int, _ width: Int) -> String {
  let digits = String(number)
  return String(repeating: "0", count: max(0, width - digits.count)) + digits
}
