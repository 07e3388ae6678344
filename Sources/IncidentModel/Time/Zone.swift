import FoundationEssentials

/// A time zone: a name, and the offsets from UTC that its clocks have had and will have.
///
/// The offsets are read once, when the zone is made, from Foundation's time zone data (ICU's, inside
/// the binary) and kept as a table, so that converting a time is a binary search over integers.
package struct Zone: Sendable, Hashable {
  /// The IANA name as given (`Africa/Nairobi`), `UTC`, or an offset such as `+03:00`.
  package let name: String

  /// Offsets from UTC in seconds, each from its second of UTC on, in ascending order; never empty.
  private let offsets: [OffsetChange]

  private struct OffsetChange: Hashable {
    var from: Int64
    var offset: Int
  }

  /// Coordinated Universal Time.
  package static let utc = Zone(name: "UTC", offset: 0)

  /// The zone of this IANA name, or `UTC`, `Z`, `±hh:mm`, `±hhmm`, `±hh`; nil where there is none.
  package init?(named name: String) {
    if name == "UTC" || name == "Z" || name == "Etc/UTC" {
      self = .utc
      return
    }
    if let offset = Self.offset(parsing: name) {
      self.init(offsetSeconds: offset)
      return
    }
    guard name.contains("/") || name.utf8.allSatisfy({ $0 < 0x80 && $0 != 0x20 }),
      let zone = TimeZone(identifier: name)
    else { return nil }
    self.init(name: name, offsets: Self.changes(of: zone))
  }

  /// The zone that people mean by a name in small or capital letters, `utc`, `europe/berlin`; nil where
  /// there is none.
  ///
  /// A name with a capital within a word, `Antarctica/McMurdo`, must be typed as it is.
  package init?(typed name: String) {
    let spellings = [name, name.uppercased(), Self.capitalized(name)]
    guard let zone = spellings.lazy.compactMap(Zone.init(named:)).first else { return nil }
    self = zone
  }

  /// `america/port_of_spain` as `America/Port_of_Spain`.
  private static func capitalized(_ name: String) -> String {
    var text = ""
    var rest = name.lowercased()[...]
    while !rest.isEmpty {
      let word = rest.prefix { $0.isLetter }
      text +=
        ["au", "es", "of"].contains(word) ? word : word.prefix(1).uppercased() + word.dropFirst()
      rest = rest[word.endIndex...]
      text += rest.prefix(1)
      rest = rest.dropFirst()
    }
    return text
  }

  /// The zone whose clocks are always this many seconds ahead of UTC, named `+03:00`.
  package init(offsetSeconds: Int) {
    self.init(name: Self.text(ofOffset: offsetSeconds), offset: offsetSeconds)
  }

  private init(name: String, offset: Int) {
    self.init(name: name, offsets: [OffsetChange(from: .min, offset: offset)])
  }

  private init(name: String, offsets: [OffsetChange]) {
    self.name = name
    self.offsets = offsets
  }

  /// Seconds ahead of UTC at the moment.
  package func offset(at instant: Instant) -> Int {
    let second = floorDivide(instant.microseconds, 1_000_000).quotient
    var low = 0
    var high = offsets.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if offsets[middle].from <= second { low = middle } else { high = middle }
    }
    return offsets[low].offset
  }

  /// What the zone's clocks show at the moment.
  package func civilTime(at instant: Instant) -> CivilTime {
    let ahead = Int64(offset(at: instant)) * 1_000_000
    return CivilTime(microsecondsSinceEpoch: instant.microseconds &+ ahead)
  }

  /// The day that they show, counted from 1970-01-01.
  package func daysSinceEpoch(at instant: Instant) -> Int {
    let ahead = Int64(offset(at: instant)) * 1_000_000
    return Int(floorDivide(instant.microseconds &+ ahead, 86_400_000_000).quotient)
  }

  /// Every moment at which the zone's clocks show this time, in ascending order: one as a rule, none
  /// in the hour that clocks skip in spring, two in the hour that they repeat in autumn.
  package func instants(at civil: CivilTime) -> [Instant] {
    let shown = civil.microsecondsSinceEpoch
    let candidates = Set(
      [shown - 90_000_000_000, shown, shown + 90_000_000_000]
        .map { offset(at: Instant(microseconds: $0)) }
    )
    return
      candidates
      .map { (offset: $0, instant: Instant(microseconds: shown - Int64($0) * 1_000_000)) }
      .filter { offset(at: $0.instant) == $0.offset }
      .map(\.instant)
      .sorted()
  }

  /// The moment for this civil time, the earlier one where clocks repeat the hour; in an hour that
  /// clocks skip, the moment that the clock before the change would have reached.
  package func earliestInstant(at civil: CivilTime) -> Instant {
    if let first = instants(at: civil).first { return first }
    let shown = civil.microsecondsSinceEpoch
    let before = offset(at: Instant(microseconds: shown - 90_000_000_000))
    return Instant(microseconds: shown - Int64(before) * 1_000_000)
  }

  /// The offset at the moment as people write it, `+03:00`.
  package func offsetText(at instant: Instant) -> String {
    Self.text(ofOffset: offset(at: instant))
  }

  /// `±hh:mm` for an offset in seconds.
  package static func text(ofOffset seconds: Int) -> String {
    let minutes = abs(seconds) / 60
    return (seconds < 0 ? "-" : "+") + padded(minutes / 60, 2) + ":" + padded(minutes % 60, 2)
  }

  private static func offset(parsing text: String) -> Int? {
    let bytes = Array(text.utf8)
    guard let sign = bytes.first, sign == 0x2B || sign == 0x2D else { return nil }
    var rest = bytes[1...]
    guard let hours = rest.takeDigits(2), hours <= 18 else { return nil }
    _ = rest.take(":")
    let minutes = rest.takeDigits(2) ?? 0
    guard rest.isEmpty, minutes < 60 else { return nil }
    return (sign == 0x2D ? -1 : 1) * (hours * 3600 + minutes * 60)
  }

  /// The zone's changes from 1970 to 2100, which is where incidents happen.
  private static func changes(of zone: TimeZone) -> [OffsetChange] {
    let start = Date(timeIntervalSince1970: 0)
    let end = Date(timeIntervalSince1970: 4_102_444_800)
    var changes = [OffsetChange(from: .min, offset: zone.secondsFromGMT(for: start))]
    var date = start
    while let next = zone.nextDaylightSavingTimeTransition(after: date), next < end, next > date {
      changes.append(
        OffsetChange(
          from: Int64(next.timeIntervalSince1970.rounded()),
          offset: zone.secondsFromGMT(for: next)
        )
      )
      date = next
    }
    return changes
  }
}
