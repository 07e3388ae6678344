import ArgumentParser
import FoundationEssentials
import IncidentModel

/// `scribe man`
struct ManCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "man",
    abstract: "Write the manual pages into a folder, or print scribe(1)."
  )

  @Argument(help: ArgumentHelp("The folder, such as /usr/local/share/man/man1.", valueName: "dir"))
  var folder: String?

  func run() throws {
    let pages = try ManualPage.all()
    guard let folder else {
      pages.first.map { Output.write($0.text) }
      return
    }
    do {
      try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
      for page in pages {
        try Data(page.text.utf8).write(to: URL(filePath: "\(folder)/\(page.name).1"))
      }
    } catch {
      throw CommandError("\(folder.visible): the pages cannot be written; name another folder")
    }
    Output.line("\(pages.count) pages in \(folder.visible)")
  }
}
