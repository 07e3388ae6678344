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
        Output.note(line(of: message))
      } else {
        return tell(CommandError("\(error)"))
      }
      return status.rawValue
    }
  }

  /// What the general parser says of a command line, in one line: what is wrong, and where to read on.
  private static func line(of message: String) -> String {
    let lines = message.split(separator: "\n")
    let said = lines.prefix { !$0.hasPrefix("Help:") && !$0.hasPrefix("Usage:") }
      .map { $0.hasPrefix("Error: ") ? $0.dropFirst(7).trimmed : $0.trimmed }
    let choices = said.dropFirst().map { $0.hasPrefix("- ") ? String($0.dropFirst(2)) : $0 }
    let text = [said.first ?? "", choices.joined(separator: ", ")].filter { !$0.isEmpty }
      .joined(separator: " ")
    guard let see = lines.last?.split(separator: "'"), see.count > 1 else { return text }
    return "\(text.hasSuffix(".") ? String(text.dropLast()) : text); `\(see[1])` tells more"
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
