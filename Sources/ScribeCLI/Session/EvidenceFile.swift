import FoundationEssentials
import Glibc
import IncidentModel
import IncidentStorage

/// A file or an output to be attached to an entry, read and masked.
struct EvidenceFile {
  private let name: String
  private let kind: EntryBody.AttachedEvidence.Kind
  private let content: [UInt8]
  private let redactions: Int

  /// What is kept of one piece of evidence; beyond it the head is kept and the cut is said.
  static let limit = 64 << 20

  /// Reads a file.
  init(reading path: String, masking: Bool) throws {
    var status = stat()
    guard stat(path, &status) == 0 else {
      throw CommandError("\(path.visible): \(String(cString: strerror(errno))); check the path")
    }
    guard status.st_mode & S_IFMT == S_IFREG else {
      throw CommandError("\(path.visible): not a regular file; attach a file")
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      throw CommandError("\(path.visible): cannot be read; check its permissions")
    }
    self.init(
      name: String(path.split(separator: "/").last ?? "file"),
      kind: .file,
      bytes: Array(data),
      masking: masking
    )
  }

  /// What was piped in, waited for to its end; nil where that is nothing.
  init?(_ input: PipedInput, name: String, masking: Bool) {
    let capture = input.finish {
      Output.note("the entry is stored; reading its evidence from standard input until it ends")
    }
    guard capture.count > 0 else { return nil }
    if capture.isCut {
      Output.note(
        "kept the first and last \(Self.limit >> 21) MiB of the \(capture.count) bytes piped in"
      )
    }
    self.init(name: name, kind: .output, bytes: capture.shown, masking: masking)
  }

  /// What a command put out, as text: of a long output head and tail, and the whole beside it.
  static func outputs(_ output: OutputCapture, masking: Bool) -> [EvidenceFile] {
    guard output.count > 0 else { return [] }
    let shown = EvidenceFile(
      name: "output",
      kind: .output,
      bytes: PlainOutput.text(of: output.shown),
      masking: masking
    )
    guard output.isCut, let whole = output.whole else { return [shown] }
    let all = EvidenceFile(name: "output-whole", kind: .output, bytes: whole, masking: masking)
    return [shown, all]
  }

  private init(
    name: String,
    kind: EntryBody.AttachedEvidence.Kind,
    bytes: [UInt8],
    masking: Bool
  ) {
    self.name = name
    self.kind = kind
    // Text is masked; what is no text (a picture) is kept as it is.
    if masking, let text = String(validating: bytes, as: UTF8.self) {
      let redacted = Redaction.redacted(text)
      content = redacted.count > 0 ? Array(redacted.text.utf8) : bytes
      redactions = redacted.count
    } else {
      content = bytes
      redactions = 0
    }
  }

  /// Records the attachment to the entry of a draft.
  func attach(to event: EntryDraft, with recorder: Recorder) throws {
    let attachment = draft(attachedTo: event, with: recorder)
    try recorder.record([attachment.draft], contents: [attachment.hash: content])
  }

  /// The draft that attaches the evidence to the entry of another draft, and what it attaches.
  func draft(
    attachedTo event: EntryDraft,
    with recorder: Recorder
  ) -> (draft: EntryDraft, hash: String, content: [UInt8]) {
    let hash = ContentHash.sha256(content)
    let attachment = recorder.draft(
      .evidenceAttached(
        .init(
          of: event.id,
          kind: kind,
          name: name,
          sha256: hash,
          bytes: content.count,
          redactions: redactions
        )
      ),
      incident: event.incident
    )
    return (attachment, hash, content)
  }
}
