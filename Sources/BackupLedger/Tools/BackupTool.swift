/// A program that makes, reads or restores backups, as far as its output tells how that went.
///
/// A new tool is one new file with its lines and samples, and one more line in `all`.
package struct BackupTool: Sendable {
  /// The name in `--json` and in the table of runs: `mariadb-backup`.
  package let name: String
  /// The name as its makers write it.
  package let title: String
  /// Where the meaning of its lines is written down: manual, source file, or the genuine log.
  package let specification: String
  /// What its lines mean; lines that are not here say nothing about a run.
  let lines: [BackupLine]
  /// Logs, and the runs that each gives.
  package let samples: [BackupToolSample]

  init(
    _ name: String,
    title: String,
    specification: String,
    lines: [BackupLine],
    samples: [BackupToolSample]
  ) {
    self.name = name
    self.title = title
    self.specification = specification
    self.lines = lines
    self.samples = samples
  }

  /// Every tool that the ledger reads, the most particular first.
  package static let all: [BackupTool] = [
    mariadbBackup, mydumper, myloader, automysqlbackup, mysqlbackup, mysqlShell, mysqlpump,
    mysqldump, mysqlClient, mysqlbinlog, restic, borg, rsync, holland, rds, systemd, archivers,
    shell,
  ]

  /// The names of those that copy files of any kind, rather than a database.
  static let copiers = [restic.name, borg.name, rsync.name]
  /// The tool of this name; nil where there is none.
  package static func named(_ name: String) -> BackupTool? { all.first { $0.name == name } }
}

/// A log of a tool, and the verdicts of the runs that it gives, in order.
package struct BackupToolSample: Sendable {
  /// What is special about it, as a test's name.
  package let name: String
  /// The log.
  package let log: String
  /// The verdict of each run.
  package let verdicts: [BackupVerdict]

  init(_ name: String, _ log: String, _ verdicts: BackupVerdict...) {
    self.name = name
    self.log = log
    self.verdicts = verdicts
  }
}

/// What a line of a tool's output means for the run that it belongs to.
struct BackupLine: Sendable {
  /// Where in the line its text must stand.
  enum Place: Sendable {
    /// At the front of the message, stamps and syslog headers aside.
    case front
    /// Anywhere in the line.
    case anywhere
    /// As the whole message.
    case whole
  }

  /// The text that the line must hold, byte for byte.
  let text: String
  let place: Place
  /// A second text that must stand somewhere after the first.
  let then: String?
  let meaning: LineMeaning
  /// Whether the run is over with it; what follows belongs to none, or to the next.
  var endsRun = false
  /// Whether any program could say it, so that it does not tell which one did.
  var isCommon = false
  /// What the run was, where the line tells that beside its meaning.
  var operation: BackupOperation?
  /// What the line says, as the clause of a reason; empty where its own text says it.
  let words: String

  init(
    _ text: String,
    _ meaning: LineMeaning,
    _ words: String = "",
    at place: Place = .anywhere,
    then: String? = nil
  ) {
    self.text = text
    self.place = place
    self.then = then
    self.meaning = meaning
    self.words = words
  }

  /// The same, as the last line that the tool prints of a run.
  var last: BackupLine {
    var line = self
    line.endsRun = true
    return line
  }

  /// The same, where any program could say it.
  var common: BackupLine {
    var line = self
    line.isCommon = true
    return line
  }

  /// The same, as a line that such an operation alone prints.
  func of(_ operation: BackupOperation) -> BackupLine {
    var line = self
    line.operation = operation
    return line
  }

  static func front(
    _ text: String,
    _ meaning: LineMeaning,
    _ words: String = "",
    then: String? = nil
  ) -> BackupLine {
    BackupLine(text, meaning, words, at: .front, then: then)
  }
}

/// What a line does to the run that it belongs to.
enum LineMeaning: Sendable, Hashable {
  /// A run begins; a second one in an open run begins the next.
  case begins
  /// A run begins, unless one of this tool is open.
  case opens
  /// The tool is at work.
  case works
  /// The tool's own word that it completed, which it gives only when it did.
  case completes
  /// Somebody's word that it completed, given whatever happened.
  case claims
  /// The run is of no use.
  case fails
  /// The run could not be started: the line is all there is of it.
  case neverStarted
  /// Something is missing from the backup.
  case lacks
  /// The backup holds nothing.
  case empties
  /// A file changed while it was read.
  case changes
  /// Not an error, but worth saying.
  case warns
  /// Harmless, but written to standard error: proof that errors would show in this log.
  case proves
  /// It cannot be told whether the backup is good.
  case doubts
  /// The structure of a table is read.
  case describes
  /// The rows of a table are read.
  case reads
  /// The size of what was written is shown.
  case measures
  /// The moment whose data the backup holds.
  case snapshots
  /// The rest of the line names where the backup lies.
  case stores
  /// The rest of the line names the database.
  case names
  /// The run is this rather than a backup.
  case operates(BackupOperation)
  /// One of several databases of one run: from here on a run of its own.
  case divides
  /// The rest of the line names the position that an incremental builds on.
  case buildsOn
  /// The rest of the line names the position up to which the backup reaches.
  case reaches
}
