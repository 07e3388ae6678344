import ArgumentParser
import FoundationEssentials
import IncidentModel
import PostmortemRendering

/// The command `scribe html FILE.md`.
struct HTMLCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "html",
    abstract: "Print a Markdown file as one self-contained HTML page."
  )

  @Argument(help: ArgumentHelp("The Markdown; - is standard input.", valueName: "file"))
  var file: String

  func run() throws {
    Output.write(HousePage.bytes(markdown: try markdown(), svg: try picture()))
  }

  private func markdown() throws -> String {
    if file == "-" { return String(decoding: try StandardInput.bytes().kept, as: UTF8.self) }
    guard let data = FileManager.default.contents(atPath: file) else {
      throw CommandError("\(file.visible): cannot be read; check the path")
    }
    return String(decoding: data, as: UTF8.self)
  }

  /// The picture that lies beside the document, if it has one.
  private func picture() throws -> String? {
    guard file != "-" else { return nil }
    let folder = file.lastIndex(of: "/").map { String(file[...$0]) } ?? ""
    return FileManager.default.contents(atPath: folder + "timeline.svg")
      .map { String(decoding: $0, as: UTF8.self) }
  }
}
