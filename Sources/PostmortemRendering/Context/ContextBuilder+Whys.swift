import IncidentModel

/// The chain of questions of the template `five-whys`, as far as the record answers them.
extension ContextBuilder {
  /// Why, and why that; what the record does not answer says so.
  var whys: [PostmortemContext.Why] {
    let (name, isPlural) = subject
    let cause = confirmed.first
    func unknown(_ rules: String...) -> Prose {
      Prose.joined([notRecorded("scribe write contributing-factors"), proposals(rules)])
    }
    var whys: [(Prose, Prose)] = []
    whys.append(
      (
        "Why \(isPlural ? "were" : "was") \(name) affected?",
        cause.map {
          "\(Words.sentence(opening(words($0.text))))\(sources([$0.shortID.description]))"
        }
          ?? Prose.joined([notRecorded("scribe confirm H1 WHY"), proposals(["root-cause"])])
      )
    )
    let origin =
      findings("unclean-stop", "crash", "root-cause").first ?? findings("first-symptom").first
    let isWritten = snapshot.sections[.contributingFactors].map { !$0.text.isEmpty } ?? false
    let written: Prose? =
      isWritten ? "What contributed to it was written down: see Contributing factors." : nil
    whys.append(
      ("Why did that happen?", origin.map(claim) ?? written ?? unknown("unclean-stop", "crash"))
    )
    whys.append(
      (
        "Why was it not noticed at once?",
        findings("first-symptom").first.map(claim) ?? lateDetection ?? unknown("first-symptom")
      )
    )
    whys.append(
      (
        "Why did it take so long to put right?",
        ruledOut.isEmpty
          ? unknown()
          : """
          \(Words.capitalized(Words.spelled(ruledOut.count))) \
          \(ruledOut.count == 1 ? "explanation was" : "explanations were") followed first and \
          ruled out\(sources(ruledOut.map(\.shortID.description))).
          """
      )
    )
    let lost = recoveryPoint.map(\.sentence) ?? findings("last-good-backup").first.map(claim)
    // Where nothing was lost, nobody asks why it could not be brought back.
    if lost != nil || restored != nil || !backups.isEmpty {
      whys.append(
        ("Why could not everything be restored?", lost ?? unknown("last-good-backup"))
      )
    } else {
      whys.append(("Why did nothing prevent it?", written ?? unknown()))
    }
    return whys.map {
      PostmortemContext.Why(question: MarkdownText($0.0), answer: MarkdownText($0.1))
    }
  }

  /// How late it was noticed, or that it was noticed at once; nil where nobody can tell.
  private var lateDetection: Prose? {
    guard let late = span(.started, .detected) else { return nil }
    if late.microseconds == 0 {
      return "It was noticed as it began\(source(of: .started) + source(of: .detected))."
    }
    let how = incident.detectedBy.map { " (\(Words.clause(words($0))))" } ?? ""
    let about = isRough(.started, .detected) ? "about " : ""
    return "It was noticed after \(about)\(late.words)\(how)\(source(of: .detected))."
  }
}
