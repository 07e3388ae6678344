import Glibc

/// The terminal of a live prompt: a header that stays, and a region below it that scrolls
/// (ECMA-48 and DEC's scrolling region, which xterm, tmux, the Linux console and PuTTY have).
struct LiveScreen {
  private let height: Int
  /// Whether the terminal can only be written to, line by line: no header then.
  private let isDumb: Bool
  private var rows = 0
  private var drawn: [String] = []
  /// How many columns there are.
  private(set) var columns = 80

  /// Below this many rows the header would be in the way.
  private static let leastRows = 12

  init(headerHeight: Int, isDumb: Bool) {
    height = headerHeight
    self.isDumb = isDumb
    measure()
  }

  /// Whether there is room for a header.
  var hasHeader: Bool { !isDumb && rows >= Self.leastRows }

  /// Takes over the terminal; what was on it scrolls up unharmed.
  mutating func begin() {
    measure()
    guard hasHeader else { return }
    write(to(row: rows) + String(repeating: "\n", count: rows) + region + to(row: rows))
    drawn = []
  }

  /// Gives the terminal to another program, which starts below what is shown.
  func suspend() {
    guard hasHeader else { return }
    write("\u{1B}7\u{1B}[r\u{1B}8")
  }

  /// Takes it back; what the other program wrote where the header goes scrolls up first.
  mutating func resume() {
    measure()
    guard hasHeader else { return }
    write(to(row: rows) + String(repeating: "\n", count: height) + region + to(row: rows))
    drawn = []
  }

  /// Gives the terminal back for good.
  func end() {
    guard hasHeader else { return }
    write("\u{1B}[r" + to(row: rows) + "\r\n")
  }

  /// Fits header and region to a terminal that was resized.
  mutating func resize() {
    measure()
    drawn = []
    guard !isDumb else { return }
    write(hasHeader ? "\u{1B}7" + region + "\u{1B}8" : "\u{1B}7\u{1B}[r\u{1B}8")
  }

  /// Clears all but the header.
  func clear() {
    guard hasHeader else { return isDumb ? () : write("\u{1B}[H\u{1B}[2J") }
    write(to(row: height + 1) + "\u{1B}[J")
  }

  /// Draws the header where it differs from what is there, in one write, the cursor hidden.
  mutating func draw(_ lines: [String]) {
    guard hasHeader, lines != drawn else { return }
    var text = "\u{1B}7\u{1B}[?25l"
    for (index, line) in lines.prefix(height).enumerated()
    where !drawn.indices.contains(index) || drawn[index] != line {
      text += to(row: index + 1) + "\u{1B}[2K" + line
    }
    drawn = lines
    write(text + "\u{1B}8\u{1B}[?25h")
  }

  /// Writes as it is.
  func write(_ text: String) { _ = Output.writeAll(Array(text.utf8)[...], to: STDOUT_FILENO) }

  private mutating func measure() {
    var size = winsize()
    guard ioctl(STDOUT_FILENO, UInt(TIOCGWINSZ), &size) == 0 else { return }
    rows = Int(size.ws_row)
    columns = size.ws_col == 0 ? 80 : Int(size.ws_col)
  }

  private var region: String { "\u{1B}[\(height + 1);\(rows)r" }

  private func to(row: Int) -> String { "\u{1B}[\(row);1H" }
}
