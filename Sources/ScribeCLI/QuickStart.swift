import ArgumentParser
import IncidentModel

/// The way past the general parser for what has to be fast.
///
/// ArgumentParser looks every argument's type up at run time, which in a static binary costs three
/// times what storing an entry costs. A `log` in its plain spelling is read here; every other
/// command is parsed as a root of its own, without the tree of all commands. Whatever is unusual or
/// wrong is left to the general parser, so that there is one grammar, one help and one set of messages.
enum QuickStart {
  /// The command that the arguments name, ready to run; nil where the general parser is to read them.
  static func command(_ arguments: [String]) -> (any ParsableCommand)? {
    guard let verb = arguments.first, !verb.hasPrefix("-") else { return nil }
    let rest = Array(arguments.dropFirst())
    // What the general parser answers itself, it names after the whole command.
    guard !rest.contains(where: isForTheGeneralParser) else { return nil }
    if verb == "log" || verb == "l" { return log(rest) ?? (try? LogCommand.parseAsRoot(rest)) }
    guard let type = ScribeCommand.type(named: verb) else { return nil }
    return try? type.parseAsRoot(rest)
  }

  private static func isForTheGeneralParser(_ argument: String) -> Bool {
    ["-h", "-help", "--help", "--help-hidden", "--version", "help"].contains(argument)
      || argument.hasPrefix("--generate-completion") || argument.hasPrefix("--experimental")
  }

  /// `log` with options spelled out, each value a word of its own, and a text.
  static func log(_ arguments: [String]) -> LogCommand? {
    var command = LogCommand()
    command.kind = .observation
    command.attach = []
    command.contradicts = nil
    var recording = RecordingOptions()
    (recording.at, recording.author, recording.noRedact) = (nil, nil, false)
    var store = StoreOptions()
    (store.db, store.incident) = (nil, nil)
    var words = Words()
    var rest = arguments[...]
    while let word = rest.first, word.hasPrefix("-"), word != "--" {
      rest = rest.dropFirst()
      if word == "--no-redact" {
        recording.noRedact = true
        continue
      }
      guard let value = rest.popFirst(), word == "--at" || !value.hasPrefix("-") else { return nil }
      switch word {
      case "--at": recording.at = value
      case "--author": recording.author = value
      case "--db": store.db = value
      case "--incident": store.incident = value
      case "--attach": command.attach.append(value)
      case "--kind":
        guard let kind = EventKind(rawValue: value) else { return nil }
        command.kind = kind
      default: return nil
      }
    }
    guard !rest.isEmpty else { return nil }
    words.words = Array(rest)
    recording.store = store
    command.recording = recording
    command.words = words
    return command
  }
}
