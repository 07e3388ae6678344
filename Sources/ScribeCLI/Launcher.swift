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
        var command = try QuickStart.command(arguments) ?? general(arguments)
        try command.run()
        if let verb = arguments.first,
          let remark = ArgumentOrder.remark(on: Array(arguments.dropFirst()), of: verb)
        {
          Output.note(remark)
        }
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

  /// The command as the general parser reads it.
  private static func general(_ arguments: [String]) throws -> any ParsableCommand {
    guard let verb = arguments.first else { return try ScribeCommand.parseAsRoot([]) }
    if let error = CommandNames.error(for: verb) { throw error }
    return try ScribeCommand.parseAsRoot(
      [verb] + ArgumentOrder.optionsFirst(Array(arguments.dropFirst()), of: verb)
    )
  }

  private static func tell(_ error: CommandError) -> Int32 {
    Output.note(error.description)
    return error.status.rawValue
  }
}
