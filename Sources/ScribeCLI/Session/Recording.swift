import ArgumentParser
import IncidentModel
import IncidentStorage

/// The options that every command which records takes; they come before the text.
struct RecordingOptions: ParsableArguments {
  @Option(
    parsing: .unconditional,
    help: ArgumentHelp(
      "When it happened: -5m, 14:02, '2023-10-30 08:15', ~14:02, 14:02..14:20.",
      valueName: "time"
    )
  )
  var at: String?

  @Option(
    help: ArgumentHelp("Who records it; else $SCRIBE_AUTHOR or the login.", valueName: "name")
  )
  var author: String?

  @Flag(name: .customLong("no-redact"), help: "Store passwords and keys as typed.")
  var noRedact = false

  @OptionGroup var store: StoreOptions
}

extension RecordingOptions {
  /// What records with these options.
  var recorder: Recorder {
    Recorder(
      at: at,
      author: author,
      isMasking: !noRedact,
      path: store.path,
      incident: store.incident
    )
  }

  /// A draft of what was typed, its secrets masked.
  func draft(_ body: EntryBody, at time: String? = nil, incident: String? = nil) -> EntryDraft {
    recorder.draft(body, at: time, incident: incident)
  }

  /// Records one entry and acknowledges it in one line.
  @discardableResult
  func record(_ body: EntryBody) throws -> [RecordedEntry] { try record([draft(body)]) }

  /// Records entries, all or none, and acknowledges each in one line.
  @discardableResult
  func record(_ drafts: [EntryDraft], contents: [String: [UInt8]] = [:]) throws -> [RecordedEntry] {
    try recorder.record(drafts, contents: contents)
  }

  /// Records entries, or keeps them in the spool and says so; returns those that are recorded.
  func keep(_ drafts: [EntryDraft], contents: [String: [UInt8]] = [:]) throws -> [RecordedEntry] {
    try recorder.keep(drafts, contents: contents)
  }
}

/// The words at the end of a command line, which are its text.
struct Words: ParsableArguments {
  @Argument(parsing: .captureForPassthrough, help: ArgumentHelp("The text.", valueName: "text"))
  var words: [String] = []

  /// The text as typed, one space between words.
  var text: String { Self.text(of: words) }

  /// The words as a text, one space between them.
  static func text(of words: [String]) -> String {
    // Not `joined`: what it looks up at run time costs more than all else here.
    var text = ""
    for word in words.first == "--" ? words.dropFirst() : words[...] {
      if !text.isEmpty { text += " " }
      text += word
    }
    return text.trimmed
  }

  /// Refuses an option that was meant to come before the text and is none.
  func validate() throws {
    guard let first = words.first, first.hasPrefix("-"), first != "--", first != "-" else { return }
    guard TimeSpan(parsing: first.dropFirst()) == nil else {
      throw ValidationError(
        "'\(first.visible)' is a time: say --at \(first.visible) before the text"
      )
    }
    throw ValidationError(
      "'\(first.visible)' is no option of this command (--help lists them); "
        + "put -- before a text that begins with a dash"
    )
  }

  /// The text, or what stdin holds where the text is `-`; refuses an empty one.
  func required(for what: String) throws -> String { try Self.required(text, for: what) }

  /// The text, or what stdin holds where the text is `-`; refuses an empty one.
  static func required(_ typed: String, for what: String) throws -> String {
    let text = typed == "-" ? try StandardInput.text() : typed
    guard !text.isEmpty else {
      throw ValidationError("Say \(what): the rest of the line is the text, no quotes needed")
    }
    return text
  }
}
