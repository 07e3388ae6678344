import IncidentModel

/// Two jobs that write to one log at once.
extension LogAssembler {
  /// Whether a run of another database, or the same script once more, begins while one is open of which
  /// nothing has been told yet: what comes then may be said of either.
  static func isBeside(
    _ open: RunDraft,
    _ mark: RunDraft.Mark,
    _ database: String?,
    shape: String
  ) -> Bool {
    guard open.opening == .begun, open.claim == nil, !open.isClosed, !open.hasCompleted,
      !open.hasFailed
    else { return false }
    let isOther = open.database != nil && database != nil && open.database != database
    guard isOther || open.shape == shape && open.database == database else { return false }
    guard let time = mark.time, let last = open.lastTime else { return isOther }
    return time < last + .hours(1)
  }

  /// An end line that names another database than the open run's is that of a job which runs beside it;
  /// from then on neither's lines can be told from the other's.
  mutating func endOther(_ mark: RunDraft.Mark, _ line: LedgerLine) -> Bool {
    let artefact = LineFacts.artefact(in: line.message)
    guard let open = current, let own = open.database,
      let named = LineFacts.database(in: line.message)
        ?? artefact.flatMap(LineFacts.database(ofArtefact:)), named != own,
      let other = drafts.indices.suffix(16).last(where: {
        drafts[$0].database == named && drafts[$0].claim == nil && drafts[$0].opening == .begun
      })
    else { return false }
    drafts[other].claim = mark
    drafts[other].end = mark.time
    drafts[other].artefact = artefact ?? drafts[other].artefact
    drafts[other].isEntangled = true
    current?.isEntangled = true
    return true
  }

  /// A second end line, where the same script began twice before it ended once, is that of the run which
  /// seemed to have no end; which lines were whose cannot be told.
  mutating func endTwin(_ mark: RunDraft.Mark) -> Bool {
    guard let open = current, open.claim != nil, !open.shape.isEmpty,
      let twin = drafts.indices.last,
      drafts[twin].opening == .begun, drafts[twin].claim == nil, drafts[twin].shape == open.shape
    else { return false }
    drafts[twin].claim = mark
    drafts[twin].end = mark.time
    drafts[twin].isEntangled = true
    current?.isEntangled = true
    return true
  }
}
