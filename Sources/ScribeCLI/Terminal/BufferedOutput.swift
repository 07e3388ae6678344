/// Results by the thousand: gathered, and written in pieces of 64 KiB.
///
/// A class, since two closures write to one buffer in turn.
final class BufferedOutput {
  private var text = ""

  /// Adds a line.
  func line(_ line: String) {
    text += line
    text += "\n"
    if text.utf8.count > 1 << 16 { flush() }
  }

  /// Writes what has gathered.
  func flush() {
    Output.write(text)
    text.removeAll(keepingCapacity: true)
  }
}
