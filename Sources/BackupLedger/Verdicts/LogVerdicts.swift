/// The verdicts of one log's runs, each judged by its own lines (`RunJudge`) and then by what the log's other
/// runs show: the same trailer twice, fewer trailers than usual, an end line that is missing this once.
enum LogVerdicts {
  static func entries(of drafts: [RunDraft], log: String) -> [LedgerEntry] {
    let shapes = Set(drafts.filter(\.errorsShow).map(\.script)).subtracting([""])
    var trailers: Set<String> = []
    let ending = Set(drafts.filter { $0.claim != nil }.map(\.shape)).subtracting([""])
    let conditional = EndLine.conditionalShapes(of: drafts)
    var most: [String: Int] = [:]
    for draft in drafts where !draft.shape.isEmpty {
      most[draft.shape] = max(most[draft.shape] ?? 0, draft.counts[.completes] ?? 0)
    }
    return drafts.enumerated().map { index, draft in
      var run = draft.run(errorsShowInLog: shapes.contains(draft.script))
      if let trailer = draft.marks(.completes).last?.trailer,
        !trailers.insert("\(trailer) \(draft.database ?? "")").inserted, run.verdict == .ok
      {
        run.verdict = .unknown
        run.reason = "the log shows a dump's trailer, but the same one as an earlier run"
      }
      if run.verdict == .ok, let count = draft.counts[.completes], let usual = most[draft.shape],
        count < usual
      {
        run.verdict = .unknown
        run.reason +=
          "; but that is \(count) of a dump, and other runs of the script show \(usual)"
      }
      if run.verdict == .unknown, conditional.contains(draft.shape),
        EndLine.isAllThatSpeaks(for: draft)
      {
        run.verdict = .ok
        run.reason =
          "it came to its end line without an error, and a run of this script whose dump fails does not"
      }
      if run.verdict == .unknown, draft.claim == nil, index + 1 < drafts.count,
        ending.contains(draft.shape)
      {
        if drafts[index + 1].isBeside {
          run.reason = "another run began in the same log before it came to an end line"
        } else {
          run.verdict = .partial
          run.reason = "it began and did not come to its end line, as other runs of the script do"
        }
      }
      return LedgerEntry(
        run: run,
        base: draft.base,
        reach: draft.reach,
        log: log,
        isInferredGood: run.verdict == .ok && !draft.hasCompleted,
        cronSpan: draft.cronSpan
      )
    }
  }
}

extension [RunDraft] {
  /// Whether a log has lines of runs that go well, rather than of errors alone.
  var showGoodRuns: Bool {
    contains { $0.opening == .begun || $0.claim != nil || $0.hasCompleted }
  }
}
