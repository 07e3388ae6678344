import CEditLine
import Glibc

/// A line of a terminal under the user's hands: libedit, with what happens meanwhile.
///
/// libedit asks for each key; while none comes, signals are answered and `onIdle` is called every
/// second, which may show lines above the one being typed.
final class LineEditor {
  /// How the reading of a line ended.
  enum Input: Hashable {
    case line(String)
    /// Ctrl-C, with what had been typed.
    case interrupted(String)
    /// The end of input on an empty line.
    case end
    /// The terminal went away, or the process is to end, with what had been typed.
    case hangUp(String, signal: Int32)
  }

  /// Called every second while nothing is typed, with the line as it is.
  var onIdle: (String) -> Void = { _ in }
  /// Called when the terminal was resized.
  var onResize: () -> Void = {}
  /// Called for Ctrl-L.
  var onClear: () -> Void = {}
  /// What a word's beginning may become; the first argument is the line up to the cursor.
  var completions: (_ line: String, _ word: String) -> [String] = { _, _ in [] }

  private let editor: OpaquePointer
  private let history: OpaquePointer
  private let signals: SignalQueue
  private let prompt: UnsafeMutablePointer<CChar>
  private let promptWidth: Int
  /// Whether the terminal can only be written to, line by line.
  private let isDumb: Bool
  /// How the reading ended, where it was not by Enter.
  private var ending: Input?

  /// A line editor on standard input and output; nil where libedit cannot have them.
  init?(prompt text: String, isDumb: Bool = false, signals: SignalQueue) {
    setlocale(LC_CTYPE, "C.UTF-8")
    guard let editor = editline_begin("scribe"), let history = history_init(),
      let prompt = strdup(text)
    else { return nil }
    self.editor = editor
    self.history = history
    self.signals = signals
    self.prompt = prompt
    self.isDumb = isDumb
    promptWidth = text.count
    editline_history_size(history, 1000)
    editline_set_owner(editor, Unmanaged.passUnretained(self).toOpaque())
    editline_set_prompt(editor) { editor in LineEditor.owner(of: editor)?.prompt }
    editline_use_emacs_keys(editor)
    editline_use_history(editor, history)
    editline_take_signal_keys(editor)
    editline_stay_quiet(editor)
    editline_set_reader(editor) { editor, key in
      LineEditor.owner(of: editor)?.nextKey(into: key) ?? -1
    }
    editline_add_function(editor, "scribe-complete", "Complete a word") { editor, _ in
      UInt8(truncatingIfNeeded: LineEditor.owner(of: editor)?.complete() ?? CC_ERROR)
    }
    editline_bind(editor, "^I", "scribe-complete")
    editline_bind(editor, "^R", "em-inc-search-prev")
  }

  deinit {
    el_end(editor)
    history_end(history)
    free(prompt)
  }

  /// Reads a line that begins with what is given, and may still be changed.
  func read(beginningWith text: String = "") -> Input {
    ending = nil
    // Pushed characters are read as if typed; a control character among them would be a command.
    if !text.isEmpty { el_push(editor, text.filter { $0.asciiValue ?? 32 >= 32 }) }
    var count: Int32 = 0
    let line = el_gets(editor, &count)
    if let ending { return ending }
    guard let line, count > 0 else { return .end }
    var typed = String(cString: line)
    while typed.last?.isNewline == true { typed.removeLast() }
    return .line(typed)
  }

  /// Makes a line one that the up arrow brings back.
  func remember(_ line: String) {
    guard !line.isEmpty else { return }
    editline_history_add(history, line)
  }

  /// Shows lines above the one that is being typed, which stays as it is.
  func show(above lines: [String]) {
    guard !lines.isEmpty else { return }
    let before = lineUpToCursor
    let width = max(1, Output.columns)
    let row = (promptWidth + before.unicodeScalars.count) / width
    let up = row > 0 ? "\u{1B}[\(row)A" : ""
    let text = (isDumb ? "\r\n" : "\r\(up)\u{1B}[J") + lines.map { $0 + "\r\n" }.joined()
    _ = Output.writeAll(Array(text.utf8)[...], to: STDOUT_FILENO)
    editline_redraw(editor)
  }

  /// Draws the line anew after the screen was cleared.
  func redraw() { editline_redraw(editor) }

  // MARK: Called by libedit

  private static func owner(of editor: OpaquePointer?) -> LineEditor? {
    editline_owner(editor).map { Unmanaged<LineEditor>.fromOpaque($0).takeUnretainedValue() }
  }

  /// The next key; 0 ends the line without Enter, and `ending` says why.
  private func nextKey(into key: UnsafeMutablePointer<wchar_t>?) -> Int32 {
    while true {
      var waiting = [
        pollfd(fd: STDIN_FILENO, events: Int16(POLLIN), revents: 0),
        pollfd(fd: signals.descriptor, events: Int16(POLLIN), revents: 0),
      ]
      let ready = poll(&waiting, 2, 1000)
      if ready == 0 { onIdle(line) }
      if waiting[1].revents != 0, !answerSignals() { return 0 }
      guard waiting[0].revents != 0 else { continue }
      switch nextScalar() {
      case nil:
        // A terminal that hung up; its signal may be on the way.
        ending = .hangUp(line, signal: SIGHUP)
        return 0
      case "\u{3}":
        ending = .interrupted(line)
        return 0
      case "\u{C}":
        onClear()
        editline_redraw(editor)
      case let scalar?:
        key?.pointee = wchar_t(bitPattern: scalar.value)
        return 1
      }
    }
  }

  /// Answers the signals that wait; false where one ends the line.
  private func answerSignals() -> Bool {
    while let signal = signals.next() {
      switch signal.number {
      case SIGWINCH:
        el_resize(editor)
        onResize()
        // Nobody knows how the terminal wrapped the line anew: it is drawn again from here.
        let text = isDumb ? "\r\n" : "\r\u{1B}[J"
        _ = Output.writeAll(Array(text.utf8)[...], to: STDOUT_FILENO)
        editline_redraw(editor)
      case SIGINT: ending = .interrupted(line)
      case SIGHUP, SIGTERM: ending = .hangUp(line, signal: signal.number)
      default: break
      }
    }
    return ending == nil
  }

  /// The next character of standard input (UTF-8); nil at its end.
  private func nextScalar() -> Unicode.Scalar? {
    var decoder = UTF8()
    var bytes: [UInt8] = []
    guard let first = nextByte() else { return nil }
    bytes.append(first)
    let expected = first < 0xC0 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    while bytes.count < expected, let next = nextByte() { bytes.append(next) }
    var iterator = bytes.makeIterator()
    guard case .scalarValue(let scalar) = decoder.decode(&iterator) else { return "\u{FFFD}" }
    return scalar
  }

  private func nextByte() -> UInt8? {
    var byte: UInt8 = 0
    while true {
      let count = Glibc.read(STDIN_FILENO, &byte, 1)
      if count == 1 { return byte }
      if count < 0, errno == EINTR || errno == EAGAIN { continue }
      return nil
    }
  }

  // MARK: The line

  /// The line as it is.
  private var line: String { text(upToCursor: false) }

  private var lineUpToCursor: String { text(upToCursor: true) }

  private func text(upToCursor: Bool) -> String {
    guard let info = el_line(editor)?.pointee, let start = info.buffer,
      let end = upToCursor ? info.cursor : info.lastchar, end >= start
    else { return "" }
    return String(
      decoding: UnsafeRawBufferPointer(start: start, count: end - start),
      as: UTF8.self
    )
  }

  /// Completes the word before the cursor as far as it is certain, and lists what it may become.
  private func complete() -> Int32 {
    let before = lineUpToCursor
    let word = before.split(separator: " ", omittingEmptySubsequences: false).last.map(String.init)
    let found = completions(before, word ?? "")
    guard let first = found.first else { return CC_REFRESH_BEEP }
    let certain = found.reduce(first) { $0.commonPrefix(with: $1) }
    if let word, certain.count > word.count {
      el_deletestr(editor, Int32(word.unicodeScalars.count))
      el_insertstr(editor, found.count == 1 ? certain + " " : certain)
      return CC_REFRESH
    }
    if found.count > 1 { show(above: [found.prefix(40).joined(separator: "  ")]) }
    return CC_REFRESH
  }
}

extension String {
  /// What both begin with, letters compared in either case.
  fileprivate func commonPrefix(with other: String) -> String {
    String(zip(self, other).prefix { $0.0.lowercased() == $0.1.lowercased() }.map(\.0))
  }
}
