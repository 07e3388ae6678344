/// Why a server gives up its start, as its lines say.
package struct StartFailureCause: Sendable {
  /// The cause as claims name it.
  package var words: String
  /// Fragments of a line, any of which says so.
  var fragments: [String]
  /// A line that shows it.
  package var sample: String
  /// The signs of which it is the consequence, where it is one.
  var follows: Set<SymptomKind> = []
  /// The kind of storage engine whose files are the matter, where they are.
  var engine: DamagedEngine?
  /// Whether another server that runs is the cause.
  var isHeldByAnother = false

  /// The cause that a line names; nil where it names none.
  package static func cause(in line: String) -> StartFailureCause? {
    phrases.lowestRow(in: line).map { table[$0] }
  }

  private static let phrases = PhraseTable(table.map(\.fragments))

  /// All causes, of which the first that matches counts: the special before the general.
  package static let table: [StartFailureCause] = [
    StartFailureCause(
      words: "a TCP port in use",
      fragments: [
        "Bind on TCP/IP port", "another mysqld server running on port", "Address already in use",
      ],
      sample: "Can't start server: Bind on TCP/IP port. Got error: 98: Address already in use",
      follows: [.config],
      isHeldByAnother: true
    ),
    StartFailureCause(
      words: "a socket or data files held by another server",
      fragments: [
        "Another process is already listening on the socket", "is using unix socket file",
        "Unable to lock ./", "Unable to setup unix socket lock file",
        "Can't lock aria control file",
      ],
      sample: "InnoDB: Unable to lock ./ibdata1 error: 11",
      follows: [.config, .storage],
      isHeldByAnother: true
    ),
    StartFailureCause(
      words: "a full disk",
      fragments: [
        "No space left on device", "Disk is full", "disk is full", "OS errno 28", "Errcode: 28",
        "failed with error 28", "out of disk space",
      ],
      sample: "mysqld: Can't create/write to file './x' (Errcode: 28 \"No space left on device\")",
      follows: [.diskFull]
    ),
    StartFailureCause(
      words: "a certificate or key that cannot be used",
      fragments: [
        "Failed to setup SSL", "Failed to set up SSL", "SSL error: Unable to get",
        "SSL error: Unable to load",
      ],
      sample: "SSL error: Unable to get private key from '/etc/mysql/key.pem'",
      follows: [.config]
    ),
    StartFailureCause(
      words: "missing permissions",
      fragments: [
        "Permission denied", "Errcode: 13", "errno: 13", "must be writable", "OS errno 13",
      ],
      sample:
        "mariadbd: Can't create/write to file './ddl_recovery.log' (Errcode: 13 \"Permission denied\")",
      follows: [.config, .storage]
    ),
    StartFailureCause(
      words: "an unknown setting",
      fragments: ["unknown variable", "unknown option", "ambiguous option"],
      sample: "mariadbd: unknown variable 'query_cach_size=16M'",
      follows: [.config]
    ),
    StartFailureCause(
      words: "a setting with a value that the server refuses",
      fragments: [
        "Unknown suffix", "Wrong value", "innodb_page_size", "uses page size",
        "Error while setting value",
      ],
      sample:
        "InnoDB: Data file './ibdata1' uses page size 16384, but the innodb_page_size start-up parameter is 8192",
      follows: [.config]
    ),
    StartFailureCause(
      words: "grant tables that cannot be read",
      fragments: [
        "Can't open and lock privilege tables", "privilege system failed to initialize",
        "Table 'mysql.user' doesn't exist",
      ],
      sample:
        "Fatal error: Can't open and lock privilege tables: Incorrect file format 'global_priv'",
      follows: [.grantDamage, .uncleanStop, .crash, .storage]
    ),
    StartFailureCause(
      words: "a lack of memory",
      fragments: [
        "Cannot allocate memory", "Out of memory", "Cannot map innodb_buffer_pool", "errno 12",
        "Could not allocate", "OS error: 12",
      ],
      sample: "InnoDB: Cannot allocate memory for the buffer pool",
      follows: [.outOfMemory]
    ),
    StartFailureCause(
      words: "a missing or changed system tablespace",
      fragments: [
        "Creating system tablespace with existing redo log", "is of a different size",
        "The tail of the system tablespace is missing", "ibdata1' exists", "ib_logfile0' exists",
        "The system tablespace must be writable",
      ],
      sample:
        "InnoDB: The Auto-extending data file './ibdata1' is of a different size 384 pages than specified",
      follows: [.storage],
      engine: .innodb
    ),
    StartFailureCause(
      words: "a missing tablespace",
      fragments: [
        "Could not find a valid tablespace file", "Tablespace is missing", "Cannot open datafile",
      ],
      sample: "InnoDB: Could not find a valid tablespace file for `stockdb/items`",
      follows: [.corruption, .storage],
      engine: .innodb
    ),
    StartFailureCause(
      words: "damaged Aria control or log files",
      fragments: [
        "aria control file", "Aria recovery failed", "Missing valid id at start of file",
      ],
      sample:
        "mariadbd: Got error 'Missing valid id at start of file' when trying to use aria control file",
      follows: [.corruption, .uncleanStop, .crash, .storage, .diskFull],
      engine: .files
    ),
    StartFailureCause(
      words: "damaged InnoDB files or redo log",
      fragments: [
        "Space id and page no stored in the page", "corrupt", "No valid checkpoint found",
        "Failed to read page", "Set innodb_force_recovery", "Cannot apply log",
        "ib_logfile0 is too small", "Invalid log header", "Missing FILE_CHECKPOINT",
        "Missing MLOG_CHECKPOINT",
      ],
      sample: "InnoDB: No valid checkpoint found (corrupted redo log)",
      follows: [.corruption, .uncleanStop, .crash, .storage, .diskFull],
      engine: .innodb
    ),
    StartFailureCause(
      words: "an upgrade that is not possible from these files",
      fragments: [
        "Upgrade is not supported", "Upgrade after a crash is not supported",
        "Data Dictionary version", "Failed to upgrade",
      ],
      sample: "InnoDB: Upgrade after a crash is not supported."
    ),
    StartFailureCause(
      words: "a missing or unwritable directory",
      fragments: [
        "Can't change dir to", "Can't create file", "Can't create/write to file",
        "No such file or directory",
      ],
      sample:
        "mariadbd: Can't change dir to '/srv/none/' (Errcode: 2 \"No such file or directory\")",
      follows: [.config, .storage]
    ),
    StartFailureCause(
      words: "a library or plugin that cannot be loaded",
      fragments: [
        "Can't open shared library", "error while loading shared libraries", "symbol lookup error",
      ],
      sample: "mysqld: error while loading shared libraries: libaio.so.1"
    ),
  ]
}
