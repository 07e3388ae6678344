import BackupLedger
import IncidentModel

/// The appendix: every entry, and every line that something in the document rests on.
extension ContextBuilder {
  var evidence: PostmortemContext.EvidenceAppendix {
    var appendix = PostmortemContext.EvidenceAppendix(isShown: true)
    appendix.note = MarkdownText(entriesNote)
    appendix.entries = snapshot.timeline.filter { $0.kind != .sectionWritten }.map(row)
    for hypothesis in snapshot.hypotheses {
      appendix.entries.append(row(hypothesis))
    }
    appendix.logs = excerpts
    appendix.files = snapshot.evidence.map(row)
    appendix.hasFiles = !appendix.files.isEmpty
    return appendix
  }

  private func row(_ entry: TimelineEntry) -> PostmortemContext.EvidenceRow {
    let id = entry.shortID.description
    var text: Prose = "\(clock.time(entry.occurred, on: referenceDay))"
    let place = entry.host.isEmpty ? "" : " on \(entry.host)"
    let isUsual = entry.author == people.mostFrequent && entry.host == usualHost
    // What a finding claims stands where the finding does.
    let isVerdict = entry.kind == .findingAccepted || entry.kind == .findingDismissed
    text += isUsual ? ": " : ", \(entry.author)\(place): "
    text += "\(Words.cut(entry.sentence, to: isVerdict ? 90 : 600))"
    if let command = entry.command, !entry.sentence.contains(command.line) {
      text += " \(code: Words.cut(command.line, to: 300))"
    }
    if let command = entry.command {
      let end =
        command.exitStatus.map { "exit status \($0)" }
        ?? command.signal.map { "ended by signal \($0)" } ?? "end unknown"
      text += " (\(end), \(command.duration.words))"
    }
    if late(entry) { text += "; recorded \(time(entry.recordedAt))" }
    if entry.isAmended { text += "; amended" }
    if let why = entry.retractedBecause {
      text += "; retracted\(why.isEmpty ? "" : ": \(Words.clause(why))")"
    }
    return PostmortemContext.EvidenceRow(id: id, text: anchored(id, text))
  }

  /// The host on which most was recorded; nil where nothing was.
  private var usualHost: String? {
    let counts = Dictionary(snapshot.timeline.map { ($0.host, 1) }, uniquingKeysWith: +)
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }

  /// Whose entries carry no name.
  private var entriesNote: Prose {
    guard let author = people.mostFrequent, let host = usualHost else { return "" }
    return
      "Entries without a name are \(people.name(author))’s\(host.isEmpty ? "" : ", on \(host)")."
  }

  /// Whether it was recorded so long after it happened that memory may have changed it.
  private func late(_ entry: TimelineEntry) -> Bool {
    guard let from = entry.occurred.from else { return true }
    return entry.recordedAt - from > .minutes(30)
  }

  private func row(_ hypothesis: Hypothesis) -> PostmortemContext.EvidenceRow {
    let id = hypothesis.shortID.description
    let state = hypothesis.isRetracted ? "withdrawn" : hypothesis.state.words
    let text: Prose =
      "hypothesis, \(state): \(words(hypothesis.text))\(sources(hypothesis.entries.map { "E\($0)" }))"
    return PostmortemContext.EvidenceRow(id: id, text: anchored(id, text))
  }

  private func row(_ attached: IncidentSnapshot.AttachedFile) -> PostmortemContext.EvidenceRow {
    let file = attached.file
    let host = file.host.map { " from \($0)" } ?? ""
    let masked =
      file.redactions == 0 ? "" : "; \(Words.count(file.redactions, "secret")) masked"
    let text: Prose =
      """
      \(code: file.name)\(host), \(Words.count(file.bytes, "byte")), SHA-256 \
      \(code: String(file.sha256.prefix(16)) + "…")\(masked)\(sources(["E\(attached.entry)"]))
      """
    return PostmortemContext.EvidenceRow(id: file.name, text: MarkdownText(text))
  }

  /// The place that references to a label lead to.
  func anchor(_ label: String) -> MarkdownText {
    MarkdownText(markdown: Markdown.anchor(for: label))
  }

  /// A label as the place that references lead to, then its text.
  private func anchored(_ label: String, _ text: Prose) -> MarkdownText {
    MarkdownText(
      markdown: Markdown.anchor(for: label) + "**" + Markdown.escaped(label, atStart: false) + "** "
        + text.markdown
    )
  }

  /// The lines that findings, backup runs and server states rest on, by log, in file order.
  private var excerpts: [PostmortemContext.LogExcerpt] {
    var lines: [String: [Int: Evidence]] = [:]
    func add(_ evidence: [Evidence]) {
      // Those that are linked: a range leads to its first line.
      let linked = Set(References.linked(of: evidence.map(\.label).distinct()))
      for item in evidence {
        guard let line = item.line, linked.contains(item.label) else { continue }
        if lines[item.source]?[line] == nil { lines[item.source, default: [:]][line] = item }
      }
    }
    for finding in reportedFindings { add(finding.evidence) }
    for run in input.runs { add(run.evidence) }
    for interval in input.servers { add(Array(interval.evidence.prefix(1))) }
    return lines.keys.sorted().map { source in
      let numbers = (lines[source] ?? [:]).keys.sorted()
      let rows = numbers.compactMap { number -> PostmortemContext.EvidenceRow? in
        guard let item = lines[source]?[number] else { return nil }
        let text = item.text.split(whereSeparator: \.isNewline).first.map(String.init) ?? ""
        return PostmortemContext.EvidenceRow(
          id: item.label,
          text: anchored(item.label, "\(code: Words.cut(Markdown.visible(text), to: 300))")
        )
      }
      return PostmortemContext.LogExcerpt(name: source, lines: rows)
    }
  }
}
