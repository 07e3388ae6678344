/// Why a typed time was not taken; each says what to type instead.
package enum TimeExpressionError: Error, Hashable, Sendable, CustomStringConvertible {
  /// No form of time that Scribe knows.
  case unreadable(String)
  /// A form that Scribe knows, of a time that does not exist.
  case impossible(String, String)
  /// No zone has this name.
  case unknownZone(String)
  /// The second time of a span lies before its first.
  case endsBeforeItBegins(String)
  /// The clocks of the zone showed it twice, an hour apart.
  case shownTwice(String, zone: String, readings: [String])
  /// The clocks of the zone never showed it.
  case skippedByClocks(String, zone: String, readings: [String])

  package var description: String {
    switch self {
    case .unreadable(let text):
      "cannot read the time '\(text.visible)'; "
        + "try -5m, 14:02, '2023-10-30 08:15', ~14:02 or 14:02..14:20"
    case .impossible(let text, let why):
      "impossible time '\(text.visible)': \(why.visible)"
    case .unknownZone(let name):
      "unknown time zone '\(name.visible)'; use a name such as Africa/Nairobi, UTC or +03:00"
    case .endsBeforeItBegins(let text):
      "the span '\(text.visible)' ends before it begins"
    case .shownTwice(let text, let zone, let readings):
      "'\(text)' happened twice in \(zone), as clocks went back; say which: "
        + readings.joined(separator: " or ")
    case .skippedByClocks(let text, let zone, let readings):
      "'\(text)' never happened in \(zone), as clocks went forward; say which: "
        + readings.joined(separator: " or ")
    }
  }
}
