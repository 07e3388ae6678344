import ArgumentParser
import Glibc
import IncidentModel
import IncidentStorage

/// `scribe move FOLDER`
struct MoveCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "move",
    abstract: "Move the database to another volume; a link stays where it was."
  )

  @OptionGroup var store: StoreOptions

  @Argument(help: ArgumentHelp("A folder, or the new path of the file.", valueName: "path"))
  var target: String

  func run() throws {
    guard access(store.path, F_OK) == 0 else {
      throw CommandError(StoreError.noDatabase(path: store.path))
    }
    var path = target.hasPrefix("/") ? target : WorkingDirectory.path + "/" + target
    var status = stat()
    if stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR {
      path += "/" + (store.path.split(separator: "/").last.map(String.init) ?? "scribe.sqlite")
    }
    try store.openToWrite().move(to: path)
    Output.line("\(store.path.visible) -> \(path.visible)")
  }
}
