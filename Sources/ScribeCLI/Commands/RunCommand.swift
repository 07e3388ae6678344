import ArgumentParser
import IncidentModel
import IncidentStorage

/// The command `scribe run -- COMMAND…`.
struct RunCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "run",
    abstract: "Run a command, show its output, and record both with how it ended.",
    discussion: """
      The command gets a terminal of its own where there is one, its exit status is passed on (128 \
      and the signal's number where a signal ended it). One argument with spaces in it is a line \
      for the shell: scribe run 'df -h | tail -3'. What is recorded is told on stderr.
      """
  )

  @Option(help: ArgumentHelp("What it is for; else the command is the text.", valueName: "text"))
  var note: String?

  @Option(
    help: ArgumentHelp(
      "observation, action, decision, communication or escalation.",
      valueName: "kind"
    )
  )
  var kind: EventKind = .action

  @OptionGroup var recording: RecordingOptions
  @OptionGroup var command: Words

  func run() throws {
    let words = Array(command.words.first == "--" ? command.words.dropFirst() : command.words[...])
    guard let first = words.first, !first.isEmpty else {
      throw ValidationError("Say what to run: scribe run -- mysqladmin processlist")
    }
    let line = TypedCommand(words)
    let begun = draft(line, run: nil)
    let path = recording.store.path
    // On record before it starts: should this process die, the entry says that the end is unknown.
    let held = EntrySpool(environment: Surroundings.current.variables)
      .hold(begun, forDatabase: path)
    if Output.isTerminal(.standardError) {
      let host = Style.magenta(Surroundings.current.host.visible)
      Output.complain("\(host) \(Style.dim("$"))  \(line.text.visible)")
    }
    var finished = begun
    let status: Int32
    let evidence: [EvidenceFile]
    do {
      let outcome = try CommandRunner(
        arguments: line.arguments,
        environment: Surroundings.current.variables
      ).run()
      evidence = EvidenceFile.outputs(outcome.output, masking: !recording.noRedact)
      finished = draft(line, run: outcome, begun: begun)
      status = outcome.end.status
    } catch let error as StartError {
      Output.note("\(first.visible): cannot be started (\(error.reason))")
      evidence = []
      finished = draft(line, notStarted: error, begun: begun)
      status = error.status
    }
    let recorded = try record(finished, evidence)
    held?.letGo()
    if let entry = recorded.first { Acknowledgement(entry).show(on: .standardError) }
    if status != 0 { throw ExitCode(status) }
  }

  /// Records the run; what the database refuses (no incident is open) waits in the spool: the command
  /// has run, and cannot be typed again like a line.
  private func record(_ run: EntryDraft, _ evidence: [EvidenceFile]) throws -> [RecordedEntry] {
    let attached = evidence.map { $0.draft(attachedTo: run, with: recording.recorder) }
    let drafts = [run] + attached.map(\.draft)
    let contents = Dictionary(attached.map { ($0.hash, $0.content) }, uniquingKeysWith: { $1 })
    do {
      return try recording.keep(drafts, contents: contents)
    } catch let error as StoreError {
      try Spooling(path: recording.store.path).keep(drafts, contents: contents, because: error)
      return []
    }
  }

  /// The entry: as it begins, or as it has ended, which keeps the id and the clock of its beginning.
  private func draft(
    _ line: TypedCommand,
    run: CommandRunner.Outcome? = nil,
    notStarted: StartError? = nil,
    begun: EntryDraft? = nil
  ) -> EntryDraft {
    let now = Surroundings.current.now()
    var command = EntryBody.CommandRun(
      line: line.text,
      directory: WorkingDirectory.path,
      exitStatus: notStarted.map { Int($0.status) },
      signal: nil,
      duration: begun.map { now - $0.recordedAt } ?? .seconds(0),
      outputBytes: run?.output.count,
      outputSHA256: run?.output.sha256
    )
    switch run?.end {
    case .exited(let status)?: command.exitStatus = Int(status)
    case .killed(let signal)?: command.signal = Int(signal)
    case nil: break
    }
    var draft = recording.draft(
      .event(kind, text: note ?? line.text, insteadOf: [], command: command)
    )
    // Without a note the line stands there twice; its secrets are counted once.
    if note == nil { draft.redactions /= 2 }
    if let begun {
      draft.id = begun.id
      draft.recordedAt = begun.recordedAt
    }
    return draft
  }
}
