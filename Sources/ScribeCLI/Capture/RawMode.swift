import Glibc

/// A terminal that hands every key through unread, until it is given back as it was.
struct RawMode {
  private let terminal: Int32
  private let before: termios

  /// Nil where the descriptor is no terminal, or another job has it.
  init?(_ terminal: Int32) {
    var settings = termios()
    guard isatty(terminal) == 1, tcgetpgrp(terminal) == getpgrp(),
      tcgetattr(terminal, &settings) == 0
    else { return nil }
    self.terminal = terminal
    before = settings
    cfmakeraw(&settings)
    tcsetattr(terminal, TCSADRAIN, &settings)
  }

  /// Gives the terminal back.
  func restore() {
    var before = before
    tcsetattr(terminal, TCSADRAIN, &before)
  }
}
