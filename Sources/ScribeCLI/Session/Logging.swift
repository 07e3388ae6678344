import IncidentModel
import IncidentStorage

/// What `scribe log` does, however its arguments were read.
struct Logging: Equatable {
  var kind = EventKind.observation
  /// The entry that it contradicts, as typed.
  var contradicts: String?
  /// Files that show it.
  var attach: [String] = []
  var recorder: Recorder
  /// The text, a word each as the shell made them.
  var words: [String]

  /// Records the entry, then what was attached and piped in.
  func run() throws {
    let typed = Words.text(of: words)
    let text = try Words.required(typed, for: "what happened")
    let piped =
      StandardInput.isPiped && typed != "-" ? PipedInput(limit: EvidenceFile.limit) : nil
    let event = recorder.draft(
      contradicts.map { .accountGiven(against: $0, text: text) }
        ?? .event(kind, text: text, insteadOf: [], command: nil)
    )
    let files = try attach.map { try EvidenceFile(reading: $0, masking: recorder.isMasking) }
    try recorder.record([event])
    try files.forEach { try $0.attach(to: event, with: recorder) }
    if let piped {
      try EvidenceFile(piped, name: "output", masking: recorder.isMasking)?
        .attach(to: event, with: recorder)
    }
  }
}
