import IncidentModel

/// Where a run begins and where it is over.
extension LogAssembler {
  /// Begins a run with this line, closing the one before.
  mutating func open(_ opening: RunDraft.Opening, _ mark: RunDraft.Mark) {
    var draft = RunDraft(source: source.name, opening: opening)
    // Complaints of the shell just before a script's first own line are of the same run.
    if opening == .begun, let before = current, before.opening == .headless, before.tool == nil,
      before.claim == nil, before.lastTime == nil, before.exitStatus == nil,
      before.marks.allSatisfy({ $0.text.contains(": line ") || $0.text.contains(".sh: ") }),
      before.archivedDump == nil
    {
      draft = before
      draft.opening = .begun
      current = nil
    }
    close()
    draft.start = mark.time ?? ownTime ?? (opening == .begun ? nil : mailTime)
    ownTime = nil
    draft.startOffset = stampOffset
    draft.lastTime = mark.time
    draft.opened = mark
    draft.program = program
    if program == "systemd" { draft.tool = BackupTool.systemd.name }
    current = draft
  }

  mutating func close() {
    guard let draft = current else { return }
    current = nil
    for index in drafts.indices.suffix(siblings) { drafts[index].endWith(draft) }
    siblings = 0
    if draft.isWorthListing { drafts.append(draft) }
  }

  /// Leaves a run behind whose lines ended long before this moment.
  mutating func leaveStale(_ time: Instant?) {
    guard let time, let open = current, let last = open.lastTime else { return }
    let patience: TimeSpan = open.claim != nil ? .minutes(30) : .hours(12)
    if time > last + patience { close() }
  }
}

extension RunDraft {
  /// Takes over how the report that it stands in ended.
  fileprivate mutating func endWith(_ last: RunDraft) {
    end = end ?? last.end ?? last.lastTime
    for mark in last.marks where [.fails, .completes].contains(mark.meaning) { add(mark) }
  }
}
