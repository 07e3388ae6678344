import ArgumentParser
import Glibc
import IncidentModel
import IncidentStorage

/// `scribe shell-history`
struct ShellHistoryCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "shell-history",
    abstract: "Offer the commands that your shell remembers, to be recorded by number.",
    discussion: """
      bash (with and without HISTTIMEFORMAT), zsh, fish and atuin. Commands without a time are \
      recorded without one. A running bash has written its own lines only after: history -a
      """
  )

  @Option(parsing: .unconditional, help: ArgumentHelp("Only from then on.", valueName: "time"))
  var since = "-2h"

  @Option(help: ArgumentHelp("Record these: 1 3-5; else they are asked for.", valueName: "numbers"))
  var pick: String?

  @OptionGroup var recording: RecordingOptions

  @Argument(help: ArgumentHelp("The history files; else those of your shells.", valueName: "file"))
  var files: [String] = []

  func run() throws {
    let zone = Surroundings.current.zone
    let since = try TimeArgument(zone: zone).instant(since)
    let sources = files.isEmpty ? ShellHistory.files : files
    let lines = try ShellHistory(since: since).lines(in: sources)
    guard !lines.isEmpty else {
      Output.note("no command since \(ClockText.utc(since)) in \(sources.count) history files")
      throw ExitStatus.nothing
    }
    if pick == nil { list(lines, zone) }
    guard let typed = try pick ?? ask() else { return }
    guard let numbers = NumberSelection.parse(typed, count: lines.count) else {
      throw ValidationError(
        "Cannot read the numbers '\(typed.visible)'; try 1 3-5, at most \(lines.count)"
      )
    }
    guard !numbers.isEmpty else { return }
    try recording.record(numbers.map { draft(lines[$0 - 1]) })
  }

  private func list(_ lines: [HistoryLine], _ zone: Zone) {
    let width = String(lines.count).count
    for (index, line) in lines.enumerated() {
      let number = String(index + 1)
      let time = line.at.map { $0.formatted(in: zone, separator: " ") } ?? "undated            "
      let padding = String(repeating: " ", count: width - number.count)
      let text = recording.noRedact ? line.text : Redaction.redacted(line.text).text
      Output.line("\(padding)\(number)  \(time)  \(text.visible)")
    }
  }

  /// The numbers that somebody at the terminal types; nil where there is nobody.
  private func ask() throws -> String? {
    guard isatty(STDIN_FILENO) == 1 else { return nil }
    Output.draw("Record which? 1 3-5, or Enter for none: ")
    return readLine()
  }

  private func draft(_ line: HistoryLine) -> EntryDraft {
    var run: EntryBody.CommandRun?
    if line.exitStatus != nil || line.directory != nil {
      run = EntryBody.CommandRun(
        line: line.text,
        directory: line.directory ?? "",
        exitStatus: line.exitStatus,
        signal: nil,
        duration: line.duration ?? .seconds(0)
      )
    }
    var draft = recording.draft(
      .event(.action, text: line.text, insteadOf: [], command: run),
      at: line.at.map(\.iso8601) ?? "unknown"
    )
    if run != nil { draft.redactions /= 2 }
    return draft
  }
}
