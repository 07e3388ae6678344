import Correlation
import LogReading
import Testing

@Suite("Tables of words and lines")
struct TableTests {
  @Test("Every cause of a failed start knows its sample")
  func startFailureCauses() {
    for cause in StartFailureCause.table {
      #expect(StartFailureCause.cause(in: cause.sample)?.words == cause.words, "\(cause.sample)")
    }
    #expect(StartFailureCause.cause(in: "mariadbd: ready for connections.") == nil)
  }

  @Test(
    "Words of hypotheses name causes",
    arguments: [
      ("Network problem between the web tier and the database", ["network"]),
      ("Server overloaded", ["load"]),
      ("MySQL itself is at fault", ["the database server"]),
      ("disk full on db1?", ["disk space"]),
      ("items table is corrupted", ["damaged data"]),
      ("wrong password after the rotation", ["accounts and passwords"]),
      ("the OOM killer got it", ["memory"]),
      ("power cut in the rack", ["power or host"]),
      ("The new label printer", []),
    ]
  )
  func hypotheses(text: String, topics: [String]) {
    #expect(HypothesisTopic.topics(in: text).map(\.name) == topics)
  }

  @Test(
    "Words of entries name acts",
    arguments: [
      ("restarted mysqld", [ActKind.restart]),
      ("systemctl stop mariadb", [.stop]),
      ("mysqlcheck --repair stockdb", [.repair]),
      ("mysqlcheck --check stockdb", [.check]),
      ("ALTER TABLE items ADD COLUMN supplier", [.schemaChange]),
      ("restart after the schema change", [.restart]),
      ("restored stockdb from last night", [.restore]),
      ("purge binary logs before noon", [.space]),
      ("mariadbd --skip-grant-tables", [.start]),
      ("grandstand", []),
    ]
  )
  func acts(text: String, kinds: [ActKind]) { #expect(ActKind.kinds(in: text) == Set(kinds)) }

  @Test(
    "A cause is known by what other versions call it",
    arguments: [
      ("InnoDB: Cannot map innodb_buffer_pool_size_max=4096m", "a lack of memory"),
      ("InnoDB: mmap(137363456 bytes) failed; errno 12", "a lack of memory"),
      (
        "InnoDB: preallocating 12582912 bytes for file ./ibtmp1 failed with error 28", "a full disk"
      ),
      ("InnoDB: File ./ib_logfile0 is too small", "damaged InnoDB files or redo log"),
    ]
  )
  func startCauses(line: String, words: String) {
    #expect(StartFailureCause.cause(in: line)?.words == words)
  }

  @Test(
    "Rotation's marks are no part of a log's name",
    arguments: [
      ("error.log", "error.log"), ("error.log.1", "error.log"), ("error.log.2.gz", "error.log"),
      ("error.log-20231029.gz", "error.log"), ("/var/log/db1", "/var/log/db1"), ("1", "1"),
      ("2023.log", "2023.log"), ("n1-20240302.log", "n1.log"), ("n1.20240302.log", "n1.log"),
      ("n1.2.log", "n1.log"), ("n1.2024.log", "n1.2024.log"), ("db2.err", "db2.err"),
    ]
  )
  func stems(source: String, stem: String) { #expect(ServerName.stem(ofLog: source) == stem) }

  @Test("A source file of the server is no object")
  func sourceFile() {
    let message = "Got an error from thread_id=6, ./storage/myisam/ha_myisam.cc:1132"
    let record = LogRecord(
      source: "error.log",
      line: 1,
      category: .corruption,
      object: "myisam/ha_myisam.cc",
      message: message
    )
    #expect(DamagedObject.name(of: record) == nil)
  }

  @Test(
    "One table is known by all its spellings",
    arguments: [
      (
        "InnoDB: Space id and page no stored in the page, read in from ./stockdb/items.ibd are [",
        "stockdb/items"
      ),
      ("Table './stockdb/items' is marked as crashed", "stockdb/items"),
      ("Got error '176' for './stockdb/audit_trail.MAI'", "stockdb/audit_trail"),
      (
        "stockdb.audit_trail: 1 client is using or hasn't closed the table properly",
        "stockdb/audit_trail"
      ),
      ("Index for table 'items' is corrupt; try to repair it", "items"),
      (
        "Fatal error: Can't open and lock privilege tables: Incorrect file format 'global_priv'",
        "mysql/global_priv"
      ),
    ]
  )
  func objects(message: String, name: String) {
    let record = LogRecord(source: "error.log", line: 1, category: .corruption, message: message)
    #expect(DamagedObject.name(of: record) == name)
  }
}
