import IncidentModel
import PostmortemRendering

/// A Markdown file of the user's, or standard input for `-`.
struct MarkdownFile {
  var path: String

  /// Prints it as one self-contained page.
  func printPage() throws {
    Output.write(HousePage.bytes(markdown: try text(), svg: picture()))
  }

  /// Refuses what is no text: a page of noise looks like a page.
  private func text() throws -> String {
    let isPiped = path == "-"
    guard let bytes = isPiped ? try StandardInput.bytes().kept : try? TextFile.bytes(of: path)
    else {
      throw CommandError("\(path.visible): cannot be read; check the path")
    }
    guard !bytes.contains(0), let text = String(validating: bytes, as: UTF8.self) else {
      throw CommandError(
        "\(isPiped ? "standard input" : path.visible): is no text in UTF-8; "
          + "name a Markdown file, or save this one as UTF-8"
      )
    }
    return text
  }

  /// The picture that lies beside the document, if it has one.
  private func picture() -> String? {
    guard path != "-" else { return nil }
    let folder = path.lastIndex(of: "/").map { String(path[...$0]) } ?? ""
    return (try? TextFile.bytes(of: folder + "timeline.svg")).map {
      String(decoding: $0, as: UTF8.self)
    }
  }
}
