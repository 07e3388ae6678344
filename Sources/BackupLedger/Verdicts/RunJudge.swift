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
/// | a script's end line, which its runs whose dump was refused do not have (see `EndLine`) | `ok` |
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
            "\(proof.words), but that may be of the run before it, of which nothing is told",
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

  /// Bytes below which no artefact holds a dump: gzip of nothing is 20, and the header and trailer of
  /// an empty database's dump alone make 394 to 533, compressed (measured).
  static let smallest: Int64 = 600
}
