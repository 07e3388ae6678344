import GRDB
import IncidentModel
import IncidentStorage
import TestSupport
import Testing

@Suite("The history of atuin")
struct AtuinHistoryTests {
  private let folder: TemporaryFolder
  private var path: String { folder.file("history.db") }

  /// A table as atuin's migrations make it, `20210422143411_create_history.sql` first.
  init() throws { folder = try TemporaryFolder() }

  private func write(withDeletedColumn: Bool) throws {
    try DatabaseQueue(path: path).write { database in
      try database.execute(
        sql: """
          CREATE TABLE history (
            id TEXT PRIMARY KEY, timestamp INTEGER NOT NULL, duration INTEGER NOT NULL,
            exit INTEGER NOT NULL, command TEXT NOT NULL, cwd TEXT NOT NULL, session TEXT NOT NULL,
            hostname TEXT NOT NULL, UNIQUE (timestamp, cwd, command));
          INSERT INTO history VALUES
            ('1', 1698637200000000000, 1500000000, 0, 'systemctl status mariadb', '/root', 's', 'db1'),
            ('2', 1698637260000000000, 20000000, 1, 'mysqladmin ping', '/tmp', 's', 'db1'),
            ('3', 1698637320000000000, -1, -1, 'mysqlcheck --all-databases', '/root', 's', 'db1'),
            ('4', 1698630000000000000, 10, 0, 'ls', '/', 's', 'db1');
          """
      )
      guard withDeletedColumn else { return }
      try database.execute(
        sql: """
          ALTER TABLE history ADD COLUMN deleted_at INTEGER;
          UPDATE history SET deleted_at = 1698640000000000000 WHERE id = '2';
          """
      )
    }
  }

  private let since = Instant(microseconds: 1_698_637_200_000_000)

  @Test("Commands come in their order, from the moment on, with how they ended")
  func lines() throws {
    try write(withDeletedColumn: false)
    let lines = try AtuinHistory.lines(in: path, since: since)
    #expect(
      lines.map(\.text) == [
        "systemctl status mariadb", "mysqladmin ping", "mysqlcheck --all-databases",
      ]
    )
    #expect(lines.map(\.exitStatus) == [0, 1, nil])
    #expect(
      lines.map(\.duration) == [.init(microseconds: 1_500_000), .init(microseconds: 20_000), nil]
    )
    #expect(lines.map(\.directory) == ["/root", "/tmp", "/root"])
    #expect(lines.first?.at == since)
  }

  @Test("What was deleted from the history is left out")
  func deleted() throws {
    try write(withDeletedColumn: true)
    #expect(
      try AtuinHistory.lines(in: path, since: since).map(\.text).contains("mysqladmin ping")
        == false
    )
  }

  @Test("A database of another program is named, not read")
  func foreign() throws {
    try DatabaseQueue(path: path).write { try $0.execute(sql: "CREATE TABLE other (x)") }
    #expect(throws: StoreError.self) { try AtuinHistory.lines(in: path, since: since) }
  }
}
