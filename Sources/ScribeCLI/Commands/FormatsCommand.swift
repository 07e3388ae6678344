import ArgumentParser
import BackupLedger
import LogReading

/// `scribe formats`
struct FormatsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "formats",
    abstract: "List the log formats and backup tools that Scribe reads."
  )

  func run() throws {
    FormatList.markdown.forEach { Output.line($0) }
  }
}

/// What Scribe reads, as Markdown: README has the same list, and a test compares the two.
enum FormatList {
  static var markdown: [String] {
    ["Logs (`--format NAME` forces one):", ""]
      + LogDialect.all.map { "- `\($0.name)`: \($0.title)" }
      + ["", "Backup tools:", ""]
      + BackupTool.all.map { "- `\($0.name)`: \($0.title)" }
  }
}
