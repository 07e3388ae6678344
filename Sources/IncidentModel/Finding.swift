/// What follows from the evidence, and no more: a claim, where it shows, and how sure it is.
package struct Finding: Sendable, Hashable {
  /// The short name as people type it, `F1`; numbered in order of weight, empty until then.
  package var id: String
  /// The rule that made it, `first-symptom`.
  package var rule: String
  /// One or two plain sentences, with times, durations and counts.
  package var claim: String
  /// What happened at `from`, without the time: for a timeline, which says it beside.
  ///
  /// Empty where the claim tells of no moment.
  package var headline: String
  /// When what it claims began, in UTC.
  package var from: Instant?
  /// When what it claims ended, in UTC; nil where it is a moment, or goes on.
  package var to: Instant?
  /// How far the evidence carries the claim.
  package var confidence: Confidence
  /// The entries it speaks about: `H2`, `E12`.
  package var about: [String]
  /// The lines and entries that show it, in the order of reading; never empty.
  package var evidence: [Evidence]
  /// What would contradict it, or is missing to be sure; empty where nothing is.
  package var caveat: String
  /// How much it matters, for ordering: higher first.
  package var weight: Int
  /// Its fingerprint when it was first numbered, where later evidence changed that.
  package var formerly: String?
  /// Whether it was found for the first time, after others were numbered.
  package var isNew = false

  package init(
    id: String = "",
    rule: String,
    claim: String,
    headline: String = "",
    from: Instant? = nil,
    to: Instant? = nil,
    confidence: Confidence,
    about: [String] = [],
    evidence: [Evidence],
    caveat: String = "",
    weight: Int = 0,
    formerly: String? = nil
  ) {
    self.id = id
    self.rule = rule
    self.claim = claim
    self.headline = headline
    self.from = from
    self.to = to
    self.confidence = confidence
    self.about = about
    self.evidence = evidence
    self.caveat = caveat
    self.weight = weight
    self.formerly = formerly
  }
}

/// How far the evidence carries a claim.
package enum Confidence: String, Sendable, CaseIterable, Comparable {
  /// Something points there, and other readings are as likely.
  case weak
  /// Several lines, or one clear line and an inference from order or absence.
  case moderate
  /// The log says it in so many words, or no other reading is left.
  case strong

  package static func < (left: Confidence, right: Confidence) -> Bool {
    left.rank < right.rank
  }

  private var rank: Int {
    switch self {
    case .weak: 0
    case .moderate: 1
    case .strong: 2
    }
  }
}

extension Finding {
  /// What makes it the same finding in another run: the rule, its subject and its first evidence.
  ///
  /// Numbers, counts and wording may change between runs; this does not. Where more evidence puts
  /// another line first, the finding keeps the one that it was numbered with.
  package var fingerprint: String { formerly ?? presentFingerprint }

  /// The same, from the evidence as it stands now.
  package var presentFingerprint: String {
    ([rule] + about + [evidence.first?.label ?? ""]).joined(separator: "|")
  }
}
