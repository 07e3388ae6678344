import ArgumentParser
import IncidentModel

/// `--why` and all the words after it: why something is taken back.
struct Reason: ParsableArguments {
  @Option(parsing: .remaining, help: ArgumentHelp("The reason.", valueName: "text"))
  var why: [String] = []

  /// The reason; it is asked for, since a record that something was dropped helps only with it.
  func text() throws -> String {
    let text = why.joined(separator: " ").trimmed
    guard !text.isEmpty else { throw ValidationError("Say why: --why and the reason") }
    return text
  }
}
