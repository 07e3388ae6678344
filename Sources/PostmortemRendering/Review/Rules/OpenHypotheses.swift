import IncidentModel

extension ReviewRule {
  static let openHypotheses = ReviewRule(
    name: "open-hypotheses",
    summary: "Was every suspicion followed to its end, and does it say why?",
    examples: [
      Example(
        "open, without a reason, and well",
        .example {
          $0.hypothesis("network", .open)
          $0.hypothesis("load", .ruledOut)
          $0.hypothesis("corruption", .confirmed, "the dump fails on one page")
        },
        ["H1 (network) is still open", "H2 (load) is ruled out without a reason"]
      )
    ]
  ) { input in
    input.snapshot.hypotheses.filter { !$0.isRetracted }.compactMap { hypothesis in
      let id = hypothesis.shortID.description
      let name = "\(id) (\(Words.cut(hypothesis.text, to: 60)))"
      if hypothesis.state == .open {
        return ReviewRemark(
          "\(name) is still open: scribe rule-out \(id) WHY, or confirm \(id) WHY",
          about: [id]
        )
      }
      guard Words.trimmed(hypothesis.reason).isEmpty else { return nil }
      return ReviewRemark(
        "\(name) is \(hypothesis.state.words) without a reason: a reader will ask why",
        about: [id]
      )
    }
  }
}
