import ArgumentParser
import FoundationEssentials

/// A command as its argument definitions describe it, read from what ArgumentParser dumps.
struct CommandDescription: Decodable {
  /// An option, a flag or an argument.
  struct Argument: Decodable {
    struct Name: Decodable {
      var kind: String
      var name: String

      /// `--at` or `-a`.
      var text: String { (kind == "long" ? "--" : "-") + name }
    }

    var kind: String
    var abstract: String?
    var discussion: String?
    var valueName: String?
    var defaultValue: String?
    var isOptional: Bool
    var isRepeating: Bool
    var shouldDisplay: Bool
    var names: [Name]?
    /// How it takes words, `allRemainingInput` for one that takes all that are left.
    var parsingStrategy: String?
  }

  var commandName: String
  var abstract: String?
  var discussion: String?
  var arguments: [Argument]?
  var subcommands: [CommandDescription]?

  /// `scribe` with all its commands.
  static func scribe() throws -> CommandDescription {
    do {
      _ = try ScribeCommand.parseAsRoot(["--experimental-dump-help"])
      throw CommandError("the arguments were not described; report this as a bug")
    } catch let error as CommandError {
      throw error
    } catch {
      let json = Data(ScribeCommand.fullMessage(for: error).utf8)
      return try JSONDecoder().decode(Dump.self, from: json).command
    }
  }

  /// One command by itself.
  init(of type: any ParsableCommand.Type) throws {
    self = try JSONDecoder().decode(Dump.self, from: Data(type._dumpHelp().utf8)).command
  }

  private struct Dump: Decodable {
    var command: CommandDescription
  }
}
