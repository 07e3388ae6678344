import ArgumentParser
import IncidentModel

/// `scribe write summary`
struct WriteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "write",
    abstract: "Write a section of the postmortem: from stdin, or as words.",
    discussion: "Sections: " + Section.allCases.map(\.rawValue).joined(separator: ", ") + "."
  )

  @OptionGroup var recording: RecordingOptions

  @Argument(help: ArgumentHelp("The section.", valueName: "section"))
  var section: Section

  @OptionGroup var words: Words

  func run() throws {
    let text = words.text.isEmpty ? try StandardInput.text() : words.text
    guard !text.isEmpty else { throw ValidationError("Nothing was written") }
    try recording.record(.sectionWritten(section, text: text))
  }
}
