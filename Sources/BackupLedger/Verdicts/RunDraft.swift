import IncidentModel

/// What the lines of one run have said so far.
struct RunDraft {
  /// A line that says something about how the run went.
  struct Mark {
    var source: String
    var line: Int
    var time: Instant?
    var meaning: LineMeaning
    /// The clause that the tool's table gives it; the line's own text where it gives none.
    var words: String
    var text: String
    /// The tool whose table has the line; nil where a script's words were read.
    var tool: String?

    /// A dump's own last line, without the stamp that a script put before it; nil for other lines.
    var trailer: Substring? {
      guard words == BackupTool.trailerWords else { return nil }
      return text.firstRange(of: "-- Dump completed").map { text[$0.lowerBound...] }
    }
  }

  /// How the run came to be noticed.
  enum Opening {
    /// A line says that it begins.
    case begun
    /// Only what it complained about is in the log.
    case headless
    /// The shell could not start it; no further line belongs to it.
    case neverStarted
  }

  let source: String
  var opening: Opening
  /// The particular tool; nil while only a script's words and errors are known.
  var tool: String?
  var start: Instant?
  var end: Instant?
  var snapshot: Instant?
  /// Whether `start` is a day without a time.
  var isDayOnly = false
  /// The last moment that any of its lines carries.
  var lastTime: Instant?
  var database: String?
  /// The databases that a tool names as it reads them.
  var databases: Set<String> = []
  var artefact: String?
  var size: Int64?
  /// The first words of the line that began it, by which runs of one script are alike.
  var shape = ""
  /// Lines that matter, in file order, the first few of each meaning.
  var marks: [Mark] = []
  /// How many marks of each meaning there were.
  var counts: [LineMeaning: Int] = [:]
  var exitStatus: Int?
  /// A script's word that the run ended.
  var claim: Mark?
  /// The line by which an archiver lists the dump.
  var archivedDump: Mark?
  var members = 0
  /// Lines between begin and end that nothing here knows the meaning of.
  var strangers = 0
  /// The first line that lists a file which a server writes to while it runs.
  var serverFile: Mark?
  /// Whether a backup tool's notes stand among the files copied (`xtrabackup_checkpoints`).
  var holdsPhysicalNote = false
  /// Whether another job wrote to the same log while it ran.
  var isEntangled = false
  /// Whether it began while a run of another database was open of which nothing had been told.
  var isBeside = false
  /// The last line of a tool behind its word of completion, which should have been its last.
  var spokeOn: Mark?
  /// The last line that says that what failed is tried again.
  var repeated: Mark?
  /// The offset from UTC that the stamp which opened it carries, in seconds.
  var startOffset: Int?
  var operation: BackupOperation?
  /// Positions of an incremental chain, as the tool prints them.
  var base: String?
  var reach: String?
  /// Worker threads that were made, and that ended (myloader).
  var threadsMade = 0
  var threadsEnded = 0
  var isClosed = false
  var deletion: Evidence?
  /// What the script's trace tells (`set -x`).
  var trace = TraceFacts()
  /// Whether something written to standard error stands among its lines.
  var standardErrorShows = false
  /// Whether the script's text shows that the dump's errors are sent elsewhere.
  var hidesDumpErrors = false
  /// Whether the script's text or trace shows that the dump goes on after errors (`--force`).
  var isForced = false
  /// Whether an error of the dump tool stands among its lines.
  var errorsShow = false
  /// The line that opened it.
  var opened: Mark?
  /// The program that syslog names as its writer.
  var program: String?
  /// What cron logged about it.
  var cronEvidence: [Evidence] = []
  /// The command that cron ran, and how long it took by cron's own lines.
  var cronSpan: (command: String, span: TimeSpan)?
  /// Whether its moment is a guess among several slots, and among how many.
  var isInferred = false
  var slotCount = 0
  /// The tool within a script's frame has begun.
  var toolHasBegun = false

  init(source: String, opening: Opening) {
    self.source = source
    self.opening = opening
  }

  /// By what runs of one script are alike; its trace where it prints nothing else.
  var script: String { shape.isEmpty && trace.dump != nil ? "set -x" : shape }

  var hasFailed: Bool { (counts[.fails] ?? 0) + (counts[.neverStarted] ?? 0) > 0 }
  var hasCompleted: Bool { (counts[.completes] ?? 0) > 0 }

  /// Whether neither its lines nor its neighbours have told when it began.
  var lacksMoment: Bool { start == nil || isDayOnly }

  /// Whether anything was said that makes a run of it.
  var isWorthListing: Bool {
    if opening != .headless || toolHasBegun { return true }
    let telling: [LineMeaning] = [
      .fails, .lacks, .empties, .changes, .doubts, .completes, .claims,
    ]
    return telling.contains { counts[$0] != nil } || claim != nil || archivedDump != nil
  }

  /// Whether a program that copies files (restic, borg, rsync) is all that speaks for the run: its own
  /// completion and its exit status 0 prove the copy, and not that a dump among the files is whole.
  var copiesUnseenDump: Bool {
    guard let tool, BackupTool.copiers.contains(tool) else { return false }
    return operationIsBackup
  }

  /// The last word of completion that is the dump's own: the run's tool's, where it is a particular one, and
  /// never that of a program which copies files.
  var proofOfDump: Mark? {
    let own = tool.flatMap(BackupTool.named).flatMap { $0.isPartOfScripts ? nil : $0.name }
    return marks(.completes).last { mark in
      guard let said = mark.tool else { return true }
      if BackupTool.copiers.contains(said) { return false }
      guard let own, !BackupTool.copiers.contains(own) else { return true }
      return said == own
    }
  }

  /// The word by which the run counts as completed.
  var proof: Mark? { operationIsBackup ? proofOfDump : marks(.completes).last }

  private var operationIsBackup: Bool { operation?.makesBackup ?? true }

  mutating func add(_ mark: Mark) {
    let count = (counts[mark.meaning] ?? 0) + 1
    counts[mark.meaning] = count
    if count <= 8 { marks.append(mark) }
  }

  /// The marks of a meaning that were kept, in file order.
  func marks(_ meaning: LineMeaning) -> [Mark] { marks.filter { $0.meaning == meaning } }
}

/// What the trace of a script tells about the run (`set -x`).
struct TraceFacts {
  /// The script was seen to run the dump tool.
  var dump: RunDraft.Mark?
  /// The script stops at the first error (`set -e`).
  var stopsOnError = false
  /// A pipe fails when any part of it does (`set -o pipefail`).
  var pipeFails = false
  /// The dump may go into a pipe, so that its status is lost without `pipefail`.
  var isPiped = false
  /// The dump may stand in a condition or a list (`|| true`), so that the script goes on after a failure.
  var isCaught = false
  /// A command that works on the dump's file was run after the dump.
  var next: RunDraft.Mark?
  /// The dump's status as the trace shows it: `+ rc=0`, `+ '[' 0 -eq 0 ']'`.
  var status: Int?

  /// Whether what came of the dump has been seen.
  var isSettled: Bool { next != nil || status != nil || isCaught }

  /// Whether the trace shows that the dump ended without error.
  ///
  /// A trace shows neither pipes nor redirections nor conditions. A status counts where the dump cannot
  /// have been part of a pipe, or any part's failure is the pipe's. That a script with `set -e` went on
  /// counts only where errors of its dump are seen to reach the log, since the trace of
  /// `save || …` looks the same and its errors may be sent away.
  func showsSuccess(errorsShow: Bool) -> Bool {
    guard dump != nil, !isCaught, !isPiped || pipeFails else { return false }
    if let status { return status == 0 }
    return next != nil && stopsOnError && errorsShow
  }
}
