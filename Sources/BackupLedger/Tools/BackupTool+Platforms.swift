extension BackupTool {
  /// holland, the backup framework.
  static let holland = BackupTool(
    "holland",
    title: "Holland Backup Manager",
    specification: "holland 1.2: holland/core/backup/base.py, holland/core/cmdshell.py",
    lines: [
      BackupLine("Holland ", .begins, then: "started with pid"),
      BackupLine("Starting backup[", .opens),
      BackupLine("--- Starting dry run ---", .empties, "a dry run makes no backup"),
      BackupLine(
        "Binary log position changed during backup",
        .doubts,
        "the binary log moved on while holland held its lock"
      ),
      BackupLine("Final on-disk backup size", .completes, "holland closed the backup").common,
      BackupLine("[ERROR]", .fails, "holland reported an error").common,
      BackupLine("[CRITICAL]", .fails, "holland reported an error").common,
      BackupLine("ERROR: Backup failed", .fails, "holland reported an error"),
    ],
    samples: [
      BackupToolSample(
        "closed",
        """
        2023-10-29 00:00:01,120 [INFO] Holland 1.2.4 started with pid 812
        2023-10-29 00:00:01,200 [INFO] Starting backup[default/20231029_000001] via plugin mysqldump
        2023-10-29 00:02:10,900 [INFO] Final on-disk backup size 1.20GB
        """,
        .ok
      ),
      BackupToolSample(
        "an error",
        """
        2023-10-29 00:00:01,120 [INFO] Holland 1.2.4 started with pid 812
        2023-10-29 00:00:01,900 [ERROR] Backup failed: [2002] Can't connect to local MySQL server
        """,
        .failed
      ),
    ]
  )

  /// Amazon RDS and Aurora events, as `aws rds describe-events` prints their messages.
  static let rds = BackupTool(
    "rds-snapshot",
    title: "Amazon RDS and Aurora snapshots",
    specification:
      "Amazon RDS user guide, Event categories: RDS-EVENT-0001, 0002, 0040, 0042, 0086",
    lines: [
      BackupLine("Backing up DB instance", .begins),
      BackupLine("Finished DB Instance backup", .completes, "RDS finished the backup"),
    ] + snapshots,
    samples: [
      BackupToolSample(
        "begun and finished",
        """
        2023-10-29T00:00:01Z Backing up DB instance
        2023-10-29T00:04:12Z Finished DB Instance backup
        """,
        .ok
      ),
      BackupToolSample("begun only", "2023-10-29T00:00:01Z Backing up DB instance", .partial),
      BackupToolSample(
        "JSON, the message before its date",
        """
        "Message": "Creating manual snapshot",
        "Date": "2018-07-31T23:09:23.983000+00:00",
        "Message": "Manual snapshot created",
        "Date": "2018-07-31T23:15:13.049000+00:00",
        """,
        .ok
      ),
    ]
  )

  /// The events of snapshots; those of an instance in the forms in which the API's clients print them, since
  /// a script around LVM says “Manual snapshot created” too.
  private static let snapshots: [BackupLine] =
    snapshot("utomated cluster snapshot", "a") + snapshot("anual cluster snapshot", "m")
    + ["Z ", "Z\t", "+00:00 ", "+00:00\t", "db-snapshot ", "db-snapshot\t", "Message\": \""].flatMap
  {
    snapshot("utomated snapshot", "a", behind: $0) + snapshot("anual snapshot", "m", behind: $0)
  }

  /// The two events of a snapshot, whose name's first letter is a capital where it begins the sentence.
  private static func snapshot(
    _ name: String,
    _ first: String,
    behind before: String = ""
  ) -> [BackupLine] {
    [
      BackupLine(before + "Creating " + first + name, .begins),
      BackupLine(
        before + first.uppercased() + name + " created",
        .completes,
        "RDS created the snapshot"
      ),
    ]
  }

  /// systemd's own lines about a backup unit, in the journal or syslog.
  ///
  /// A unit that ends in order is a script that ended with status 0, which says little about the dump.
  static let systemd = BackupTool(
    "systemd-unit",
    title: "systemd service or timer",
    specification: "systemd 252: src/core/service.c, unit.c (journal messages)",
    lines: [
      BackupLine("Failed with result '", .fails, "systemd counts the unit as failed"),
      BackupLine("Main process exited, code=exited, status=", .fails, "the unit's program failed"),
      BackupLine("Main process exited, code=killed", .fails, "the unit's program was killed"),
      BackupLine("Main process exited, code=dumped", .fails, "the unit's program crashed"),
      BackupLine("killed by the OOM killer", .fails, "the unit ran out of memory and was killed"),
      BackupLine("skipped because of an unmet condition", .fails, "systemd did not start the unit"),
      BackupLine("start operation timed out", .fails, "the unit took too long and was ended"),
      .front("Dependency failed for ", .fails, "systemd did not start the unit"),
    ],
    samples: [
      BackupToolSample(
        "a unit that fails",
        """
        2023-10-29T00:00:01+0300 db1 systemd[1]: Starting mysql-backup.service - Nightly backup...
        2023-10-29T00:00:02+0300 db1 systemd[1]: mysql-backup.service: Main process exited, code=exited, status=2/INVALIDARGUMENT
        2023-10-29T00:00:02+0300 db1 systemd[1]: mysql-backup.service: Failed with result 'exit-code'.
        2023-10-29T00:00:02+0300 db1 systemd[1]: Failed to start mysql-backup.service - Nightly backup.
        """,
        .failed
      ),
      BackupToolSample(
        "a unit that ends in order",
        """
        2023-10-29T00:00:01+0300 db1 systemd[1]: Starting mysql-backup.service - Nightly backup...
        2023-10-29T00:00:09+0300 db1 systemd[1]: mysql-backup.service: Deactivated successfully.
        2023-10-29T00:00:09+0300 db1 systemd[1]: Finished mysql-backup.service - Nightly backup.
        """,
        .unknown
      ),
    ]
  )
}
