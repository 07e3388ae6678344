import ArgumentParser
import IncidentModel

/// The way past the general parser for what has to be fast.
///
/// ArgumentParser looks every argument's type up at run time, which in a static binary costs three
/// times what storing an entry costs. A `log` in its plain spelling is read here, and so are `html` and
/// the looks at an incident without options; every other command is parsed as a root of its own,
/// without the tree of all commands. Whatever is unusual or wrong is left to the general parser, so that there
/// is one grammar, one help and one set of messages.
enum QuickStart {
  /// What the arguments ask for in its plainest spelling; nil where a parser is to read them.
  static func work(_ arguments: [String]) -> (() throws -> Void)? {
    switch arguments {
    case ["status"]: StatusListing().show
    case ["timeline"]: TimelineListing().show
    case ["brief"]: BriefListing().show
    case ["correlate"]: FindingsListing().show
    default: page(arguments)?.printPage ?? logging(arguments)?.run
    }
  }

  /// The command that the arguments name, ready to run; nil where the general parser is to read them.
  static func command(_ arguments: [String]) -> (any ParsableCommand)? {
    guard let verb = arguments.first, !verb.hasPrefix("-") else { return nil }
    var rest = Array(arguments.dropFirst())
    // What the general parser answers itself, it names after the whole command.
    guard !rest.contains(where: isForTheGeneralParser) else { return nil }
    rest = ArgumentOrder.optionsFirst(rest, of: verb)
    guard let type = ScribeCommand.type(named: verb) else { return nil }
    return try? type.parseAsRoot(rest)
  }

  private static func isForTheGeneralParser(_ argument: String) -> Bool {
    guard argument.hasPrefix("-") || argument == "help" else { return false }
    return ["-h", "-help", "--help", "--help-hidden", "--version", "help"].contains(argument)
      || argument.hasPrefix("--generate-completion") || argument.hasPrefix("--experimental")
  }

  /// `html` with its file and no option; nil for anything else.
  private static func page(_ arguments: [String]) -> MarkdownFile? {
    guard arguments.count == 2, arguments[0] == "html",
      arguments[1] == "-" || !arguments[1].hasPrefix("-")
    else { return nil }
    return MarkdownFile(path: arguments[1])
  }

  /// `log` with options spelled out, each value a word of its own, and a text; nil for anything else.
  static func logging(_ arguments: [String]) -> Logging? {
    guard let verb = arguments.first, verb == "log" || verb == "l" else { return nil }
    var database: String?
    var logging = Logging(recorder: Recorder(path: ""), words: [])
    var rest = arguments.dropFirst()
    guard !rest.contains(where: isForTheGeneralParser) else { return nil }
    while let word = rest.first, word.hasPrefix("-"), word != "--" {
      rest = rest.dropFirst()
      if word == "--no-redact" {
        logging.recorder.isMasking = false
        continue
      }
      guard let value = rest.popFirst(), word == "--at" || !value.hasPrefix("-") else { return nil }
      switch word {
      case "--at": logging.recorder.at = value
      case "--author": logging.recorder.author = value
      case "--db": database = value
      case "--incident": logging.recorder.incident = value
      case "--attach": logging.attach.append(value)
      case "--kind":
        guard let kind = EventKind(rawValue: value) else { return nil }
        logging.kind = kind
      default: return nil
      }
    }
    // An option at the end of the text is one all the same: see `ArgumentOrder`.
    guard let first = rest.first, first == "--" || !rest.contains(where: { $0.hasPrefix("--") })
    else { return nil }
    logging.words = Array(rest)
    logging.recorder.path = StoreOptions.path(database)
    return logging
  }
}
