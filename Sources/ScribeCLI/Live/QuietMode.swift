import Glibc

/// A terminal that keeps what is typed while nobody reads: unechoed, and no key a signal.
///
/// Between two lines the line editor gives the terminal back as it found it; were that the shell's
/// mode, a Ctrl-D or Ctrl-C typed ahead would go astray.
struct QuietMode {
  private let terminal: Int32
  private let before: termios

  /// Nil where the descriptor is no terminal, or one whose keys somebody else echoes.
  init?(_ terminal: Int32) {
    var settings = termios()
    guard tcgetattr(terminal, &settings) == 0, settings.c_lflag & tcflag_t(ECHO) != 0 else {
      return nil
    }
    self.terminal = terminal
    before = settings
    apply()
  }

  /// Makes the terminal quiet.
  func apply() {
    var settings = before
    settings.c_lflag &= ~tcflag_t(ICANON | ECHO | ISIG | IEXTEN)
    tcsetattr(terminal, TCSADRAIN, &settings)
  }

  /// Gives the terminal back.
  func restore() {
    var before = before
    tcsetattr(terminal, TCSADRAIN, &before)
  }
}
