/// Results by the thousand: gathered, and written in pieces of 64 KiB.
///
/// A class, since closures of several kinds add to one buffer.
final class BufferedOutput {
  private let folding: LineFolding?
  private let isHeldBack: Bool
  private var full: [TextBytes] = []
  private var text = TextBytes(room: pieceSize)
  private static let pieceSize = 1 << 16

  /// Lines are written as they are, or folded as a listing's are.
  ///
  /// `isHeldBack` keeps everything until `flush`: who reads the results may take an hour, and until then
  /// what gives them, such as a transaction, would have to stay open.
  init(folding: LineFolding? = nil, isHeldBack: Bool = false) {
    self.folding = folding
    self.isHeldBack = isHeldBack
  }

  /// Adds a line.
  func line(_ line: String) {
    add {
      $0.add(line)
      $0.add("\n")
    }
  }

  /// Adds what `pieces` adds: whole lines, each with its newline.
  func add(_ pieces: (inout TextBytes) -> Void) {
    let start = text.count
    pieces(&text)
    if let folding {
      for line in text.takeAway(from: start).split(separator: "\n") {
        text.add(folding.folded(String(line)) + "\n")
      }
    }
    guard text.count > Self.pieceSize else { return }
    guard isHeldBack else { return flush() }
    full.append(text)
    text = TextBytes(room: Self.pieceSize)
  }

  /// Writes what has gathered.
  func flush() {
    full.forEach { Output.write($0.bytes) }
    full = []
    Output.write(text.bytes)
    text.removeAll()
  }
}
