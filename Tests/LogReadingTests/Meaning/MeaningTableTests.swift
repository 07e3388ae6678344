import LogReading
import Testing

/// A message, and what it must be about.
struct MeaningRow: CustomTestStringConvertible, Sendable {
  let message: String
  let category: LogCategory
  let location: SourceLocation
  var testDescription: String { message }

  init(
    _ category: LogCategory,
    _ message: String,
    location: SourceLocation = #_sourceLocation
  ) {
    self.message = message
    self.category = category
    self.location = location
  }
}

@Suite struct MeaningTableTests {
  @Test(arguments: MeaningRow.all) func `A message is about what its words say`(
    _ row: MeaningRow
  ) throws {
    let log = try ReadLog("2023-10-30  6:40:00 0 [ERROR] \(row.message)\n")
    #expect(log.records.map(\.category) == [row.category], sourceLocation: row.location)
  }
}

extension MeaningRow {
  static let all: [MeaningRow] = [
    MeaningRow(.outOfMemory, "mysqld: Out of memory (Needed 137363456 bytes)"),
    MeaningRow(.outOfMemory, "InnoDB: Cannot allocate memory for the buffer pool"),
    MeaningRow(.outOfMemory, "Can't create thread to handle new connection(errno= 11)"),
    MeaningRow(
      .outOfMemory,
      "InnoDB: mmap(137363456 bytes) failed; errno 12"
    ),
    MeaningRow(
      .diskFull,
      "mariadbd: Disk is full writing './binlog.000004' (Errcode: 28 \"No space left on device\"). Waiting for someone to free space... (Expect up to 60 secs delay for server to continue after freeing disk space)"
    ),
    MeaningRow(.diskFull, "mysqld: The table '/tmp/#sql_1_0' is full"),
    MeaningRow(
      .diskFull,
      "InnoDB: preallocating 4194304 bytes for file ./shop/t.ibd failed with error 28"
    ),
    MeaningRow(
      .replication,
      "Slave SQL: Error 'Duplicate entry '5' for key 'PRIMARY'' on query. Default database: 'shop'. Query: 'INSERT INTO t VALUES (5)', Error_code: 1062"
    ),
    MeaningRow(
      .replication,
      "Slave I/O: error reconnecting to master 'repl@10.0.0.2:3306' - retry-time: 60  maximum-retries: 86400  message: Can't connect to server on '10.0.0.2' (111 \"Connection refused\"), Internal MariaDB error code: 2003"
    ),
    MeaningRow(
      .replication,
      "Error reading packet from server: Lost connection to server during query (server_errno=2013)"
    ),
    MeaningRow(.replication, "WSREP: Shifting SYNCED -> DONOR/DESYNCED (TO: 1234)"),
    MeaningRow(.replication, "WSREP: New cluster view: global state: 1-2-3:45, view# 3: Primary"),
    MeaningRow(.replication, "Master 'eu-west': Slave I/O thread exiting, read up to log 'x', 4"),
    MeaningRow(.upgrade, "Incorrect definition of table mysql.event: expected column 'sql_mode'"),
    MeaningRow(
      .upgrade,
      "Missing system table mysql.roles_mapping; please run mysql_upgrade to create it"
    ),
    MeaningRow(.upgrade, "Column count of mysql.proc is wrong. Expected 21, found 20."),
    MeaningRow(.hang, "InnoDB: A long semaphore wait:"),
    MeaningRow(
      .crash,
      "InnoDB: Assertion failure in file ./storage/innobase/buf/buf0buf.cc line 2471"
    ),
    MeaningRow(.config, "mariadbd: unknown variable 'query_cach_size=16M'"),
    MeaningRow(
      .config,
      "Can't start server: Bind on TCP/IP port. Got error: 98: Address already in use"
    ),
    MeaningRow(.network, "IP address '10.0.0.7' could not be resolved: Name or service not known"),
    MeaningRow(.lock, "InnoDB: Transaction was aborted due to Deadlock"),
    MeaningRow(.connections, "mariadbd: Got packets out of order"),
    MeaningRow(.startup, "mariadbd: bereit für Verbindungen."),
    MeaningRow(.startup, "/usr/sbin/mysqld: Готов принимать соединения."),
    MeaningRow(.shutdown, "/usr/sbin/mysqld: 通常シャットダウン"),
    MeaningRow(.shutdown, "/usr/sbin/mysqld: Arrêt normal du serveur"),
    MeaningRow(.accessDenied, "Acceso negado para usuario: 'a'@'b' (Usando clave: YES)"),
    MeaningRow(
      .corruption,
      "mysqld: Tabelle './shop/t' ist als defekt markiert und sollte repariert werden"
    ),
    MeaningRow(.other, "InnoDB: Using Linux native AIO"),
  ]
}
