import IncidentModel

/// A finding as `scribe correlate --json` prints it.
struct FindingJSON: Encodable {
  /// A piece of evidence; an entry has no line.
  struct EvidenceJSON: Encodable {
    var source: String
    var line: Int?
    var time: String?
    var text: String

    init(_ evidence: Evidence) {
      source = evidence.source
      line = evidence.line
      time = evidence.time?.iso8601
      text = evidence.text
    }
  }

  var id: String
  var rule: String
  var claim: String
  var from: String?
  var to: String?
  var confidence: String
  var about: [String]
  var evidence: [EvidenceJSON]
  var caveat: String?
  var verdict: String?
  /// Present and true where earlier runs had findings, and not this one.
  var isNew: Bool?

  init(_ finding: Finding, verdict: IncidentSnapshot.FindingVerdict?) {
    id = finding.id
    rule = finding.rule
    claim = finding.claim
    from = finding.from?.iso8601
    to = finding.to?.iso8601
    confidence = finding.confidence.rawValue
    about = finding.about
    evidence = finding.evidence.map(EvidenceJSON.init)
    caveat = finding.caveat.isEmpty ? nil : finding.caveat
    isNew = finding.isNew ? true : nil
    self.verdict = verdict.map { $0.isAccepted ? "accepted" : "dismissed" }
  }
}

/// A finding for people: its claim, wrapped, with the lines that show it below.
struct FindingText {
  private let finding: Finding
  private let verdict: IncidentSnapshot.FindingVerdict?
  private let zone: Zone
  private let namesZone: Bool
  /// How many lines of evidence one look can take.
  private static let shown = 4

  /// The finding as text; of a list the first claim that names its zone is enough.
  init(
    _ finding: Finding,
    verdict: IncidentSnapshot.FindingVerdict?,
    zone: Zone,
    namesZone: Bool = true
  ) {
    self.namesZone = namesZone
    self.finding = finding
    self.verdict = verdict
    self.zone = zone
  }

  /// Whether the claim names its zone.
  var mentionsZone: Bool { finding.claim.contains(zoneName) }

  private var zoneName: String { " (\(zone.name))" }

  private var claim: String {
    guard !namesZone, let range = finding.claim.firstRange(of: zoneName) else {
      return finding.claim
    }
    var claim = finding.claim
    claim.removeSubrange(range)
    return claim
  }

  var lines: [String] {
    let width = Output.columns
    let said = verdict.map { $0.isAccepted ? ", accepted" : ", dismissed: \($0.why.visible)" } ?? ""
    let head =
      "\(finding.id)  \(finding.rule), \(finding.confidence.rawValue)\(said)"
      + (finding.isNew ? ", new" : "")
    var lines = [Style.bold(head)]
    lines += TextWrapping.wrap(claim.visible, width: width - 4).map { "    " + $0 }
    if !finding.caveat.isEmpty {
      lines += TextWrapping.wrap("but: " + finding.caveat.visible, width: width - 4)
        .map { "    " + Style.dim($0) }
    }
    for evidence in finding.evidence.prefix(Self.shown) {
      let text = TextWrapping.cut(
        "\(evidence.label.visible): \(evidence.text.visible)",
        width: width - 6
      )
      lines.append("      " + Style.dim(text))
    }
    let more = finding.evidence.count - Self.shown
    if more > 0 { lines.append("      " + Style.dim("and \(more) more, see --json")) }
    return lines + [""]
  }
}
