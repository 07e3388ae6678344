import IncidentModel

/// Runs without a word of error and without a tool's word of completion.
extension RunJudge {
  /// A run without a word of error and without a tool's word of completion.
  static func judgeSilence(_ draft: RunDraft, _ errorsShowInLog: Bool) -> Judgement {
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
    if draft.isBeside, draft.database == nil { return false }
    if let database = draft.database, let packed = LineFacts.database(ofArtefact: dump.words) {
      return database == packed
    }
    return true
  }

  /// Whether a change while reading befell the dump itself.
  static func touchesDump(_ draft: RunDraft) -> Bool {
    guard let dump = draft.archivedDump else { return true }
    let name = dump.words.split(separator: "/").last ?? ""
    return draft.marks(.changes).contains { $0.text.contains(name) }
      || (draft.counts[.changes] ?? 0) > draft.marks(.changes).count
  }
}
