extension BackupTool {
  /// restic.
  ///
  /// A snapshot saved shows the copy, and not that a dump among the files is whole. A source that does
  /// not exist is skipped with exit status 0, so that line counts against the snapshot; exit status 3 means that some files could not be read (restic's manual, "Exit status").
  static let restic = BackupTool(
    "restic",
    title: "restic",
    specification: "genuine logs of restic 0.14; restic manual, Backing up, Exit status codes",
    lines: [
      .front("repository ", .opens, then: " opened "),
      .front("created restic repository", .opens),
      .front("no parent snapshot found", .opens), .front("using parent snapshot", .opens),
      .front("open repository", .opens),
      .front("snapshot ", .completes, "restic saved the snapshot", then: " saved").last,
      .front("processed 0 files", .empties, "restic processed no file"),
      BackupLine("does not exist, skipping", .lacks, "a source does not exist"),
      BackupLine(
        "at least one source file could not be read",
        .lacks,
        "a source could not be read"
      ),
      .front("error: ", .lacks, "restic could not read something"),
      .front("Fatal: ", .fails, "restic gave up").last,
      BackupLine("unable to create lock", .fails, "the repository is locked"),
      BackupLine("repository is already locked", .fails, "the repository is locked"),
      .front("check all packs", .operates(.check)),
      BackupLine.front("no errors were found", .completes, "restic check found no errors")
        .of(.check).last,
      .front("restoring <Snapshot", .operates(.restore)),
      .front("Summary: Restored", .completes, "restic restored the snapshot"),
    ],
    samples: [
      BackupToolSample(
        "a snapshot",
        """
        no parent snapshot found, will read all files
        processed 2 files, 3.268 MiB in 0:00
        snapshot 24192317 saved
        exit 0
        """,
        .unknown
      ),
      BackupToolSample(
        "one source is missing, exit 0",
        """
        /srv/stock/none does not exist, skipping
        no parent snapshot found, will read all files
        processed 2 files, 3.268 MiB in 0:00
        snapshot 24192317 saved
        exit 0
        """,
        .partial
      ),
    ]
  )

  /// BorgBackup.
  ///
  /// An archive made shows the copy; how a dump that was piped into it ended is not seen.
  /// Exit status 1 is a warning: the archive was made, something is missing from it.
  static let borg = BackupTool(
    "borg",
    title: "BorgBackup",
    specification: "genuine logs of borg 1.2.4; borg manual, Return codes",
    lines: [
      .front("Creating archive at ", .begins),
      .front("Archive name: ", .opens),
      .front("Time (start): ", .works), .front("Time (end): ", .works),
      .front("Archive fingerprint: ", .completes, "borg made the archive"),
      .front("Repository ", .fails, "the repository does not exist", then: "does not exist"),
      .front("Archive ", .fails, "an archive of that name exists already", then: "already exists"),
      BackupLine("Failed to create/acquire the lock", .fails, "the repository is locked"),
      BackupLine("Connection closed by remote host", .fails, "the repository's host hung up"),
      BackupLine("passphrase supplied in", .fails, "the passphrase is wrong", then: "incorrect"),
      BackupLine(
        "file changed while we backed it up",
        .changes,
        "a file changed while borg read it"
      ),
      BackupLine("terminating with success status, rc 0", .completes, "borg ended with status 0")
        .last,
      BackupLine("terminating with warning status", .lacks, "borg ended with a warning").last,
      BackupLine("terminating with error status", .fails, "borg ended with an error").last,
      BackupLine(": [Errno ", .lacks, "borg could not read a source"),
      BackupLine("Data integrity error", .fails, "the repository is damaged"),
      .front("Number of files: 0", .empties, "the archive holds no file"),
      BackupLine("Starting repository check", .operates(.check)),
      BackupLine(
        "Archive consistency check complete, no problems",
        .completes,
        "borg check found no problem"
      ).of(.check),
    ],
    samples: [
      BackupToolSample(
        "an archive",
        """
        Archive name: stock-1
        Archive fingerprint: fc9b847bb8c51445aa76ed23eccc65844917d03a76c5929e6e9bc4a68e3175e0
        Time (start): Sun, 2026-11-22 19:08:56
        Number of files: 2
        exit 0
        """,
        .unknown
      ),
      BackupToolSample(
        "no repository",
        "Repository /srv/stock/none does not exist.\nexit 2",
        .failed
      ),
    ]
  )

  /// rsync, whose word is about the copy alone.
  static let rsync = BackupTool(
    "rsync",
    title: "rsync",
    specification: "genuine logs of rsync; rsync(1), EXIT VALUES",
    lines: [
      .front("sending incremental file list", .begins), .front("building file list", .begins),
      .front("receiving incremental file list", .begins),
      .front("receiving file list", .begins),
      .front("total size is ", .completes, "rsync sent everything", then: "speedup is"),
      .front("rsync error: ", .fails, "rsync ended with an error"),
      .front(
        "rsync error: some files/attrs were not transferred",
        .lacks,
        "some files were not sent"
      ),
      .front(
        "rsync warning: some files vanished",
        .changes,
        "files vanished while rsync read them"
      ),
      .front("rsync: ", .lacks, "rsync could not handle a file"),
      .front("file has vanished: ", .changes, "a file vanished while rsync read it"),
    ],
    samples: [
      BackupToolSample(
        "all sent",
        """
        sending incremental file list
        d1.sql
        sent 3,427,331 bytes  received 114 bytes  6,854,890.00 bytes/sec
        total size is 3,426,322  speedup is 1.00
        exit 0
        """,
        .unknown
      ),
      BackupToolSample(
        "some files missing",
        """
        sending incremental file list
        rsync: [sender] link_stat "/srv/none" failed: No such file or directory (2)
        sent 20 bytes  received 12 bytes  64.00 bytes/sec
        total size is 0  speedup is 0.00
        rsync error: some files/attrs were not transferred (see previous errors) (code 23) at main.c(1338) [sender=3.2.7]
        exit 23
        """,
        .partial
      ),
    ]
  )
}
