/// Results by the thousand: gathered, and written in pieces of 64 KiB.
///
/// A class, since two closures write to one buffer in turn.
final class BufferedOutput {
  private var text = TextBytes()
  private let folding: LineFolding?

  /// Lines are written as they are, or folded as a listing's are.
  init(folding: LineFolding? = nil) { self.folding = folding }

  /// Adds a line.
  func line(_ line: String) { self.line(of: { $0.add(line) }) }

  /// Adds a line of what `pieces` adds.
  func line(of pieces: (inout TextBytes) -> Void) {
    if let folding {
      var line = TextBytes()
      pieces(&line)
      text.add(folding.folded(line.text))
    } else {
      pieces(&text)
    }
    text.add("\n")
    if text.count > 1 << 16 { flush() }
  }

  /// Writes what has gathered.
  func flush() {
    Output.write(text.bytes)
    text.removeAll()
  }
}
