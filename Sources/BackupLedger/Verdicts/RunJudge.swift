import IncidentModel

/// Decides what a run's lines prove.
///
/// | What the log shows | Verdict |
/// |---|---|
/// | an error of the dump tool, an archiver, the shell or the system; a failing exit status | `failed` |
/// | an artefact too small to hold a dump; an archive of nothing | `empty` |
/// | something left out or changed while it was read; a tool's log that stops on the way | `partial` |
/// | the tool's own word of completion, the dump's trailer, or rows counted and found equal | `ok` |
/// | a whole packing of the dump by an archiver, with errors visible (see `isPacked`) | `ok` |
/// | anything else, a script's “Backup completed” above all | `unknown` |
///
/// The rows are tried in this order: nothing makes up for an error. `mysqldump --force` writes the
/// trailer after errors, mydumper `Finished dump` after CRITICAL, restic exits 0 with a source missing.
enum RunJudge {
  /// The verdict, why, and the lines that carry it.
  struct Judgement {
    var verdict: BackupVerdict
    var reason: String
    var lines: [RunDraft.Mark]
  }

  /// Judges one run; `errorsShowInLog` says that an error of the dump tool stands elsewhere in the
  /// same log, in a run of the same script.
  static func judge(_ draft: RunDraft, errorsShowInLog: Bool) -> Judgement {
    let warnings = draft.marks(.warns)
    if let failure = draft.marks.first(where: {
      $0.meaning == .fails || $0.meaning == .neverStarted
    }) {
      let failures = draft.marks.filter { $0.meaning == .fails || $0.meaning == .neverStarted }
      if let again = draft.repeated, let proof = draft.proofOfDump, again.line < proof.line,
        failures.allSatisfy({ $0.line <= again.line && $0.source == again.source })
      {
        return Judgement(
          verdict: .unknown,
          reason:
            "an attempt failed (\(failure.words)) and was repeated; \(proof.words), and nothing "
            + "tells whether that is all that had failed",
          lines: failures + [again, proof]
        )
      }
      var reason = failure.words
      if draft.claim != nil { reason += "; the script says that it completed all the same" }
      return Judgement(
        verdict: .failed,
        reason: reason,
        lines: failures + [draft.claim].compactMap { $0 }
      )
    }
    if let empty = draft.marks(.empties).first {
      return Judgement(verdict: .empty, reason: empty.words, lines: [empty])
    }
    if let size = draft.size, size < smallest {
      return Judgement(
        verdict: .empty,
        reason: "the artefact has \(size) bytes, too few for a dump of any table",
        lines: [draft.claim].compactMap { $0 } + draft.marks.prefix(2)
      )
    }
    if let lacking = draft.marks(.lacks).first {
      return Judgement(verdict: .partial, reason: lacking.words, lines: draft.marks(.lacks))
    }
    if let change = draft.marks(.changes).first {
      if isPacked(draft, errorsShowInLog), !touchesDump(draft) {
        return Judgement(
          verdict: .ok,
          reason: "the dump was packed whole and without error; \(change.words), "
            + "so the other files in the archive may be inconsistent",
          lines: [draft.archivedDump].compactMap { $0 } + draft.marks(.changes)
        )
      }
      return Judgement(verdict: .partial, reason: change.words, lines: draft.marks(.changes))
    }
    if draft.threadsMade > 0 {
      let isWhole = draft.threadsEnded >= draft.threadsMade
      return Judgement(
        verdict: isWhole ? .ok : .partial,
        reason: "\(draft.threadsEnded) of \(draft.threadsMade) threads ended in order",
        lines: []
      )
    }
    if let doubt = draft.marks(.doubts).first {
      return Judgement(verdict: .unknown, reason: doubt.words, lines: draft.marks(.doubts))
    }
    if let file = draft.serverFile, !draft.holdsPhysicalNote {
      return Judgement(verdict: .unknown, reason: file.words, lines: [file])
    }
    if let stale = draft.marks(.completes).first(where: { isStale($0, draft) }) {
      return Judgement(
        verdict: .unknown,
        reason: stale.time == nil
          ? "the log shows a dump's trailer without a date, which may be an older file's"
          : "the log shows a dump's trailer, but of another time than this run's",
        lines: [stale]
      )
    }
    if draft.isEntangled {
      return Judgement(
        verdict: .unknown,
        reason:
          "another job wrote to this log while it ran, so that their lines cannot be told apart",
        lines: [draft.opened, draft.claim].compactMap { $0 }
      )
    }
    if let more = draft.spokeOn, let end = draft.marks(.completes).last {
      return Judgement(
        verdict: .unknown,
        reason: "\(end.words), and then goes on without saying it again",
        lines: [end, more]
      )
    }
    if let reason = lackOfRows(draft) {
      return Judgement(verdict: .empty, reason: reason, lines: draft.marks(.completes))
    }
    if let doubt = doubtOfReport(draft) { return doubt }
    if let proof = draft.proof {
      if draft.isBeside, draft.tool == nil, !(draft.database.map(proof.text.contains) ?? false) {
        return Judgement(
          verdict: .unknown,
          reason:
            "\(proof.words), but that may be of the database before it, of which nothing is told",
          lines: [draft.opened, proof].compactMap { $0 }
        )
      }
      if draft.isForced, proof.trailer != nil,
        draft.hidesDumpErrors
          || !draft.standardErrorShows && !errorsShowInLog
      {
        return Judgement(
          verdict: .unknown,
          reason:
            "--force writes the trailer after errors too, and they are not seen to reach this log",
          lines: [proof]
        )
      }
      var reason = proof.words
      if let warning = warnings.first { reason += "; \(warning.words)" }
      return Judgement(verdict: .ok, reason: reason, lines: [proof] + warnings)
    }
    return judgeSilence(draft, errorsShowInLog)
  }

  /// `mysqldump --verbose` names each table whose structure it reads, and each whose rows.
  private static func lackOfRows(_ draft: RunDraft) -> String? {
    guard (draft.counts[.describes] ?? 0) > 0, draft.counts[.reads] == nil, draft.hasCompleted
    else {
      return nil
    }
    return "the dump read the structure of tables and the rows of none"
  }

  /// automysqlbackup keeps its errors in a file on the disk that it writes to: where that is full, its
  /// report shows no error at all, and the size that gzip or bzip2 print is the only sign of a file.
  private static func doubtOfReport(_ draft: RunDraft) -> Judgement? {
    guard draft.tool == BackupTool.automysqlbackup.name, let end = draft.marks(.completes).last,
      draft.size == nil, draft.counts[.measures] == nil
    else { return nil }
    return draft.artefact == nil
      ? Judgement(
        verdict: .unknown,
        reason:
          "the report shows neither an error nor the size of a file; its errors would lie on the "
          + "disk of the backup, and a full disk leaves none",
        lines: [end]
      )
      : Judgement(
        verdict: .failed,
        reason:
          "the report announces a file and gzip lists none: it was not written, and the file of "
          + "errors on the same disk neither",
        lines: [end]
      )
  }

  /// Whether a dump's trailer may be an older file's: it carries no date, or one from before the run.
  ///
  /// `mysqldump` and `date`(1) of one script print the same clock, so that the trailer cannot come before
  /// the run's own stamp; where that is in UTC, the two clocks may lie hours apart.
  private static func isStale(_ mark: RunDraft.Mark, _ draft: RunDraft) -> Bool {
    guard mark.trailer != nil else { return false }
    guard let time = mark.time else { return true }
    guard let start = draft.start else { return false }
    let slack: TimeSpan = draft.startOffset == 0 || draft.isDayOnly ? .hours(15) : .minutes(1)
    return time < start - slack || time > start + .days(3)
  }

  /// A run without a word of error and without a tool's word of completion.
  private static func judgeSilence(_ draft: RunDraft, _ errorsShowInLog: Bool) -> Judgement {
    let claim = [draft.claim].compactMap { $0 }
    if isPacked(draft, errorsShowInLog), let dump = draft.archivedDump {
      return Judgement(
        verdict: .ok,
        reason: "tar packed the dump to its end, and "
          + (errorsShowInLog
            ? "neither reported an error, though errors of this script show in this log"
            : "no error shows where tar's own messages do; the log has no check of the dump itself"),
        lines: [dump] + claim
      )
    }
    if draft.trace.showsSuccess(errorsShow: errorsShowInLog), let dump = draft.trace.dump {
      return Judgement(
        verdict: .ok,
        reason: draft.trace.status == 0
          ? "the script's trace shows the dump's exit status 0"
          : "the script stops at the first error, whose messages show in this log, and its trace goes on "
            + "after the dump",
        lines: [dump] + [draft.trace.next].compactMap { $0 } + claim
      )
    }
    if draft.copiesUnseenDump, let copy = draft.marks(.completes).last {
      return Judgement(
        verdict: .unknown,
        reason:
          "\(copy.words), which shows the copy; nothing shows whether the dump in it is whole",
        lines: [copy]
      )
    }
    if draft.tool != nil, draft.tool != BackupTool.systemd.name,
      draft.tool != BackupTool.mysqlClient.name, draft.claim == nil,
      draft.opening == .begun
    {
      return Judgement(
        verdict: .partial,
        reason: "the log stops before the tool says that it completed",
        lines: []
      )
    }
    let reason =
      draft.hidesDumpErrors
      ? "the script sends the dump's errors away, so that nothing shows whether there were any"
      : draft.claim == nil
        ? "nothing in the log tells how it ended"
        : "only the script's own word says that it completed; nothing shows the dump itself"
    return Judgement(verdict: .unknown, reason: reason, lines: claim)
  }

  /// Whether an archiver read the dump to its end after a dump that would have shown its errors.
  ///
  /// All of: the run has begin and end line; tar lists the dump between them; tar is known to be what
  /// lists it (its own messages, or the artefact's name); the dump's name carries the run's own day, so
  /// that it is no older file, and no other database; and standard error is seen to reach this log, by
  /// tar's own messages in the run or by the dump tool's errors in another run of the same script; and no
  /// line stands between begin and end whose meaning is not known. What
  /// remains possible is a script that sends the dump's errors alone elsewhere: the reason says what
  /// was seen, and no more.
  static func isPacked(_ draft: RunDraft, _ errorsShowInLog: Bool) -> Bool {
    guard draft.opening == .begun, !draft.hidesDumpErrors, draft.strangers == 0,
      let claim = draft.claim, let dump = draft.archivedDump,
      dump.line < claim.line, draft.exitStatus ?? 0 == 0
    else { return false }
    let artefact = draft.artefact ?? ""
    let isTar =
      draft.counts[.proves] != nil || artefact.contains(".tar") || artefact.hasSuffix(".tgz")
    guard isTar, draft.standardErrorShows || errorsShowInLog else { return false }
    guard let start = draft.start, let day = StampReader.dateInName(dump.words) else {
      return false
    }
    // The name's day is local, the start is UTC: they lie less than a day and a zone apart.
    let distance = start.microseconds - day.microsecondsSinceEpoch
    guard distance > -15 * 3_600_000_000, distance < 39 * 3_600_000_000 else { return false }
    if let database = draft.database, let packed = LineFacts.database(ofArtefact: dump.words) {
      return database == packed
    }
    return true
  }

  /// Whether a change while reading befell the dump itself.
  private static func touchesDump(_ draft: RunDraft) -> Bool {
    guard let dump = draft.archivedDump else { return true }
    let name = dump.words.split(separator: "/").last ?? ""
    return draft.marks(.changes).contains { $0.text.contains(name) }
      || (draft.counts[.changes] ?? 0) > draft.marks(.changes).count
  }

  /// Bytes below which no artefact holds a dump: gzip of nothing is 20, and the header and trailer of
  /// an empty database's dump alone make 394 to 533, compressed (measured).
  static let smallest: Int64 = 600
}
