import ArgumentParser
import Glibc
import IncidentModel
import IncidentStorage
import LogReading

/// Runs the command that the arguments name and ends the process with its status.
package enum Launcher {
  /// Never returns: the process ends without closing the database, see `IncidentStore`.
  package static func main(_ arguments: [String]) -> Never {
    Output.prepare()
    exit(run(arguments, in: .live))
  }

  /// Runs a command in its surroundings and returns its exit status; errors are told in one line on
  /// stderr.
  package static func run(
    _ arguments: [String],
    in surroundings: Surroundings = .live
  ) -> Int32 {
    Surroundings.$current.withValue(surroundings) { run(arguments) }
  }

  private static func run(_ arguments: [String]) -> Int32 {
    do {
      if let work = QuickStart.work(arguments) {
        try work()
      } else {
        if let verb = arguments.first, let error = CommandNames.error(for: verb) { throw error }
        var command =
          try QuickStart.command(arguments) ?? ScribeCommand.parseAsRoot(ordered(arguments))
        try command.run()
      }
      return ExitStatus.done.rawValue
    } catch let error as ValidationError {
      // Thrown by a command that was read: how its line is to be written is not what is wrong.
      return tell(CommandError(error.message, status: ExitStatus.usage))
    } catch let error as StoreError {
      return tell(CommandError(error))
    } catch let error as CommandError {
      return tell(error)
    } catch let error as LogReadingError {
      return tell(CommandError(error))
    } catch let status as ExitCode {
      return status.rawValue
    } catch {
      let message = ScribeCommand.fullMessage(for: error)
      let status = ScribeCommand.exitCode(for: error)
      if status == .success {
        Output.write(message.hasSuffix("\n") ? message : message + "\n")
      } else if status == .validationFailure {
        Output.complain(message)
      } else {
        return tell(CommandError("\(error)"))
      }
      return status.rawValue
    }
  }

  /// The arguments with the options of a command before its text.
  private static func ordered(_ arguments: [String]) -> [String] {
    guard let verb = arguments.first else { return arguments }
    return [verb] + ArgumentOrder.optionsFirst(Array(arguments.dropFirst()), of: verb)
  }

  private static func tell(_ error: CommandError) -> Int32 {
    Output.note(error.description)
    return error.status.rawValue
  }
}
