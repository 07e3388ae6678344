/// A page of the manual, in the `man` macros of roff (groff_man(7)).
struct ManualPage {
  /// `scribe` or `scribe-log`.
  let name: String
  let text: String

  /// The page of `scribe`, then one for each of its commands.
  static func all() throws -> [ManualPage] {
    let scribe = try CommandDescription.scribe()
    let commands = (scribe.subcommands ?? []).filter { $0.commandName != "help" }
    return [ManualPage(scribe, name: "scribe", commands: commands)]
      + commands.map { ManualPage($0, name: "scribe-\($0.commandName)", commands: []) }
  }

  private init(_ command: CommandDescription, name: String, commands: [CommandDescription]) {
    self.name = name
    let arguments = (command.arguments ?? []).filter(\.shouldDisplay)
    var lines = [
      ".TH \(Self.escaped(name.uppercased())) 1 \"\" \"scribe \(Version.text)\" \"Scribe\"",
      ".SH NAME", "\(Self.escaped(name)) \\- \(Self.escaped(Self.plain(command.abstract)))",
      ".SH SYNOPSIS",
      ".B \(Self.escaped(name.replacing("-", with: " ", maxReplacements: 1)))",
    ]
    lines += arguments.filter { $0.names?.first?.name != "help" }.map(Self.synopsis)
    if !commands.isEmpty { lines.append(".I command") }
    if let discussion = command.discussion {
      lines += [".SH DESCRIPTION"] + Self.paragraphs(discussion)
    }
    if !commands.isEmpty {
      lines.append(".SH COMMANDS")
      for command in commands {
        lines += [
          ".TP", ".BR scribe\\-\(Self.escaped(command.commandName)) (1)",
          Self.escaped(command.abstract ?? ""),
        ]
      }
    }
    if !arguments.isEmpty { lines += [".SH OPTIONS"] + arguments.flatMap(Self.option) }
    if commands.isEmpty { lines += [".SH SEE ALSO", ".BR scribe (1)"] }
    text = lines.joined(separator: "\n") + "\n"
  }

  private static func synopsis(_ argument: CommandDescription.Argument) -> String {
    let value = argument.valueName.map(escaped) ?? "value"
    var text: String
    switch argument.kind {
    case "positional": text = "\\fI\(value)\\fR"
    case "flag": text = "\\fB\(escaped(longest(argument)))\\fR"
    default: text = "\\fB\(escaped(longest(argument)))\\fR \\fI\(value)\\fR"
    }
    if argument.isRepeating { text += " ..." }
    return argument.isOptional ? "[\(text)]" : text
  }

  private static func option(_ argument: CommandDescription.Argument) -> [String] {
    let value = argument.valueName.map(escaped) ?? "value"
    let names = (argument.names ?? []).map { "\\fB\(escaped($0.text))\\fR" }.joined(separator: ", ")
    let head =
      switch argument.kind {
      case "positional": "\\fI\(value)\\fR"
      case "flag": names
      default: "\(names) \\fI\(value)\\fR"
      }
    var text = [argument.abstract, argument.discussion].compactMap { $0 }.joined(separator: " ")
    if let value = argument.defaultValue { text += " (default: \(value))" }
    return [".TP", head, escaped(text)]
  }

  private static func longest(_ argument: CommandDescription.Argument) -> String {
    (argument.names ?? []).map(\.text).max { $0.count < $1.count } ?? ""
  }

  private static func paragraphs(_ text: String) -> [String] {
    text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { line in
      line.isEmpty ? [".PP"] : [escaped(String(line)), ".br"]
    }
  }

  /// An abstract as a NAME line wants it: no full stop.
  private static func plain(_ abstract: String?) -> String {
    let text = abstract ?? ""
    return text.hasSuffix(".") ? String(text.dropLast()) : text
  }

  /// Text as roff takes it literally: a backslash, a dash, and a line that begins like a request.
  private static func escaped(_ text: String) -> String {
    let safe = text.replacing("\\", with: "\\e").replacing("-", with: "\\-")
      .replacing("\n", with: " ")
    return safe.hasPrefix(".") || safe.hasPrefix("'") ? "\\&" + safe : safe
  }
}
