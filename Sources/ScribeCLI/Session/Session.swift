import ArgumentParser
import Glibc
import IncidentModel
import IncidentStorage

/// The options that every command with a database takes.
struct StoreOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "The database.",
      discussion: "Else $SCRIBE_DB, else $XDG_DATA_HOME/scribe/scribe.sqlite.",
      valueName: "path"
    )
  )
  var db: String?

  @Option(help: ArgumentHelp("The incident; else the current one.", valueName: "INC-n"))
  var incident: String?
}

extension StoreOptions {
  /// The database and incident that are meant.
  var choice: StoreChoice { StoreChoice(path: path, incident: incident) }

  /// Where the database lies, as an absolute path: the spool names databases by it.
  var path: String { Self.path(db) }

  /// The database that is meant by what was typed, as an absolute path.
  static func path(_ typed: String?) -> String {
    let path = typed ?? Surroundings.current.databasePath
    return path.hasPrefix("/") ? path : WorkingDirectory.path + "/" + path
  }

  /// Opens the database to read it, first taking in what waits in the spool.
  func openToRead() throws -> IncidentStore { try choice.openToRead() }

  /// Opens the database to write what is not an entry, first taking in what waits in the spool.
  func openToWrite() throws -> IncidentStore { try choice.openToWrite() }
}

/// The database and incident that a command is about, without the parser that read them.
struct StoreChoice: Equatable {
  /// An absolute path.
  var path = StoreOptions.path(nil)
  /// As typed; nil means the current one.
  var incident: String?

  /// Opens the database to read it, first taking in what waits in the spool.
  func openToRead() throws -> IncidentStore {
    drainSpool()
    return try IncidentStore(reading: path, patience: Surroundings.current.patience)
  }

  /// Opens the database to write what is not an entry, first taking in what waits in the spool.
  func openToWrite() throws -> IncidentStore {
    let store = try IncidentStore(path: path, patience: Surroundings.current.patience)
    Spooling(path: path).drain(into: store)
    return store
  }

  private func drainSpool() {
    let spooling = Spooling(path: path)
    guard access(path, F_OK) == 0, !spooling.isEmpty,
      let store = try? IncidentStore(path: path, patience: Surroundings.current.patience)
    else { return }
    spooling.drain(into: store)
  }
}
