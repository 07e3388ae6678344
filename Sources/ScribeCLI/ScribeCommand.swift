import ArgumentParser
import IncidentModel
import IncidentStorage

/// The command `scribe`.
struct ScribeCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "scribe",
    abstract: "The incident scribe in a terminal: record the outage, read its logs, write it up.",
    discussion: "Exit status: "
      + ExitStatus.meanings.map { "\($0.status.rawValue) \($0.meaning)" }.joined(separator: "; ")
      + ".",
    version: Version.text,
    groupedSubcommands: [
      CommandGroup(name: "During the outage", subcommands: during),
      CommandGroup(name: "After it", subcommands: after),
      CommandGroup(name: "For weeks after", subcommands: weeksAfter),
      CommandGroup(name: "Any time", subcommands: anyTime),
    ]
  )

  /// What commands are called.
  static var names: [String] {
    // No key path: over the type of a type it crashes the compiler (6.3.1).
    (during + after + weeksAfter + anyTime).compactMap { $0.configuration.commandName }
  }

  /// The command of this name or alias; nil where there is none.
  static func type(named name: String) -> (any ParsableCommand.Type)? {
    for commands in [during, after, weeksAfter, anyTime] {
      let found = commands.first {
        $0.configuration.commandName == name || $0.configuration.aliases.contains(name)
      }
      if let found { return found }
    }
    return nil
  }

  private static let during: [any ParsableCommand.Type] = [
    OpenCommand.self, DescribeCommand.self, LogCommand.self, RunCommand.self, LiveCommand.self,
    SuspectCommand.self,
    RuleOutCommand.self,
    ConfirmCommand.self, ReopenCommand.self, MarkCommand.self, DecideCommand.self,
    EffectCommand.self, BackupCommand.self, StarCommand.self, SeverityCommand.self,
    RoleCommand.self,
    AmendCommand.self, RetractCommand.self, UndoCommand.self, HistoryCommand.self,
    StatusCommand.self, TimelineCommand.self, BriefCommand.self, AsofCommand.self,
    ListCommand.self, SwitchCommand.self, ShellHistoryCommand.self,
  ]

  private static let after: [any ParsableCommand.Type] = [
    IngestCommand.self, LogsCommand.self, BackupsCommand.self, CorrelateCommand.self,
    AcceptCommand.self, DismissCommand.self, WriteCommand.self,
    PostmortemCommand.self, HTMLCommand.self, LintCommand.self,
  ]

  private static let weeksAfter: [any ParsableCommand.Type] = [
    TodoCommand.self, TodosCommand.self, ChangeCommand.self, StartCommand.self, DoneCommand.self,
    DropCommand.self, DrillCommand.self, SearchCommand.self, SimilarCommand.self, StatsCommand.self,
  ]

  private static let anyTime: [any ParsableCommand.Type] = [
    ParseCommand.self, FormatsCommand.self, RulesCommand.self, TemplatesCommand.self,
    DoctorCommand.self, DemoCommand.self,
    MoveCommand.self, ManCommand.self,
  ]
}

/// What this build calls itself.
enum Version {
  static let text = "0.1.0"
}
