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
    exit(run(arguments))
  }

  /// Runs a command and returns its exit status; errors are told in one line on stderr.
  static func run(_ arguments: [String]) -> Int32 {
    do {
      var command = try command(arguments)
      try command.run()
      return ExitStatus.done.rawValue
    } catch let error as StoreError {
      return tell(CommandError(error))
    } catch let error as CommandError {
      return tell(error)
    } catch let error as LogReadingError {
      return tell(CommandError(error.description.visible))
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

  /// The command that the arguments name.
  ///
  /// Parsing from the root makes the tree of all commands first, which takes longer than recording an
  /// entry. So a command named first parses the rest itself; the root is asked where that fails, for
  /// its better messages, help and completion.
  private static func command(_ arguments: [String]) throws -> any ParsableCommand {
    if let name = arguments.first, let named = ScribeCommand.command(named: name),
      let command = try? named.parse(Array(arguments.dropFirst()))
    {
      return command
    }
    return try ScribeCommand.parseAsRoot(arguments)
  }

  private static func tell(_ error: CommandError) -> Int32 {
    Output.note(error.description)
    return error.status.rawValue
  }
}
