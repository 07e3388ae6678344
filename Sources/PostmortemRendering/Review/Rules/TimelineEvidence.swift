extension ReviewRule {
  static let timelineEvidence = ReviewRule(
    name: "timeline-evidence",
    summary: "Has every row of the document's timeline a source?",
    examples: [
      Example(
        "a row written by hand",
        .example {
          $0.document("## Timeline\n\n- **08:10** Restarted ([E1](#e1))\n- **08:20** It worked\n")
        },
        ["row of 08:20 has no source"]
      ),
      Example(
        "a list that is no timeline",
        .example { $0.document("## Impact\n\n- 08:20 It worked\n") }
      ),
    ]
  ) { input in
    guard let document = input.document else { return [] }
    var isTimeline = false
    var remarks: [ReviewRemark] = []
    for (index, line) in document.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    {
      if line.hasPrefix("## ") { isTimeline = line.lowercased().contains("timeline") }
      guard isTimeline, line.hasPrefix("- "), !line.contains("](#") else { continue }
      let time = line.drop { !$0.isNumber }.prefix { $0.isNumber || $0 == ":" }
      guard time.contains(":"), time.count >= 4 else { continue }
      remarks.append(
        ReviewRemark(
          "the row of \(time) has no source: name an entry (E12) or a line (error.log:67)",
          file: input.file,
          line: index + 1
        )
      )
    }
    return remarks
  }
}
