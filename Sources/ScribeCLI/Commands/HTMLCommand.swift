import ArgumentParser

/// The command `scribe html FILE.md`.
struct HTMLCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "html",
    abstract: "Print a Markdown file as one self-contained HTML page."
  )

  @Argument(help: ArgumentHelp("The Markdown; - is standard input.", valueName: "file"))
  var file: String

  func run() throws { try MarkdownFile(path: file).printPage() }
}
