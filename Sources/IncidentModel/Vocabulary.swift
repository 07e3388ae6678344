/// How bad an incident is; `sev1` is the worst.
package enum Severity: String, Sendable, Codable, CaseIterable, Comparable {
  case sev1, sev2, sev3, sev4

  /// What the level means, for help and documents.
  package var meaning: String {
    switch self {
    case .sev1: "critical: the service is down for most, or data is being lost"
    case .sev2: "major: an important part is down, or many are hindered"
    case .sev3: "minor: some are hindered, a workaround exists"
    case .sev4: "low: nobody is hindered yet"
    }
  }

  /// Worse is greater: `.sev1 > .sev2`.
  package static func < (left: Severity, right: Severity) -> Bool {
    left.rawValue > right.rawValue
  }
}

/// The moments in the life of an incident that its metrics are made of, in their usual order.
package enum Milestone: String, Sendable, Codable, CaseIterable {
  case started, detected, acknowledged, identified, mitigated, resolved, closed

  /// What it marks, for help and documents.
  package var title: String {
    switch self {
    case .started: "impact started"
    case .detected: "detected"
    case .acknowledged: "acknowledged"
    case .identified: "cause identified"
    case .mitigated: "mitigated"
    case .resolved: "resolved"
    case .closed: "closed"
    }
  }
}

/// What somebody does in an incident.
package enum Role: String, Sendable, Codable, CaseIterable {
  case commander, communications, scribe, responder

  /// The role's name in full.
  package var title: String {
    switch self {
    case .commander: "incident commander"
    case .communications: "communications lead"
    case .scribe: "scribe"
    case .responder: "responder"
    }
  }
}

/// What an event on the timeline is.
package enum EventKind: String, Sendable, Codable, CaseIterable {
  case observation, action, decision, communication, escalation
}

/// What an action did.
package enum Effect: String, Sendable, Codable, CaseIterable {
  case worked, none, worse

  /// The effect in words.
  package var words: String {
    switch self {
    case .worked: "worked"
    case .none: "no effect"
    case .worse: "made it worse"
    }
  }
}

/// Where a hypothesis stands.
package enum HypothesisState: String, Sendable, Codable, CaseIterable {
  case open
  case ruledOut = "ruled-out"
  case confirmed

  /// The state in words.
  package var words: String { self == .ruledOut ? "ruled out" : rawValue }
}

/// What a follow-up is for.
package enum FollowUpType: String, Sendable, Codable, CaseIterable {
  case prevent, detect, mitigate, repair, process
}

/// Where a follow-up stands.
package enum FollowUpState: String, Sendable, Codable, CaseIterable {
  case open
  case inProgress = "in-progress"
  case done, dropped

  /// The state in words.
  package var words: String { self == .inProgress ? "in progress" : rawValue }

  /// Whether nothing more is to be done.
  package var isClosed: Bool { self == .done || self == .dropped }
}

/// A part of the postmortem that people write, in the order of the document.
package enum Section: String, Sendable, Codable, CaseIterable {
  case summary, impact
  case rootCause = "root-cause"
  case trigger
  case contributingFactors = "contributing-factors"
  case detection, resolution, backups
  case wentWell = "went-well"
  case wentWrong = "went-wrong"
  case gotLucky = "got-lucky"
  case lessons

  /// The heading in the document.
  package var title: String {
    switch self {
    case .summary: "Summary"
    case .impact: "Impact"
    case .rootCause: "Root cause"
    case .trigger: "Trigger"
    case .contributingFactors: "Contributing factors"
    case .detection: "Detection"
    case .resolution: "Resolution"
    case .backups: "Backups and recovery"
    case .wentWell: "What went well"
    case .wentWrong: "What went wrong"
    case .gotLucky: "Where we got lucky"
    case .lessons: "Lessons"
    }
  }
}
