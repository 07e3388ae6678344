import IncidentModel

/// Reads a time that a command, not an entry, is given.
struct TimeArgument {
  var zone: Zone

  /// The moment typed; the first one of a span.
  func instant(_ typed: String) throws -> Instant {
    do throws(TimeExpressionError) {
      let time = try TimeExpression(now: Surroundings.current.now(), zone: zone).parse(typed)
      guard let from = time.from else { throw .unreadable(typed) }
      return from
    } catch {
      throw CommandError(error.description, status: ExitStatus.usage)
    }
  }
}

/// A zone that a command is given.
enum ZoneArgument {
  /// The zone of a name as typed, in small or capital letters.
  static func zone(_ typed: String) throws -> Zone {
    guard let zone = Zone(typed: typed) else {
      throw CommandError(
        TimeExpressionError.unknownZone(typed).description,
        status: ExitStatus.usage
      )
    }
    return zone
  }
}
