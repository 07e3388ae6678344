import ArgumentParser
import FoundationEssentials
import IncidentModel
import PostmortemRendering

/// The command `scribe templates`.
struct TemplatesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "templates",
    abstract: "List the postmortem templates, write them out, check one.",
    subcommands: [List.self, Eject.self, Check.self, Variables.self, Schema.self],
    defaultSubcommand: List.self
  )

  /// The command `scribe templates list`.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "list",
      abstract: "List the templates."
    )

    func run() throws {
      for (name, summary) in PostmortemTemplate.all { Output.line("\(name)  \(summary)") }
    }
  }

  /// The command `scribe templates eject`.
  struct Eject: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "eject",
      abstract: "Write the templates into a folder, to be changed."
    )

    @Argument(help: ArgumentHelp("The folder.", valueName: "dir"))
    var folder = "templates"

    func run() throws {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      for template in BuiltInTemplate.all {
        let path = folder + "/" + template.fileName
        guard !FileManager.default.fileExists(atPath: path) else {
          throw CommandError("\(path.visible): is there already; name another folder")
        }
        try Data(template.text.utf8).write(to: URL(filePath: path))
        Output.line(path.visible)
      }
    }
  }

  /// The command `scribe templates variables`.
  struct Variables: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "variables",
      abstract: "List what a template can place."
    )

    func run() throws { PostmortemContext.variables.forEach { Output.line($0) } }
  }

  /// The command `scribe templates schema`.
  struct Schema: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "schema",
      abstract: "Print the JSON Schema of what `postmortem --format json` prints."
    )

    func run() throws { Output.write(PostmortemContext.schema + "\n") }
  }

  /// The command `scribe templates check`.
  struct Check: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "check",
      abstract: "Check a template: unknown variables with line and column."
    )

    @Argument(help: ArgumentHelp("The template.", valueName: "file"))
    var file: String

    func run() throws {
      guard let data = FileManager.default.contents(atPath: file) else {
        throw CommandError("\(file.visible): cannot be read; check the path")
      }
      let result = PostmortemTemplate.check(String(decoding: data, as: UTF8.self), name: file)
      result.errors.forEach { Output.line($0.description.visible) }
      for name in result.missing { Output.line("\(file.visible): does not place \(name)") }
      if !result.errors.isEmpty || !result.missing.isEmpty { throw ExitStatus.nothing }
      Output.line("\(file.visible): fine")
    }
  }
}
