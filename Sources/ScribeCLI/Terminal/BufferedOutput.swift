/// Results by the thousand: gathered, and written in pieces of 64 KiB.
///
/// A class, since two closures write to one buffer in turn.
final class BufferedOutput {
  private var text = TextBytes()

  /// Adds a line.
  func line(_ line: String) { self.line(of: { $0.add(line) }) }

  /// Adds a line of what `pieces` adds.
  func line(of pieces: (inout TextBytes) -> Void) {
    pieces(&text)
    text.add("\n")
    if text.count > 1 << 16 { flush() }
  }

  /// Writes what has gathered.
  func flush() {
    Output.write(text.bytes)
    text.removeAll()
  }
}
