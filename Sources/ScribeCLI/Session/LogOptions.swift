import ArgumentParser
import IncidentModel
import LogReading

/// What every command that reads logs takes.
struct LogOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The zone of logs that carry none.", valueName: "zone"))
  var tz: String?

  @Option(
    help: ArgumentHelp("The format of the log; else it is recognised.", valueName: "name")
  )
  var format: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Only what was written from then on.", valueName: "time")
  )
  var from: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("Only what was written before.", valueName: "time")
  )
  var to: String?
}

extension LogOptions {
  /// The zone that `--tz` names.
  func zone() throws -> Zone? { try tz.map(ZoneArgument.zone) }

  /// How to read, times without a zone being meant in `fallback` where `--tz` is not given.
  func readingOptions(fallback: Zone) throws -> LogReadingOptions {
    let named = try zone()
    if let format, !LogDialect.all.contains(where: { $0.name == format }) {
      throw LogReadingError.unknownDialect(format)
    }
    let times = TimeArgument(zone: named ?? fallback)
    return LogReadingOptions(
      zone: named,
      systemZone: fallback,
      from: try from.map(times.instant),
      to: try to.map(times.instant),
      dialect: format
    )
  }
}

extension LogSource {
  /// The source that an argument names: a path, or `-`.
  init(argument: String) {
    self = argument == "-" ? .standardInput : .file(argument)
  }
}
