import ArgumentParser
import IncidentModel

/// The command `scribe log TEXT…`.
struct LogCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "log",
    abstract: "Record what was seen or done; piped input becomes evidence.",
    aliases: ["l"]
  )

  @Option(
    help: ArgumentHelp(
      "observation, action, decision, communication or escalation.",
      valueName: "kind"
    )
  )
  var kind: EventKind = .observation

  @Option(help: ArgumentHelp("A file that shows it; may be repeated.", valueName: "file"))
  var attach: [String] = []

  @Option(
    help: ArgumentHelp("The entry that this source tells otherwise.", valueName: "E12")
  )
  var contradicts: String?

  @OptionGroup var recording: RecordingOptions
  @OptionGroup var words: Words

  func run() throws {
    let text = try words.required(for: "what happened")
    let piped =
      StandardInput.isPiped && words.text != "-" ? PipedInput(limit: EvidenceFile.limit) : nil
    let event = recording.draft(
      contradicts.map { .accountGiven(against: $0, text: text) }
        ?? .event(kind, text: text, insteadOf: [], command: nil)
    )
    let files = try attach.map { try EvidenceFile(reading: $0, masking: !recording.noRedact) }
    try recording.record([event])
    try files.forEach { try $0.attach(to: event, with: recording) }
    if let piped {
      try EvidenceFile(piped, name: "output", masking: !recording.noRedact)?
        .attach(to: event, with: recording)
    }
  }
}
