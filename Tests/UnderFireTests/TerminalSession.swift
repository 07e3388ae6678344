import Glibc
import ScribeCLI

/// The binary, or a program that leads to it, in a terminal of its own, typed at and read from by a test.
final class TerminalSession {
  private let terminal: Int32
  /// Nil once it has ended: its number may then be another's.
  private var child: ChildProcess?
  /// Everything shown so far.
  private(set) var shown = ""
  private var bytes: [UInt8] = []

  init(
    _ sandbox: Sandbox,
    _ arguments: [String],
    of program: String = Sandbox.binary,
    rows: UInt16 = 24,
    columns: UInt16 = 80,
    echoes: Bool = true
  ) {
    var master: Int32 = -1
    var slave: Int32 = -1
    var name = [CChar](repeating: 0, count: 128)
    var size = winsize(ws_row: rows, ws_col: columns, ws_xpixel: 0, ws_ypixel: 0)
    openpty(&master, &slave, &name, nil, &size)
    if !echoes {
      var settings = termios()
      tcgetattr(slave, &settings)
      settings.c_lflag &= ~tcflag_t(ECHO)
      tcsetattr(slave, TCSANOW, &settings)
    }
    _ = fcntl(master, F_SETFD, FD_CLOEXEC)
    _ = fcntl(slave, F_SETFD, FD_CLOEXEC)
    terminal = master
    let path = String(decoding: name.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
    var variables = sandbox.variables
    variables["TERM"] = variables["TERM"] ?? "xterm"
    child = try? ChildProcess(
      [program] + arguments,
      streams: .terminal(path: path, keepsInput: false),
      environment: variables
    )
    close(slave)
  }

  func type(_ text: String) {
    let bytes = Array(text.utf8)
    _ = write(terminal, bytes, bytes.count)
  }

  /// Reads until the text has been shown, for at most a minute, which a machine with more to do may need;
  /// false where it never was.
  func shows(_ text: String) -> Bool {
    for _ in 0..<6000 {
      if shown.contains(text) { return true }
      guard readMore() else { return shown.contains(text) }
    }
    return false
  }

  /// Forgets what was shown.
  func forget() {
    bytes = []
    shown = ""
  }

  func send(_ signal: Int32) { if let child { kill(child.id, signal) } }

  /// Takes the terminal away, as a dying connection does.
  func hangUp() { close(terminal) }

  /// Reads what is left, and returns how the process ended; one that goes on is killed.
  func end() -> ChildProcess.End? {
    while readMore(patience: 10_000) {}
    defer { child = nil }
    for _ in 0..<500 {
      if let end = child?.poll() { return end }
      usleep(10_000)
    }
    send(SIGKILL)
    return child?.wait()
  }

  deinit { send(SIGKILL) }

  /// Reads once; false at the end.
  private func readMore(patience: Int32 = 10) -> Bool {
    var ready = pollfd(fd: terminal, events: Int16(POLLIN), revents: 0)
    guard poll(&ready, 1, patience) > 0 else { return patience == 10 }
    var buffer = [UInt8](repeating: 0, count: 1 << 14)
    let count = read(terminal, &buffer, buffer.count)
    guard count > 0 else { return false }
    bytes += buffer[..<count]
    shown = String(decoding: bytes, as: UTF8.self)
    return true
  }
}
