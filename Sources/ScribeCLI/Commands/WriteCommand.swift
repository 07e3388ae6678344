import ArgumentParser
import IncidentModel
import IncidentStorage

/// `scribe write summary`
struct WriteCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "write",
    abstract: "Write a section of the postmortem: in $EDITOR, from stdin, or as words.",
    discussion: "Sections: " + Section.allCases.map(\.rawValue).joined(separator: ", ") + "."
  )

  @OptionGroup var recording: RecordingOptions

  @Argument(help: ArgumentHelp("The section.", valueName: "section"))
  var section: Section

  @OptionGroup var words: Words

  func run() throws {
    let text = words.text.isEmpty ? try written() : words.text
    guard !text.isEmpty else { throw ValidationError("Nothing was written") }
    try recording.record(.sectionWritten(section, text: text))
  }

  /// What is piped in, or what comes out of the editor, which starts with the section as it stands.
  private func written() throws -> String {
    guard StandardInput.isTerminal else { return try StandardInput.text() }
    let snapshot = try recording.store.openToRead().snapshot(of: recording.store.incident)
    return try TextEditor.edit(snapshot.sections[section]?.text ?? "", name: section.rawValue)
  }
}
