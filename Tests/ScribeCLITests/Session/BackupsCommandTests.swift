import TestSupport
import Testing

@Suite("scribe backups from the command line")
struct BackupsCommandTests {
  static let log = """
    [2023-10-29 00:00:01] Starting backup of stockdb
    -- Dump completed on 2023-10-29  0:00:41
    [2023-10-29 00:00:43] Backup completed: /b/stockdb_2023-10-29.sql.gz
    [2023-10-30 07:00:01] Starting backup of stockdb
    -- Dump completed on 2023-10-30  7:00:41
    [2023-10-30 07:00:43] Backup completed: /b/stockdb_2023-10-30.sql.gz

    """
  static let serverLog = """
    2023-10-29 16:10:00 0 [Note] /usr/sbin/mariadbd: ready for connections.
    2023-10-30  6:40:00 0 [Note] Starting MariaDB 10.11.19-MariaDB source revision x server_uid y as process 17925
    2023-10-30  6:40:00 0 [Note] InnoDB: Starting crash recovery from checkpoint LSN=29729726
    2023-10-30  6:40:01 0 [ERROR] InnoDB: Database page corruption on disk or a failed file read of tablespace stockdb/items page [page id: space=6, page number=4]. You may have to recover from a backup.

    """

  static func typist() throws -> Typist {
    let typist = try Typist.withIncident()
    try typist.folder.write(log, to: "cron_log.txt")
    try typist.folder.write(serverLog, to: "error.log")
    return typist
  }

  @Test("With an incident: what was trusted, what may hold the damage, what was restored and lost")
  func recovery() throws {
    let typist = try Self.typist()
    typist.setClock("2023-10-30T12:00:00Z")
    for words in [
      ["ingest", typist.folder.file("cron_log.txt")], ["ingest", typist.folder.file("error.log")],
      ["mark", "--at", "2023-10-30 08:31", "started"],
      [
        "log", "--at", "2023-10-29 15:10", "--kind", "action",
        "ALTER TABLE items ADD COLUMN supplier",
      ],
      [
        "log", "--at", "2023-10-30 10:57..11:07", "--kind", "action",
        "restored stockdb from stockdb_2023-10-29.sql.gz",
      ],
      ["mark", "--at", "2023-10-30 11:11", "resolved"],
    ] {
      let outcome = typist.run(words)
      #expect(outcome.status == 0, "\(words): \(outcome.errors)")
    }
    let shown = typist.type("backups")
    #expect(shown.status == 0)
    let text = shown.output.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    for fact in [
      "last trusted stockdb 2023-10-29 00:00:01 +03:00 stockdb_2023-10-29.sql.gz, 1 d 6 h before the first sign",
      "may hold the damage stockdb 2023-10-30 07:00:01 +03:00 stockdb_2023-10-30.sql.gz: ok [cron_log.txt:5]",
      "restored 2023-10-30 10:57:00 +03:00 in 10 min, from stockdb 2023-10-29 00:00:01",
      "lost (RPO) 1 d 6 h of changes, from some moment between 2023-10-29 00:00:01 +03:00 and",
      "not in it 2023-10-29 15:10:00 +03:00 ALTER TABLE items ADD COLUMN supplier [E5]",
      "time (RTO) counted from 2023-10-30 08:31:00 +03:00, the start of the impact [E4]",
      "+2 h 26 min 2023-10-30 10:57:00 +03:00 restore began [E6]",
      "+2 h 36 min 2023-10-30 11:07:00 +03:00 restore ended [E6]",
      "+2 h 40 min 2023-10-30 11:11:00 +03:00 resolved [E7]",
      "restore shown never before the loss, as far as is recorded",
    ] {
      #expect(text.contains(fact), "\(fact)\n\(shown.output)")
    }
    let object = typist.type("backups", "--recovery", "--json").output
    #expect(object.split(separator: "\n").count == 1)
    for fact in [
      #""isActual":true"#, #""by":"named""#, #""secondsAtMost":110399"#, #""secondsAtLeast":110"#,
      #""name":"restore ended""#, #""secondsSinceStart":9360"#,
      #""to":"2023-10-30T03:40:00.000000Z""#,
    ] {
      #expect(object.contains(fact), "\(fact)\n\(object)")
    }
  }

  @Test(
    "A drill is the proof of the backup that it restored, and one that failed speaks against it"
  )
  func drills() throws {
    let typist = try Self.typist()
    typist.setClock("2023-10-30T12:00:00Z")
    _ = typist.run(["ingest", typist.folder.file("cron_log.txt")])
    _ = typist.type(
      "drill",
      "done",
      "--backup",
      "stockdb_2023-10-29.sql.gz",
      "--result",
      "failed",
      "--took",
      "5m"
    )
    let lines = typist.type("backups", "--json").output.split(separator: "\n")
    let first = try #require(lines.first)
    #expect(first.contains(#""verdict":"unknown""#) && first.contains("its restore failed (E3)"))
    #expect(lines.count == 3)
  }

  @Test("Over files without an incident the moment of the loss is an option")
  func lost() throws {
    let typist = try Self.typist()
    let file = typist.folder.file("cron_log.txt")
    let shown = typist.run(["backups", file, "--recovery", "--lost", "2023-10-30 06:40"])
    #expect(shown.status == 0)
    #expect(shown.output.contains("if it were restored: 1 d 6 h of changes"))
    let without = typist.run(["backups", file, "--recovery"])
    #expect(without.status == 64 && without.errors.contains("--lost TIME"))
  }

  @Test("A refused login in the server's log that was taken in speaks against a silent run")
  func serverLog() throws {
    let typist = try Self.typist()
    typist.setClock("2023-10-30T12:00:00Z")
    try typist.folder.write(
      "Backup started at Mon Oct 30 00:00:01 EAT 2023\nBackup successful: stockdb.sql.gz\n",
      to: "quiet.log"
    )
    try typist.folder.write(
      "2023-10-30  0:00:01 9 [Warning] Access denied for user 'backup'@'localhost' (using password: YES)\n",
      to: "error.log"
    )
    _ = typist.run(["ingest", typist.folder.file("quiet.log")])
    #expect(typist.type("backups", "--json").output.contains(#""verdict":"unknown""#))
    _ = typist.run(["ingest", typist.folder.file("error.log")])
    #expect(typist.type("backups", "--json").output.contains(#""verdict":"failed""#))
  }

  @Test("What a schedule alone cannot tell is said, and a file that is not there is an error")
  func unanswered() throws {
    let typist = try Self.typist()
    try typist.folder.write("0 0 */2 * * /srv/admin/backup.sh\n", to: "crontab.txt")
    let schedule = typist.run(["backups", typist.folder.file("crontab.txt")])
    #expect(schedule.status == 1)
    #expect(schedule.errors.contains("what was due, not what ran"))
    let absent = typist.run(["backups", "--verify", typist.folder.file("none.sql.gz")])
    #expect(absent.status == 2 && absent.output.isEmpty)
    #expect(absent.errors.contains("it cannot be opened: No such file or directory"))
    let field = typist.run(["backups", typist.folder.file("cron_log.txt"), "--cron", "x"])
    #expect(field.status == 64 && field.errors.contains("has 1 field where a schedule has 5"))
  }

  @Test("An artefact that is looked at itself decides what its log leaves open")
  func artefact() throws {
    let typist = try Self.typist()
    try typist.folder.write(
      "2023-10-30 00:00:01 backup of stockdb started\n2023-10-30 00:00:09 backup finished: /b/a.sql\n",
      to: "quiet.log"
    )
    try typist.folder.write(
      "-- MariaDB dump 10.19\nCREATE TABLE `a` (id INT);\n-- Dump completed on 2023-10-30  0:00:08\n",
      to: "a.sql"
    )
    let log = typist.folder.file("quiet.log")
    #expect(typist.run(["backups", log, "--json"]).output.contains(#""verdict":"unknown""#))
    let shown = typist.run(["backups", log, "--artefact", typist.folder.file("a.sql"), "--json"])
    #expect(shown.output.contains(#""verdict":"ok""#), "\(shown.output)")
  }
}
