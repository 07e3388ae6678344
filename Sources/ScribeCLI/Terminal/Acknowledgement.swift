import IncidentModel
import IncidentStorage

/// The line that says an entry is safe: its id, both clocks, its text.
struct Acknowledgement {
  private let recorded: RecordedEntry

  init(_ recorded: RecordedEntry) { self.recorded = recorded }

  /// `E12  2023-10-30 08:31:00 +03:00  (05:31:00Z)  text`, and when it was recorded where that differs.
  var line: String {
    let entry = recorded.entry
    var parts = [recorded.shortID.description]
    if recorded.shortID.kind != .entry { parts.append("E\(recorded.number)") }
    parts.append(ClockText.both(entry.occurred, zone: recorded.zone))
    parts.append(said)
    if case .event(_, _, _, let command?) = entry.body { parts.append("[\(command.ending)]") }
    if case .followUpAdded(let fields) = entry.body, let when = fields.when {
      parts.append("[\(when)]")
    }
    if case .entryAmended(_, _, let time?) = entry.body {
      parts.append("[happened \(ClockText.both(time, zone: recorded.zone))]")
    }
    if entry.redactions > 0 {
      let count = entry.redactions
      parts.append("[\(count) \(count == 1 ? "secret" : "secrets") masked]")
    }
    if entry.occurred.from != entry.recordedAt {
      parts.append("[recorded \(ClockText.utc(entry.recordedAt))]")
    }
    return parts.joined(separator: "  ")
  }

  /// Writes the line, and what is odd about the entry's time.
  func show(on stream: Output.Stream = .standardOutput) {
    if stream == .standardOutput { Output.line(line) } else { Output.complain(line) }
    if let remark { Output.note(remark) }
  }

  /// What is odd about the entry's time, or was read into it; nil where it needs no second look.
  var remark: String? {
    let entry = recorded.entry
    var time = entry.occurred
    var id = recorded.shortID
    if case .entryAmended(_, _, let corrected?) = entry.body {
      time = corrected
      id = recorded.about ?? id
    }
    guard let at = time.from else { return nil }
    let correction = "`scribe amend --at TIME \(id)` corrects it"
    // A minute that was typed without its seconds may begin shortly.
    if at > entry.recordedAt + .minutes(1) {
      return "\(id) lies in the future, by \((at - entry.recordedAt).words); \(correction)"
    }
    if at < entry.recordedAt - .days(1) {
      return "\(id) lies more than a day back; recorded as typed"
    }
    let zone = recorded.zone
    if time.isWithoutDay, Day(at, in: zone) < Day(entry.recordedAt, in: zone) {
      let day = zone.civilTime(at: at)
      return "\(id) is taken for yesterday, \(day.weekdayName) \(day.date); \(correction)"
    }
    return nil
  }

  private var said: String {
    let entry = recorded.entry
    switch entry.body {
    case .event(_, let text, _, _): return text.visible
    case .backupReported(let report): return report.sentence.visible
    default:
      let shown = TimelineEntry(
        number: recorded.number,
        kind: entry.body.kind,
        occurred: entry.occurred,
        recordedAt: entry.recordedAt,
        author: entry.author,
        host: entry.host,
        text: entry.body.text,
        about: recorded.about ?? (recorded.shortID.kind == .entry ? nil : recorded.shortID)
      )
      return shown.sentence.visible.trimmed
    }
  }
}

extension EntryBody.FollowUpFields {
  /// `due 2026-11-27, every 2 weeks`: what `friday` was taken for; nil where it has no day.
  fileprivate var when: String? {
    let parts = [
      due.map { "due \($0)" },
      every.map { Recurrence(parsing: $0)?.words ?? "every \($0.visible)" },
    ].compactMap { $0 }
    return parts.isEmpty ? nil : parts.joined(separator: ", ")
  }
}

extension EntryBody.CommandRun {
  /// `exit status 1 after 2 s, 4102 bytes`: how it ended.
  var ending: String {
    let end =
      exitStatus.map { "exit status \($0)" } ?? signal.map { "ended by signal \($0)" }
      ?? "end unknown"
    let output = outputBytes.map { ", \($0) \($0 == 1 ? "byte" : "bytes") of output" } ?? ""
    return "\(end) after \(duration.words)\(output)"
  }
}
