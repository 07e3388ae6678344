import ArgumentParser
import Glibc
import IncidentModel

/// `scribe live`
struct LiveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "live",
    abstract: "A prompt: each line typed is recorded at once.",
    discussion: LiveLine.signs.map { sign in
      "\((sign.sign + " " + sign.follows).trimmed): \(sign.meaning)."
    }.joined(separator: "\n")
  )

  @OptionGroup var recording: RecordingOptions

  func run() throws {
    let session = try LiveSession(recording)
    if let prompt = try LivePrompt(session) {
      let status = prompt.run()
      if status != 0 { throw ExitCode(status) }
    } else {
      try PlainLines().run(session)
    }
  }
}
