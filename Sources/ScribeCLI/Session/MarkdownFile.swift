import IncidentModel
import PostmortemRendering

/// A Markdown file of the user's, or standard input for `-`.
struct MarkdownFile {
  var path: String

  /// Prints it as one self-contained page.
  func printPage() throws {
    Output.write(HousePage.bytes(markdown: try text(), svg: picture()))
  }

  private func text() throws -> String {
    if path == "-" { return String(decoding: try StandardInput.bytes().kept, as: UTF8.self) }
    guard let text = Self.contents(of: path) else {
      throw CommandError("\(path.visible): cannot be read; check the path")
    }
    return text
  }

  /// The picture that lies beside the document, if it has one.
  private func picture() -> String? {
    guard path != "-" else { return nil }
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    return Self.contents(of: folder + "timeline.svg")
  }

  /// The whole of a file or a pipe; nil where it cannot be read.
  private static func contents(of path: String) -> String? {
    (try? TextFile.bytes(of: path)).map { String(decoding: $0, as: UTF8.self) }
  }
}
