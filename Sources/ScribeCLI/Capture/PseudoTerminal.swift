import Glibc

/// A terminal made for a command, so that it shows colours and asks questions as if it had ours.
struct PseudoTerminal {
  /// Our end.
  let master: Int32
  /// The command's end, to be opened by the command itself: that makes it its controlling terminal.
  let path: String
  private let slave: Int32

  /// A terminal with the settings and the size of `terminal`; nil where the system has none to give.
  init?(like terminal: Int32) {
    var settings = termios()
    let hasSettings = tcgetattr(terminal, &settings) == 0
    var size = winsize()
    let hasSize = ioctl(terminal, UInt(TIOCGWINSZ), &size) == 0
    var master: Int32 = -1
    var slave: Int32 = -1
    var name = [CChar](repeating: 0, count: 256)
    guard openpty(&master, &slave, &name, nil, nil) == 0 else { return nil }
    if hasSettings { tcsetattr(slave, TCSANOW, &settings) }
    if hasSize { _ = ioctl(slave, UInt(TIOCSWINSZ), &size) }
    for descriptor in [master, slave] { _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC) }
    _ = fcntl(master, F_SETFL, O_NONBLOCK)
    self.master = master
    self.slave = slave
    path = String(
      decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)),
      as: UTF8.self
    )
  }

  /// Closes our copy of the command's end, so that our end notices when the command's are closed.
  func closeSlave() { close(slave) }

  /// Takes over the size of a terminal that was resized.
  func resize(like terminal: Int32) {
    var size = winsize()
    guard ioctl(terminal, UInt(TIOCGWINSZ), &size) == 0 else { return }
    _ = ioctl(master, UInt(TIOCSWINSZ), &size)
  }
}
