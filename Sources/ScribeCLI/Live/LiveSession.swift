import IncidentModel
import IncidentStorage

/// What the lines typed at a live prompt do, however they come in.
final class LiveSession {
  let recording: RecordingOptions
  let journal: LiveJournal
  /// Shows a line of results.
  var show: (String) -> Void = { Output.line($0) }
  /// Called around a command that takes the terminal.
  var lendTerminal: (() -> Void) -> Void = { $0() }
  private var lastOwn: Int?
  private var backup: String?
  private var backupOf = -1

  init(_ recording: RecordingOptions) throws {
    self.recording = recording
    journal = try LiveJournal(recording.store)
  }

  /// Does what a line says; false where it ends the prompt.
  ///
  /// What is wrong with a line is told, and the prompt goes on.
  func take(_ typed: String) -> Bool {
    let line = LiveLine(typed)
    do {
      switch line.action {
      case .nothing where line.at != nil: show("say what happened then: @-5m replica stopped")
      case .nothing: break
      case .record(let body):
        try record(body, at: line.at)
        if let command = LiveLine.commandMeant(by: body, of: LiveCompletion.commands) {
          show("kept as text; the command is \(command.visible), and :undo takes the text back")
        }
      case .recordStarred(let body):
        let event = draft(body, at: line.at)
        try record([event, draft(.entryStarred(of: event.id))])
      case .star(let entry):
        guard let entry = entry ?? lastOwn.map({ "E\($0)" }) else {
          show("nothing was recorded here yet; * E12 stars that entry")
          break
        }
        try record(.entryStarred(of: entry), at: nil)
      case .run(let command): runScribe(["run"], at: line.at, ["--", command])
      case .command(let words):
        let verb = words[0]
        guard LiveCompletion.commands.contains(verb) else {
          show("there is no command :\(verb.visible); :help shows what can be typed")
          break
        }
        runScribe([verb], at: line.at, Array(words.dropFirst()))
      case .help: LiveHelp.lines(width: Output.columns).forEach(show)
      case .leave: return false
      }
    } catch let error as StoreError {
      show("NOT STORED: \(error)")
    } catch {
      show("\(error)")
    }
    return true
  }

  /// What others have recorded, as lines.
  func news() -> [String] {
    let zone = Zone(named: journal.board.incident.zone) ?? .utc
    return journal.news().map { entry in
      Style.cyan("\(entry.author.visible)@\(entry.host.visible)")
        + "  \(entry.shortID)  \(ClockText.both(entry.occurred, zone: zone))  "
        + entry.sentence.visible
    }
  }

  /// What stays in view.
  var header: LiveHeader {
    if backupOf != journal.board.attachments {
      backupOf = journal.board.attachments
      backup = journal.lastBackup()
    }
    return LiveHeader(
      incident: journal.board.incident,
      hypotheses: journal.board.openHypotheses,
      lastBackup: backup
    )
  }

  private func record(_ body: EntryBody, at time: String?) throws {
    try record([draft(body, at: time)])
  }

  private func draft(_ body: EntryBody, at time: String? = nil) -> EntryDraft {
    recording.draft(body, at: time, incident: journal.incident)
  }

  private func record(_ drafts: [EntryDraft]) throws {
    let recorded = try journal.record(drafts)
    for acknowledgement in recorded.map(Acknowledgement.init) {
      show(acknowledgement.line)
      if let remark = acknowledgement.remark { show(remark) }
    }
    lastOwn = recorded.first?.number ?? lastOwn
  }

  /// Runs a command of Scribe's in a process of its own, on this database and incident.
  private func runScribe(_ verb: [String], at time: String?, _ rest: [String]) {
    var options: [String] = []
    if let time { options += ["--at", time] }
    var variables = Surroundings.current.variables
    variables["SCRIBE_DB"] = journal.path
    if let author = recording.author { variables["SCRIBE_AUTHOR"] = author }
    if Self.takesIncident(verb.first ?? "") {
      options += ["--incident", journal.board.incident.shortID.description]
    }
    lendTerminal {
      do throws(StartError) {
        _ = try ChildProcess(
          ["/proc/self/exe"] + verb + options + rest,
          streams: .inherited,
          environment: variables
        ).wait()
      } catch {
        Output.note("scribe cannot be started again (\(error.reason))")
      }
    }
    let surroundings = Surroundings.current
    journal.claim(by: recording.author ?? surroundings.author, on: surroundings.host)
  }

  /// Whether a command of Scribe's works on one incident.
  private static func takesIncident(_ verb: String) -> Bool {
    ![
      "open", "switch", "list", "parse", "html", "templates", "demo", "live", "help", "move", "man",
    ]
    .contains(verb)
  }
}
