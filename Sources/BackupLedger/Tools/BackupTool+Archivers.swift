extension BackupTool {
  /// tar and the compressors, alone or inside a script.
  ///
  /// Exit 1 of GNU tar means that files differed or changed, exit 2 a fatal error (its manual,
  /// section 3.1); "Exiting with failure status" stands at the end of the second kind.
  static let archivers = BackupTool(
    "tar",
    title: "GNU tar, gzip, zstd, xz",
    specification: "GNU tar 1.34 manual 3.1 and 3.9; gzip 1.12, zstd 1.5, xz 5.4 messages",
    lines: tar + compressors,
    samples: [
      BackupToolSample(
        "a file changed while it was read",
        "tar: ./ibdata1: file changed as we read it\nexit 1",
        .partial
      ),
      BackupToolSample(
        "an archive that ends too early",
        """
        gzip: stdin: unexpected end of file
        tar: Unexpected EOF in archive
        tar: Error is not recoverable: exiting now
        exit 2
        """,
        .failed
      ),
    ]
  )

  private static let tar: [BackupLine] =
    ([
      "Substituting", "socket ignored", "Record size", "Blockgröße", "Se eliminará",
      "The following options were used after",
    ] + SystemMessages.leadingSlash).map { .front("tar: ", .proves, then: $0) }
    + SystemMessages.changes.map {
      .front("tar: ", .changes, "a file changed while tar read it", then: $0)
    }
    + SystemMessages.removals.map {
      .front("tar: ", .changes, "a file vanished before tar read it", then: $0)
    }
    + SystemMessages.unexpectedEnd.map {
      .front("tar: ", .fails, "the archive ends too early", then: $0)
    }
    + SystemMessages.failureStatus.map {
      .front("tar: ", .fails, "tar ended with errors", then: $0)
    }
    + SystemMessages.nothingToPack.map {
      .front("tar: ", .empties, "tar refused to make an empty archive", then: $0)
    }
    + [
      .front("tar: ", .changes, "a file shrank while tar read it", then: "File shrank by"),
      .front("tar: ", .fails, "tar could not find a file", then: "Cannot stat"),
      .front("tar: ", .fails, "tar could not find a file", then: "Kann stat nicht ausf"),
      .front("tar: ", .fails, "tar could not find a file", then: "stat fehlgeschlagen"),
      .front("tar: ", .fails, "tar could not find a file", then: "stat impossible"),
      .front("tar: ", .fails, "tar could not open a file", then: "Cannot open"),
      .front("tar: ", .fails, "tar could not write", then: "Cannot write"),
      .front("tar: ", .fails, "tar could not write", then: "Wrote only"),
      .front("tar: ", .fails, "tar could not read a file", then: "Cannot read"),
      .front("tar: ", .fails, "tar could not read a file", then: "Read error"),
      .front("tar: ", .fails, "tar gave up", then: "not recoverable"),
      .front("tar: ", .fails, "the compressor failed under tar", then: "Child returned status"),
      .front("tar: ", .fails, "the compressor failed under tar", then: "Child died with signal"),
      .front("tar: ", .doubts, "tar reported something"),
      .front("tar (child): ", .fails, "tar could not write the archive"),
    ]

  private static let compressors: [BackupLine] =
    ["gzip: ", "pigz: ", "bzip2: ", "xz: ", "zstd: ", "lz4: ", "zip error: ", "7z: "].map {
      .front($0, .fails, "the compressor reported an error")
    }
    + ["gzip: ", "pigz: ", "xz: "].map {
      .front($0, .warns, then: "warning")
    }
    + [
      .front("openssl: ", .fails, "the encryption failed"),
      .front("gpg: ", .fails, "the encryption failed", then: "failed"),
      .front("split: ", .fails, "splitting the archive failed"),
      .front("dd: ", .fails, "dd reported an error"),
      .front("pv: ", .fails, "pv reported an error"),
      .front("rm: ", .warns, "rm complained"), .front("chown: ", .warns, "chown complained"),
      .front("chmod: ", .warns, "chmod complained"), .front("find: ", .warns, "find complained"),
      .front("rmdir: ", .warns, "rmdir complained"), .front("ls: ", .warns, "ls complained"),
      .front("du: ", .warns, "du complained"), .front("stat: ", .warns, "stat complained"),
      .front("mail: ", .warns, "mail complained"), .front("sendmail: ", .warns, "mail complained"),
      .front("logger: ", .warns, "logger complained"),
      .front("mkdir: ", .warns, "the folder was there already", then: "File exists"),
      .front("mkdir: ", .fails, "the folder could not be made"),
      .front("cp: ", .doubts, "a copy of the backup failed"),
      .front("mv: ", .doubts, "the backup could not be moved"),
      .front("scp: ", .doubts, "copying the backup away failed"),
      .front("ssh: ", .doubts, "the remote host could not be reached"),
      .front("aws: ", .doubts, "the upload failed"),
      .front("upload failed", .doubts, "the upload failed"),
    ]
}
