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
  /// A draft of what was typed, its secrets masked.
  func draft(_ body: EntryBody, at time: String? = nil, incident: String? = nil) -> EntryDraft {
    let surroundings = Surroundings.current
    let now = surroundings.now()
    var redactions = 0
    let masked =
      noRedact
      ? body
      : body.mapping(references: { $0 }) { text in
        let redacted = Redaction.redacted(text)
        redactions += redacted.count
        return redacted.text
      }
    return EntryDraft(
      id: surroundings.makeID(now),
      incident: incident ?? store.incident,
      recordedAt: now,
      at: time ?? at,
      author: author ?? surroundings.author,
      host: surroundings.variable("SCRIBE_HOST") ?? surroundings.host,
      redactions: redactions,
      body: masked
    )
  }

  /// Records one entry and acknowledges it in one line.
  @discardableResult
  func record(_ body: EntryBody) throws -> [RecordedEntry] {
    try record([draft(body)])
  }

  /// Records entries, all or none, and acknowledges each in one line.
  ///
  /// Where the database cannot be written, the entries are kept in the spool: an entry that was
  /// typed is never lost to a full disk.
  @discardableResult
  func record(_ drafts: [EntryDraft], contents: [String: [UInt8]] = [:]) throws -> [RecordedEntry] {
    let recorded = try keep(drafts, contents: contents)
    for entry in recorded { Acknowledgement(entry).show() }
    return recorded
  }

  /// Records entries, or keeps them in the spool and says so; returns those that are recorded.
  func keep(_ drafts: [EntryDraft], contents: [String: [UInt8]] = [:]) throws -> [RecordedEntry] {
    let path = store.path
    do {
      let database = try IncidentStore(path: path, patience: Surroundings.current.patience)
      Spooling(path: path).drain(into: database)
      return try database.record(drafts, contents: contents)
    } catch let error as StoreError where error.isOfTheDatabase {
      try Spooling(path: path).keep(drafts, contents: contents, because: error)
      return []
    }
  }
}

/// The words at the end of a command line, which are its text.
struct Words: ParsableArguments {
  @Argument(parsing: .captureForPassthrough, help: ArgumentHelp("The text.", valueName: "text"))
  var words: [String] = []

  /// The text as typed, one space between words.
  var text: String {
    (words.first == "--" ? words.dropFirst() : words[...]).joined(separator: " ").trimmed
  }

  /// Refuses an option that was meant to come before the text and is none.
  func validate() throws {
    guard let first = words.first, first.hasPrefix("-"), first != "--", first != "-" else { return }
    throw ValidationError(
      "'\(first.visible)' stands where the text begins: options come first; "
        + "put -- before a text that begins with a dash"
    )
  }

  /// The text, or what stdin holds where the text is `-`; refuses an empty one.
  func required(for what: String) throws -> String {
    let text = text == "-" ? try StandardInput.text() : text
    guard !text.isEmpty else {
      throw ValidationError("Say \(what): the rest of the line is the text, no quotes needed")
    }
    return text
  }
}
