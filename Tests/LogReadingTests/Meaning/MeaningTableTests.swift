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

  @Test(arguments: [
    (LogCategory.crash, "/usr/sbin/mysqld: Reçu le signal 12. Abandonne!"),
    (.connections, "Connection 12 avortée vers la bd: 'a' utilisateur: 'b' (c)"),
    (.connections, "Conexión abortada 12 para db: 'a' usuario: 'b'"),
    (.corruption, "La table 'a' est marquée 'crashed' et le dernier 'repair' a échoué"),
    (.diskFull, "Disken är full (/x). Väntar tills det finns ledigt utrymme..."),
    (.diskFull, "Tabela 'a' está cheia"),
    (.outOfMemory, "Sem memória. Reinicie o programa e tente novamente (necessita de 12 bytes)"),
  ]) func `Messages in the character set of old servers are told by their ASCII words`(
    _ category: LogCategory,
    _ message: String
  ) throws {
    let bytes = "080721  3:04:00 [ERROR] \(message)\n".unicodeScalars
      .map { UInt8(truncatingIfNeeded: $0.value) }
    let log = try ReadLog(.bytes(bytes, name: "x", modified: nil))
    #expect(log.records.map(\.category) == [category])
    #expect(log.records[0].message == message)
  }
}

/// A message, and the table, file, account or host that it names.
struct ObjectRow: CustomTestStringConvertible, Sendable {
  let object: String?
  let message: String
  var testDescription: String { message }

  init(_ object: String?, _ message: String) {
    self.object = object
    self.message = message
  }
}

@Suite struct MeaningRuleTests {
  @Test(arguments: MeaningTable.rules.indices)
  func `Every phrase can be found, and says at least as much`(_ index: Int) throws {
    let rule = MeaningTable.rules[index]
    #expect(rule.bytes.count >= 7, "\(rule.phrase)")
    let stronger = Set(MeaningTable.rules[...index].map(\.category))
    let line =
      Array("2023-10-30  6:40:00 0 [Note] ".utf8) + rule.bytes
      + Array((rule.also.map { " \($0)" } ?? "").utf8) + [0x0A]
    let log = try ReadLog(.bytes(line, name: "x", modified: nil))
    let category = try #require(log.records.first).category
    #expect(stronger.contains(category), "\(rule.phrase) is \(category)")
  }

  @Test(arguments: MeaningRule.noise) func `What every start prints is found by its opening`(
    _ rule: MeaningRule
  ) throws {
    #expect(rule.phrase.utf8.count >= 16, "\(rule.phrase)")
    let log = try ReadLog("2023-10-30  6:40:00 0 [Note] InnoDB: \(rule.phrase) corrupt\n")
    #expect(log.records.map(\.category) == [.other])
  }

  @Test(arguments: ObjectRow.all) func `A message's object is what it names`(
    _ row: ObjectRow
  ) throws {
    let log = try ReadLog("2023-10-30  6:40:00 0 [ERROR] \(row.message)\n")
    #expect(log.records.map(\.object) == [row.object])
  }
}

extension ObjectRow {
  static let all: [ObjectRow] = [
    ObjectRow("app@10.0.0.9", "Access denied for user 'app'@'10.0.0.9' (using password: YES)"),
    ObjectRow("o'il@10.0.0.9", "Access denied for user 'o'il'@'10.0.0.9' (using password: NO)"),
    ObjectRow("app @10.0.0.9", "Access denied for user 'app '@'10.0.0.9' (using password: NO)"),
    ObjectRow(
      "shop/orders",
      "InnoDB: Database page corruption on disk or a failed file read of tablespace shop/orders page [page id: space=1, page number=3]"
    ),
    ObjectRow(nil, "Got an error from thread_id=6, ./storage/myisam/ha_myisam.cc:1132"),
    ObjectRow("app@db2", "Aborted connection 3 to db: 'a' user: 'app' host: 'db2' (x)"),
    ObjectRow("10.0.0.7", "IP address '10.0.0.7' could not be resolved: Name or service not known"),
    ObjectRow(
      "shop/orders",
      "InnoDB: Could not find a valid tablespace file for ``shop`.`orders``. Please refer to https://x"
    ),
    ObjectRow(
      "shop/orders",
      "InnoDB: Could not find a valid tablespace file for 'shop/orders'. See x"
    ),
    ObjectRow(
      "shop/orders",
      "InnoDB: Ignoring tablespace for `shop`.`orders` because it could not be opened."
    ),
    ObjectRow(
      "shop/orders",
      "InnoDB: Cannot open datafile for read-only: '.\\shop\\orders.ibd' OS error: 71"
    ),
    ObjectRow(
      "shop/orders",
      "InnoDB: Cannot open table shop/orders from the internal data dictionary of InnoDB though the .frm file"
    ),
    ObjectRow(
      "shop/orders",
      "InnoDB: Failed to find tablespace for table '\"shop\".\"orders\"' in the cache."
    ),
    ObjectRow(
      "shop/orders",
      "InnoDB: Flagged corruption of `PRIMARY` in table `shop`.`orders` in CHECK TABLE"
    ),
    ObjectRow("mysql/user", "mysqld.exe: Incorrect information in file: '.\\mysql\\user.frm'"),
    ObjectRow(
      "shop/t",
      "/usr/sbin/mysqld: Table './shop/t' is marked as crashed and should be repaired"
    ),
    ObjectRow("stockdb/items", "stockdb.items: Table is fixed"),
    ObjectRow(nil, "mysqld.exe: Aria recovery failed. Please run aria_chk -r on all Aria tables"),
    ObjectRow(
      "repl@10.0.0.2:3306",
      "Slave I/O: error reconnecting to master 'repl@10.0.0.2:3306' - retry-time: 60  retries: 5"
    ),
    ObjectRow(
      "./ddl_recovery.log",
      "mariadbd: Can't create/write to file './ddl_recovery.log' (Errcode: 13)"
    ),
  ]
}

extension MeaningRow {
  static let all: [MeaningRow] = [
    MeaningRow(
      .corruption,
      "shop.m: Found key at page 1024 that points to record outside datafile"
    ),
    MeaningRow(.startup, "Starting XA crash recovery..."),
    MeaningRow(.startup, "XA crash recovery finished."),
    MeaningRow(.crashRecovery, "Starting crash recovery..."),
    MeaningRow(.outOfMemory, "InnoDB: Cannot map innodb_buffer_pool_size_max=8388608m"),
    MeaningRow(
      .storage,
      "mariadbd: File './ddl_recovery.log' not found (Errcode: 2 \"No such file or directory\")"
    ),
    MeaningRow(.shutdown, "/usr/sbin/mysqld: Lõpp"),
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

    MeaningRow(.corruption, "InnoDB: Missing FILE_CHECKPOINT(123) at 456"),
    MeaningRow(.config, "InnoDB: The innodb_system data file 'ibdata1' must be writable"),
    MeaningRow(
      .connections,
      "'wait_timeout' period of 28800 seconds was exceeded for `app`@`%`. The idle time since last command was too long."
    ),

    MeaningRow(.startup, "mysqld: připraven na spojení"),
    MeaningRow(.startup, "mysqld: 연결 준비중입니다!"),
    MeaningRow(.slowShutdown, "InnoDB: Waiting for purge thread to be suspended"),
    MeaningRow(.startup, "mysqld: klaar voor verbindingen"),
    MeaningRow(.shutdown, "mysqld: Normaal afgesloten"),
    MeaningRow(.shutdown, "mysqld: Корректная остановка"),
    MeaningRow(.shutdown, "mysqld: Afsluiten afgerond"),
    MeaningRow(.shutdown, "mysqld: Normal nedlukning"),
    MeaningRow(.crash, "mysqld: Fangede signal 15. Afslutter!!"),
    MeaningRow(.crash, "mysqld: Systeem breekt af na Signaal 15"),
    MeaningRow(.connections, "mysqld: Forceret nedlukning af tråd: 7  bruger: 'app'"),
    MeaningRow(.connections, "Zrušeno spojení 7 do databáze: 'shop' uživatel: 'app' (x)"),
    MeaningRow(.connections, "Příliš mnoho spojení"),
    MeaningRow(.connections, "Te veel verbindingen"),
    MeaningRow(.connections, "Demasiadas conexiones"),
    MeaningRow(.connections, "Zu viele Verbindungen"),
    MeaningRow(.connections, "Слишком много соединений"),
    MeaningRow(.accessDenied, "Adgang nægtet bruger: 'a'@'b' (Bruger adgangskode: JA)"),
    MeaningRow(
      .accessDenied,
      "Toegang geweigerd voor gebruiker: 'a'@'b' (Wachtwoord gebruikt: JA)"
    ),
    MeaningRow(.corruption, "Tabulka 'shop' je označena jako porušená a měla by být opravena"),
    MeaningRow(
      .corruption,
      "Tabel 'shop' staat als gecrashed gemarkeerd en dient te worden gerepareerd"
    ),
    MeaningRow(.corruption, "Fejl i indeksfilen til tabellen 'shop'; prøv at reparere den"),
    MeaningRow(
      .diskFull,
      "Ikke mere diskplads (x). Venter på at få frigjort plads... (Fejlkode: 9)"
    ),
    MeaningRow(.diskFull, "De tabel 'shop' is vol"),
    MeaningRow(
      .outOfMemory,
      "Geen geheugen meer. Herstart server en probeer opnieuw (9 bytes nodig)"
    ),
    MeaningRow(
      .outOfMemory,
      "Málo paměti. Přestartujte daemona a zkuste znovu (je potřeba 9 bytů)"
    ),
    MeaningRow(
      .lock,
      "Deadlock gevonden tijdens lock-aanvraag poging; Probeer herstart van de transactie"
    ),
    MeaningRow(.lock, "Lock wacht tijd overschreden"),
  ]
}
