import ArgumentParser
import Glibc
import IncidentModel
import IncidentStorage

/// A live session on a terminal: header, line editor, the entries of others as they arrive.
final class LivePrompt {
  private let session: LiveSession
  private let editor: LineEditor
  private let signals: SignalQueue
  private let quiet: QuietMode
  private let draft: LiveDraft?
  private let spool: EntrySpool
  private var screen: LiveScreen

  /// A prompt on this process's terminal; nil where it has none that a line editor can use.
  init?(_ session: LiveSession) throws {
    let surroundings = Surroundings.current
    let isDumb = (surroundings.variable("TERM") ?? "dumb") == "dumb"
    // Where somebody else echoes what is typed, as an editor's shell window does, a line editor would
    // show it twice.
    guard isatty(STDIN_FILENO) == 1, isatty(STDOUT_FILENO) == 1,
      let quiet = QuietMode(STDIN_FILENO)
    else { return nil }
    self.quiet = quiet
    signals = try SignalQueue([SIGHUP, SIGTERM, SIGINT, SIGWINCH])
    let name = session.journal.board.incident.shortID.description
    guard let editor = LineEditor(prompt: "\(name)> ", isDumb: isDumb, signals: signals) else {
      signals.close()
      quiet.restore()
      return nil
    }
    self.session = session
    self.editor = editor
    screen = LiveScreen(headerHeight: LiveHeader.height, isDumb: isDumb)
    spool = EntrySpool(environment: surroundings.variables)
    draft = LiveDraft(in: spool, database: session.journal.path)
  }

  /// Reads and records lines until the user leaves; returns the process's exit status.
  func run() -> Int32 {
    screen.begin()
    connect()
    drawHeader()
    if !screen.hasHeader { header.dropLast().forEach { Output.line($0) } }
    Output.line(Style.dim("each line is stored when Enter is hit; :help shows the signs"))
    var begun = LiveDraft.takeAbandoned(in: spool, database: session.journal.path)
    begun.forEach(editor.remember)
    if !begun.isEmpty { Output.line("a line that you had begun is back; Ctrl-U clears it") }
    while true {
      drawHeader()
      switch editor.read(beginningWith: begun.popLast() ?? "") {
      case .line(let line):
        editor.remember(line)
        // Until it is stored the line stays where it survives this process.
        draft?.keep(line)
        let goesOn = session.take(line)
        draft?.keep("")
        guard goesOn else { return leave() }
        session.news().forEach { Output.line($0) }
      case .interrupted(let line):
        draft?.keep("")
        editor.remember(line)
        Output.line("^C")
        Output.line(
          Style.dim(
            line.isEmpty
              ? "Ctrl-D or :quit leaves" : "not stored; the up arrow brings the line back"
          )
        )
      case .end:
        Output.line()
        return leave()
      case .hangUp(let line, let signal):
        draft?.keep(line)
        draft?.close()
        screen.end()
        quiet.restore()
        return 128 + signal
      }
    }
  }

  private func leave() -> Int32 {
    draft?.close()
    screen.end()
    quiet.restore()
    return ExitStatus.done.rawValue
  }

  private var header: [String] {
    session.header.lines(now: Surroundings.current.now(), width: screen.columns)
  }

  private func drawHeader() {
    let lines = header
    screen.draw(
      [Style.bold(lines[0])] + lines.dropFirst().dropLast() + lines.suffix(1).map { Style.dim($0) }
    )
  }

  private func connect() {
    editor.onIdle = { [self] line in
      draft?.keep(line)
      editor.show(above: session.news())
      drawHeader()
    }
    editor.onResize = { [self] in
      screen.resize()
      drawHeader()
    }
    editor.onClear = { [self] in screen.clear() }
    editor.completions = { [self] line, word in
      LiveCompletion(board: session.journal.board).candidates(line: line, word: word)
    }
    session.lendTerminal = { [self] work in
      screen.suspend()
      quiet.restore()
      work()
      quiet.apply()
      screen.resume()
    }
  }
}
