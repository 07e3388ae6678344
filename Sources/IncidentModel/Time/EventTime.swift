/// When something happened, as exactly as people know it.
package struct EventTime: Sendable, Hashable, Codable {
  /// How exactly the time is known.
  package enum Precision: String, Sendable, Codable, CaseIterable {
    case exact, approximate, span, unknown
  }

  /// The moment, or the first moment of a span, in UTC; nil where it is unknown.
  package var from: Instant?
  /// The last moment of a span, in UTC; nil otherwise.
  package var to: Instant?
  /// How exactly `from` is known.
  package var precision: Precision
  /// Half the width of an approximate time, where it was typed (`14:02±10m`).
  package var margin: TimeSpan?
  /// The time as it was typed (`-5m`, `~14:02`); nil where nothing was.
  package var typed: String?
  /// The zone in which `typed` was read, by name.
  package var zone: String

  package init(
    from: Instant?,
    to: Instant? = nil,
    precision: Precision = .exact,
    margin: TimeSpan? = nil,
    typed: String? = nil,
    zone: String
  ) {
    self.from = from
    self.to = to
    self.precision = precision
    self.margin = margin
    self.typed = typed
    self.zone = zone
  }

  /// A time known to the microsecond: the moment at which it was typed.
  package static func exactly(_ instant: Instant, zone: String) -> EventTime {
    EventTime(from: instant, zone: zone)
  }

  /// Whether it was typed as a time of day (`14:02`, `~9:30`), so that its day was not said.
  package var isWithoutDay: Bool {
    let clock = (typed ?? "").utf8.drop { $0 == 0x20 || $0 == 0x7E }
    return (1...2).contains(clock.prefix { (0x30...0x39).contains($0) }.count)
      && clock.prefix(3).contains(0x3A)
  }

  /// Its sign before a time: `~` where approximate, nothing otherwise.
  package var sign: String { precision == .approximate ? "~" : "" }
}

extension Instant: Codable {
  /// Reads microseconds since 1970.
  package init(from decoder: any Decoder) throws {
    self.init(microseconds: try decoder.singleValueContainer().decode(Int64.self))
  }

  /// Writes microseconds since 1970.
  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(microseconds)
  }
}

extension TimeSpan: Codable {
  package init(from decoder: any Decoder) throws {
    self.init(microseconds: try decoder.singleValueContainer().decode(Int64.self))
  }

  package func encode(to encoder: any Encoder) throws {
    var container = encoder.singleValueContainer()
    try container.encode(microseconds)
  }
}
