import GRDB
import Glibc
import IncidentModel

/// The journal of a database and what it adds up to.
///
/// A store is opened for a single command and never closed: closing the last connection to a
/// WAL-mode database checkpoints it, which costs three `fsync` calls that durability does not need.
/// `WriteAheadLog` checkpoints now and then instead.
package struct IncidentStore: Sendable {
  /// What the database is called: a path, which may be a link to where it lies.
  package let path: String
  /// Where it lies, and what belongs to it lies beside it.
  let place: String
  let database: DatabaseQueue
  private let lock: WriteLock
  private let patience: Patience
  /// The file that is open: SQLite would go on writing into one that was removed or moved.
  private let file: FileIdentity?

  /// How many seconds a write waits for other writers, where nothing else is said.
  package static let secondsOfPatience = 30

  /// Opens the database for writing, and makes it (mode 0600, its folder 0700) where there is none.
  ///
  /// A write waits for other writers as long as `patience` lasts.
  ///
  /// - Throws: `StoreError`
  package init(
    path: String,
    patience: Patience = Patience(seconds: Self.secondsOfPatience)
  ) throws {
    try Self.makeFile(path)
    self.path = path
    place = Self.place(of: path)
    file = FileIdentity(path)
    self.patience = patience
    lock = WriteLock(besideDatabase: place, patience: patience)
    do {
      database = Self.keepOpen(
        try DatabaseQueue(path: path, configuration: Self.configuration(path, patience))
      )
      switch try database.unsafeRead({ try Self.state(of: $0, path: path) }) {
      case .current: break
      case .fresh, .older:
        let database = database
        try lock.whileHeld {
          try database.writeWithoutTransaction {
            try $0.execute(sql: "PRAGMA journal_mode = WAL")
          }
          try Migrations.migrate(database)
          // The file alone is a database from the start, also where its log is left behind.
          try database.writeWithoutTransaction { _ = try $0.checkpoint(.truncate) }
        }
      }
    } catch let error as DatabaseError {
      throw StoreError(error, path: path)
    }
  }

  /// Opens a database that is there, to read it; a folder or file system that cannot be written is
  /// no hindrance.
  ///
  /// - Throws: `StoreError`
  package init(
    reading path: String,
    patience: Patience = Patience(seconds: Self.secondsOfPatience)
  ) throws {
    guard access(path, F_OK) == 0 else { throw StoreError.noDatabase(path: path) }
    try Self.refuseFolder(path)
    self.path = path
    place = Self.place(of: path)
    file = FileIdentity(path)
    self.patience = patience
    lock = WriteLock(besideDatabase: place, patience: patience)
    do {
      database = try Self.openToRead(path, patience)
      if try database.unsafeRead({ try Self.state(of: $0, path: path) }) == .fresh {
        throw StoreError.noDatabase(path: path)
      }
    } catch let error as DatabaseError {
      throw StoreError(error, path: path, isReading: true)
    }
  }

  /// Runs a write in one transaction, in the order of asking among all processes.
  func write<Result>(_ work: (Database) throws -> Result) throws -> Result {
    do {
      return try whileLocked {
        try database.writeWithoutTransaction { connection in
          var result: Result?
          try connection.inTransaction(.immediate) {
            result = try work(connection)
            return .commit
          }
          guard let result else {
            throw StoreError.unwritable(path: path, detail: "the transaction did not run")
          }
          return result
        }
      } finally: { isAwaited in
        let log = WriteAheadLog(ofDatabase: place)
        if log.isLong(isAwaited: isAwaited) {
          patience.suspended { database.inDatabase(log.shorten) }
        }
      }
    } catch let error as DatabaseError {
      throw StoreError(error, path: path)
    }
  }

  /// Runs the work while no other process writes, on the file that the path still means.
  func whileLocked<Result>(
    _ work: () throws -> Result,
    finally: (_ isAwaited: Bool) -> Void = { _ in }
  ) throws -> Result {
    try lock.whileHeld(
      {
        guard FileIdentity(path) == file else {
          throw StoreError.unwritable(
            path: path,
            detail: "the file was moved or replaced meanwhile"
          )
        }
        return try work()
      },
      finally: finally
    )
  }

  /// Whether a path means this database: its name, or another one of the same file.
  func isNamed(_ name: String) -> Bool {
    name == path || file != nil && FileIdentity(name) == file
  }

  /// Whether something is asked for the first time in the life of this database, such as a warning
  /// that is given once.
  ///
  /// - Throws: `StoreError`
  package func isFirst(_ name: String) throws -> Bool {
    try write { database in
      try database.execute(
        sql: "INSERT OR IGNORE INTO setting (name, value) VALUES (?, '1')",
        arguments: ["told." + name]
      )
      return database.changesCount > 0
    }
  }

  /// Runs a read in one transaction.
  func read<Result>(_ work: (Database) throws -> Result) throws -> Result {
    do {
      return try database.read(work)
    } catch let error as DatabaseError {
      throw StoreError(error, path: path, isReading: true)
    }
  }

  // MARK: Opening

  /// Keeps a connection for as long as the process lives.
  private static func keepOpen(_ queue: DatabaseQueue) -> DatabaseQueue {
    _ = Unmanaged.passRetained(queue)
    return queue
  }

  private static func configuration(
    _ path: String,
    _ patience: Patience,
    isReadOnly: Bool = false
  ) -> Configuration {
    var configuration = Connection.configuration
    configuration.readonly = isReadOnly
    configuration.busyMode = .callback { patience.wait(for: path, tries: $0) }
    configuration.prepareDatabase(Connection.prepare)
    return configuration
  }

  /// A WAL-mode database in a folder that cannot be written opens only as a file that nobody changes.
  private static func openToRead(
    _ path: String,
    _ patience: Patience
  ) throws -> DatabaseQueue {
    let configuration = configuration(path, patience, isReadOnly: true)
    do {
      let queue = try DatabaseQueue(path: path, configuration: configuration)
      _ = try queue.read { try Int.fetchOne($0, sql: "SELECT count(*) FROM sqlite_schema") }
      return queue
    } catch let error as DatabaseError
      where [.SQLITE_CANTOPEN, .SQLITE_READONLY].contains(error.resultCode)
    {
      return try DatabaseQueue(
        path: "file:\(escaped(path))?immutable=1",
        configuration: configuration
      )
    }
  }

  /// Where the file of a path lies, links followed; the path itself where there is none.
  package static func place(of path: String) -> String {
    var status = stat()
    guard lstat(path, &status) == 0, status.st_mode & S_IFMT == S_IFLNK,
      let real = realpath(path, nil)
    else { return path }
    defer { free(real) }
    return String(cString: real)
  }

  /// The path as a part of an URI (<https://www.sqlite.org/uri.html>).
  private static func escaped(_ path: String) -> String {
    path.replacing("%", with: "%25").replacing("?", with: "%3f").replacing("#", with: "%23")
  }

  /// To SQLite a folder is an I/O error; to the user it is a slip.
  private static func refuseFolder(_ path: String) throws {
    var status = stat()
    guard stat(path, &status) == 0, status.st_mode & S_IFMT == S_IFDIR else { return }
    throw StoreError.unwritable(path: path, detail: "it is a directory")
  }

  static func makeFile(_ path: String) throws {
    guard access(path, F_OK) != 0 else { return try refuseFolder(path) }
    if let slash = path.lastIndex(of: "/"), slash != path.startIndex {
      try makeFolder(String(path[..<slash]))
    }
    let file = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
    guard file >= 0 else {
      throw StoreError.unwritable(path: path, detail: String(cString: strerror(errno)))
    }
    close(file)
  }

  private static func makeFolder(_ path: String) throws {
    guard access(path, F_OK) != 0 else { return }
    if let slash = path.lastIndex(of: "/"), slash != path.startIndex {
      try makeFolder(String(path[..<slash]))
    }
    guard mkdir(path, 0o700) == 0 || errno == EEXIST else {
      throw StoreError.unwritable(path: path, detail: String(cString: strerror(errno)))
    }
  }

  private enum SchemaState { case fresh, older, current }

  /// Whose database it is and how old: two numbers of its header.
  private static func state(of database: Database, path: String) throws -> SchemaState {
    let application = try Int.fetchOne(database, sql: "PRAGMA application_id") ?? 0
    let version = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
    if application == 0 {
      // The migrator makes its own table first: who looks between the two sees a fresh database.
      let tables =
        try Int.fetchOne(
          database,
          sql: "SELECT count(*) FROM sqlite_schema WHERE tbl_name <> 'grdb_migrations'"
        ) ?? 0
      guard tables == 0 else { throw StoreError.notScribe(path: path) }
      return .fresh
    }
    guard application == Migrations.applicationID else { throw StoreError.notScribe(path: path) }
    let known = Migrations.currentVersion
    guard version <= known else {
      throw StoreError.newer(path: path, version: version, known: known)
    }
    return version < known ? .older : .current
  }
}
