import BackupLedger
import IncidentModel
import LogReading
import PostmortemRendering

extension SampleIncident {
  /// The outage of 30 October 2023 as its people would have recorded it.
  static func seed() -> SampleIncident {
    let zone = Zone(named: "Africa/Nairobi") ?? .utc
    var sample = SampleIncident(
      "Inventory management system outage",
      zone: zone,
      severity: .sev2,
      services: ["stock web interface"],
      openedAt: "2023-10-30 08:31"
    )
    sample.snapshot.incident.detectedBy = "users reported it to the help desk"
    sample.snapshot.incident.roles = [.commander: "amina"]
    sample.recordPeople()
    sample.readLogs()
    sample.correlate()
    return sample
  }

  private mutating func recordPeople() {
    add(
      .event,
      "2023-10-29 15:10",
      "Added the columns reorder_level and supplier to stockdb.items",
      as: .action,
      by: "baraka"
    )
    mark(.started, "2023-10-30 06:40")
    mark(.detected, "2023-10-30 08:31", "the stock page shows no data, items cannot be added")
    run(
      "2023-10-30 08:31:10",
      "mariadb -ustock_app -p*** stockdb -e 'SELECT COUNT(*) FROM items'",
      "Application query",
      exit: 1
    )
    run("2023-10-30 08:31:20", "mariadb -uroot -p*** -e 'SELECT 1'", "Login as root", exit: 1)
    run("2023-10-30 08:31:30", "mariadb -ubackup -p*** -e 'SELECT 1'", "Login as backup", exit: 1)
    run(
      "2023-10-30 08:31:40",
      "mariadb -uroot -e 'SELECT 1'",
      "Login as root without password",
      exit: 1
    )
    suspect(1, "2023-10-30 08:38", "Network problem between the web tier and the database")
    settle(
      1,
      .ruledOut,
      "2023-10-30 08:39",
      "loopback counters are clean and the server answers ping"
    )
    suspect(2, "2023-10-30 08:48", "Server overloaded")
    settle(2, .ruledOut, "2023-10-30 08:49", "load average is low, memory and disk are free")
    suspect(3, "2023-10-30 08:57", "MySQL itself is at fault: stored data is corrupt")
    add(.event, "2023-10-30 09:03", "Restarted in safe mode (--skip-grant-tables)", as: .action)
    add(
      .event,
      "2023-10-30 09:04:30",
      "Tried to create a new root user in safe mode: refused",
      as: .action,
      effect: Effect.none
    )
    add(
      .event,
      "2023-10-30 09:27:53",
      "mysqlcheck --repair on stockdb and mysql: it emptied the grant table",
      as: .action,
      effect: .worse
    )
    add(
      .event,
      "2023-10-30 09:42:54",
      "Restarted with innodb_force_recovery=1",
      as: .action,
      effect: Effect.none
    )
    add(
      .event,
      "2023-10-30 09:47:54",
      "Restarted with innodb_force_recovery=6",
      as: .action,
      effect: Effect.none
    )
    add(
      .event,
      "2023-10-30 09:52:55",
      "Repaired stock_moves and audit_trail with myisamchk and aria_chk",
      as: .action
    )
    settle(
      3,
      .confirmed,
      "2023-10-30 10:01:56",
      "items cannot be dumped at any force_recovery level, and the grant table cannot be opened"
    )
    mark(.identified, "2023-10-30 10:02", "corrupt tables: stockdb.items and the grant table")
    add(
      .event,
      "2023-10-30 10:11",
      "Reinstall and restore the last backup",
      as: .decision,
      insteadOf: ["repair the grant table by hand"],
      starred: true
    )
    add(
      .event,
      "2023-10-30 10:52",
      "Fresh server up; created two databases, users and privileges",
      as: .action,
      effect: .worked
    )
    add(
      .event,
      "2023-10-30 10:57",
      "Restored stockdb and usersdb from the backup of 29 October",
      as: .action,
      effect: .worked,
      starred: true
    )
    add(
      .event,
      "2023-10-30 11:04",
      "Application still fails: column supplier is missing",
      as: .observation
    )
    add(.event, "2023-10-30 11:08", "Added the missing columns", as: .action, effect: .worked)
    mark(.resolved, "2023-10-30 11:11", "users see stock and can add items again")
    todo(
      1,
      "Alert on [ERROR] lines of the database's error log",
      .detect,
      owner: "amina",
      due: "2023-11-10"
    )
    todo(
      2,
      "Take a backup every day, and before every schema change",
      .prevent,
      owner: "baraka",
      due: "2023-11-06"
    )
    todo(3, "Rehearse a restore every month", .process)
    todo(4, "Keep schema changes as migrations under version control", .prevent, state: .done)
  }

  private mutating func readLogs() {
    server(.up, "2023-10-29 16:10:00", nil, line: 48)
    servers[0].to = at("2023-10-30 06:40:00")
    server(.recovering, "2023-10-30 06:40:00", "2023-10-30 06:40:01", line: 59)
    server(.up, "2023-10-30 06:40:01", "2023-10-30 09:02:00", line: 84)
    server(.down, "2023-10-30 09:02:00", "2023-10-30 09:03:00", line: 102)
    server(.up, "2023-10-30 09:03:01", "2023-10-30 09:19:30", line: 121)
    server(.down, "2023-10-30 09:19:30", "2023-10-30 09:20:30", line: 132)
    server(.up, "2023-10-30 09:20:31", "2023-10-30 09:42:54", line: 150)
    server(.up, "2023-10-30 09:42:55", "2023-10-30 09:44:54", line: 196)
    server(.down, "2023-10-30 09:44:54", "2023-10-30 09:47:54", line: 213)
    server(.up, "2023-10-30 09:47:55", "2023-10-30 09:49:55", line: 230)
    server(.down, "2023-10-30 09:49:55", "2023-10-30 09:57:55", line: 243)
    server(.up, "2023-10-30 09:57:56", "2023-10-30 09:57:57", line: 262)
    server(.down, "2023-10-30 09:57:57", "2023-10-30 10:52:00", line: 273)
    server(.up, "2023-10-30 10:52:01", nil, line: 309)
    let corrupt =
      "[ERROR] InnoDB: Space id and page no stored in the page, read in from ./stockdb/items.ibd are [page id: space=367557315, page number=1835]"
    for index in 0..<12 { logged(69 + index, "2023-10-30 06:40:00", .error, .corruption, corrupt) }
    for index in 0..<7 {
      logged(
        85 + index,
        "2023-10-30 08:31:1\(index)",
        .warning,
        .accessDenied,
        "Access denied for user 'stock_app'@'localhost'"
      )
    }
    for index in 0..<8 { logged(155 + index, "2023-10-30 09:23:51", .error, .corruption, corrupt) }
    for index in 0..<6 { logged(199 + index, "2023-10-30 09:44:54", .error, .corruption, corrupt) }
    for index in 0..<6 { logged(233 + index, "2023-10-30 09:49:55", .error, .corruption, corrupt) }
    logged(
      289,
      "2023-10-30 10:01:56",
      .error,
      .startup,
      "Fatal error: Can't open and lock privilege tables"
    )
    for (line, day, database) in [
      (1, "29", "stockdb"), (5, "29", "usersdb"), (9, "31", "stockdb"), (13, "31", "usersdb"),
    ] {
      runs.append(
        BackupRun(
          start: at("2023-10-\(day) 00:00:01"),
          end: at("2023-10-\(day) 00:00:02"),
          tool: "mysqldump-script",
          database: database,
          artefact: "/srv/stock/backups/\(database)_2023-10-\(day).tar.gz",
          verdict: .ok,
          reason: "the script says that it completed",
          evidence: [
            shown(
              line,
              "2023-10-\(day) 00:00:01",
              "[2023-10-\(day) 00:00:01] Starting backup of \(database)",
              of: "cron_log.txt"
            ),
            shown(
              line + 3,
              "2023-10-\(day) 00:00:01",
              "[2023-10-\(day) 00:00:01] Backup completed: /srv/stock/backups/\(database)_2023-10-\(day).tar.gz",
              of: "cron_log.txt"
            ),
          ]
        )
      )
    }
  }

  private mutating func correlate() {
    let first = shown(
      69,
      "2023-10-30 06:40:00",
      "2023-10-30  6:40:00 0 [ERROR] InnoDB: Space id and page no stored in the page, read in from ./stockdb/items.ibd are [page id: space=367557315, page number=1835]"
    )
    let start = shown(
      51,
      "2023-10-30 06:40:00",
      "2023-10-30  6:40:00 0 [Note] Starting MariaDB 10.11.19-MariaDB-0+deb12u1"
    )
    find(
      "first-symptom",
      "The first error is damage to stockdb/items at 06:40:00, 1 h 51 min before anyone noticed.",
      from: "2023-10-30 06:40:00",
      by: [first]
    )
    find(
      "unclean-stop",
      "The server stopped without a shutdown between 29 October 16:10:00 and 06:40:00.",
      from: "2023-10-29 16:10:00",
      to: "2023-10-30 06:40:00",
      .moderate,
      by: [
        shown(
          48,
          "2023-10-29 16:10:00",
          "2023-10-29 16:10:00 0 [Note] mariadbd: ready for connections."
        ), start,
      ],
      caveat: "No line says why: inferred from a start without a shutdown before it."
    )
    find(
      "login-failures",
      "From 08:31:10 on, logins of stock_app, root and backup are refused while the server is up.",
      from: "2023-10-30 08:31:10",
      to: "2023-10-30 08:31:16",
      about: ["H1"],
      by: (0..<7).map {
        shown(
          85 + $0,
          "2023-10-30 08:31:1\($0)",
          "[Warning] Access denied for user 'stock_app'@'localhost' (using password: YES)"
        )
      }
    )
    find(
      "hypothesis-evidence",
      "Nothing in the log supports a network problem: it has no aborted connection and no failed name lookup.",
      .weak,
      about: ["H1"],
      by: [start],
      caveat: "A fault between the web tier and the server need not leave a line here."
    )
    find(
      "hypothesis-evidence",
      "44 lines of 30 October name damaged pages or indexes of stockdb/items, stock_moves and audit_trail.",
      about: ["H3"],
      by: [
        first,
        shown(
          155,
          "2023-10-30 09:23:51",
          "[ERROR] mariadbd: Got error '176 \"Read page with wrong checksum\"' for './stockdb/audit_trail.MAI'"
        ),
      ]
    )
    find(
      "last-good-backup",
      "The last good backup before the damage is of 29 October 00:00:01; the schema change of 29 October 15:10 is not in it.",
      from: "2023-10-29 00:00:01",
      to: "2023-10-30 06:40:00",
      by: [
        runs[0].evidence[1],
        Evidence(source: "E1", time: at("2023-10-29 15:10"), text: "Added the columns"),
      ]
    )
  }
}
