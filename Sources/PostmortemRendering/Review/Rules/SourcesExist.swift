import IncidentModel

extension ReviewRule {
  static let sourcesExist = ReviewRule(
    name: "sources-exist",
    summary:
      """
      Does every entry, hypothesis and follow-up that the prose names stand in the journal, and is \
      every log that it names among the evidence?
      """,
    examples: [
      Example(
        "entries that are not there, and one that was taken back",
        .example {
          $0.entry("08:10", "restarted")
          $0.retract(1)
          $0.section(.impact, "It was restarted (E1) and came back (E7).")
        },
        ["E1 was retracted", "there is no E7"]
      ),
      Example(
        "a log that nobody ingested; a port is no line",
        .example {
          $0.section(.impact, "The page broke (error.log:12) behind db1.example:3306.")
        },
        ["there is no error.log"]
      ),
      Example(
        "what is there",
        .example {
          $0.entry("08:10", "restarted")
          $0.hypothesis("the disk is full", .open)
          $0.todo("Alert on a full disk")
          $0.section(.impact, "It was restarted (E1) for H1; see T1.")
        }
      ),
    ]
  ) { input in
    input.prose.flatMap { passage in
      Claim.all(in: passage.text).flatMap(\.sources).compactMap { label -> ReviewRemark? in
        let id = ShortID(parsing: label)
        guard let wrong = id.map(input.reproach) ?? input.reproach(againstLine: label) else {
          return nil
        }
        return ReviewRemark(wrong, file: passage.file, line: passage.line, about: [label])
      }
    }
  }
}

extension ReviewInput {
  /// What is wrong with naming this as a source; nil where nothing is.
  fileprivate func reproach(_ id: ShortID) -> String? {
    let isThere: Bool
    var isRetracted = false
    switch id.kind {
    case .entry:
      let entry = snapshot.timeline.first { $0.number == id.number }
      isThere = entry != nil
      isRetracted = entry?.retractedBecause != nil
    case .hypothesis:
      let hypothesis = snapshot.hypotheses.first { $0.number == id.number }
      isThere = hypothesis != nil
      isRetracted = hypothesis?.isRetracted ?? false
    case .followUp:
      let followUp = snapshot.followUps.first { $0.number == id.number }
      isThere = followUp != nil
      isRetracted = followUp?.isRetracted ?? false
    // Findings are numbered anew where logs are read anew; other incidents are another's matter.
    case .finding, .incident: return nil
    }
    if !isThere { return "there is no \(id) in this incident: name the entry that is meant" }
    return isRetracted ? "\(id) was retracted: it shows nothing any more" : nil
  }

  /// What is wrong with naming this line of a file; nil where nothing is, or it names no log.
  fileprivate func reproach(againstLine label: String) -> String? {
    let name = label.prefix { $0 != ":" }.split(separator: "/").last.map(String.init) ?? ""
    let isLog = [".log", ".err", ".txt"].contains { name.hasSuffix($0) }
    guard isLog, !snapshot.evidence.contains(where: { $0.file.name.hasSuffix(name) }) else {
      return nil
    }
    return "there is no \(name) among the evidence: scribe ingest FILE, or name another source"
  }
}
