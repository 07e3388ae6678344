import ArgumentParser
import IncidentModel
import IncidentStorage
import LogReading

/// How a command ends: the one table of exit statuses.
enum ExitStatus {
  /// Done.
  static let done = ExitCode(0)
  /// Nothing was found, or a check failed.
  static let nothing = ExitCode(1)
  /// Something went wrong; stderr says what and what to do.
  static let error = ExitCode(2)
  /// The command line is wrong (`EX_USAGE`).
  ///
  /// An option that there is none of, or a value that cannot be read, such as a time, a zone, a name
  /// out of a closed list. What a value names and is not there (`T9`, a file) is an `error`.
  static let usage = ExitCode(64)
  /// An entry could be stored nowhere (`EX_IOERR`).
  static let nowhere = ExitCode(74)

  /// What each means, for help and README.
  static let meanings: [(status: ExitCode, meaning: String)] = [
    (done, "done"), (nothing, "nothing found, or a check failed"), (error, "error"),
    (usage, "wrong usage"), (nowhere, "an entry could be stored nowhere; it is printed instead"),
  ]
}

/// Something to tell the user: what is wrong and the next step, in one line.
struct CommandError: Error, CustomStringConvertible {
  var description: String
  var status: ExitCode

  init(_ description: String, status: ExitCode = ExitStatus.error) {
    self.description = description
    self.status = status
  }

  /// What an error of reading a log means at the command line.
  init(_ error: LogReadingError) {
    let isUsage = if case .unknownDialect = error { true } else { false }
    self.init(error.description.visible, status: isUsage ? ExitStatus.usage : ExitStatus.error)
  }

  /// What an error of the store means at the command line.
  init(_ error: StoreError) {
    let isUsage = if case .time = error { true } else { false }
    self.init(error.description, status: isUsage ? ExitStatus.usage : ExitStatus.error)
  }
}
