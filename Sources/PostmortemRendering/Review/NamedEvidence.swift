import IncidentModel

/// What the sources of a claim say, as far as the record holds it.
struct NamedEvidence {
  /// All that the sources say, in lower case, numbers without separators.
  private var text = ""
  /// Whether a source is named whose text is not at hand: nothing can be said against the claim then.
  private(set) var isIncomplete = false

  init(_ labels: [String], in input: ReviewInput) {
    for label in labels {
      guard let said = input.evidence(label) else {
        isIncomplete = true
        continue
      }
      text += " " + Self.normalized(said) + " "
    }
  }

  /// Whether the sources hold a number, time or name; a number must stand by itself.
  func shows(_ statement: String) -> Bool {
    let wanted = Self.normalized(statement)
    guard wanted.first?.isNumber == true else { return text.contains(wanted) }
    var rest = Substring(text)
    while let found = rest.firstRange(of: wanted) {
      let before = rest[..<found.lowerBound].last
      let after = rest[found.upperBound...].first
      if before.map({ !$0.isNumber }) ?? true, after.map({ !$0.isNumber }) ?? true { return true }
      rest = rest[found.upperBound...]
    }
    return false
  }

  /// Lower case, and thousands without their separators: `5,000` and `5000` are one number.
  private static func normalized(_ text: String) -> String {
    var output = ""
    let characters = Array(text.lowercased())
    for (index, character) in characters.enumerated() {
      let isSeparator =
        character == "," && index > 0 && characters[index - 1].isNumber
        && characters.indices.contains(index + 1) && characters[index + 1].isNumber
      if !isSeparator { output.append(character) }
    }
    return output
  }
}

extension ReviewInput {
  /// What a source says, with its time on the incident's clock; nil where it is not at hand.
  func evidence(_ label: String) -> String? {
    if let line = logLines[label] { return line }
    guard let id = ShortID(parsing: label) else { return nil }
    switch id.kind {
    case .entry:
      guard let entry = snapshot.timeline.first(where: { $0.number == id.number }) else {
        return nil
      }
      // An effect or a contradiction belongs to what it is about.
      let related = snapshot.timeline.filter {
        $0.about == entry.shortID || $0.shortID == entry.about
      }
      return ([entry] + related).map(said).joined(separator: " ")
    case .hypothesis:
      guard let hypothesis = snapshot.hypotheses.first(where: { $0.number == id.number }) else {
        return nil
      }
      let entries = snapshot.timeline.filter { hypothesis.entries.contains($0.number) }
      return ([hypothesis.text, hypothesis.reason] + entries.map(said)).joined(separator: " ")
    case .followUp:
      return snapshot.followUps.first { $0.number == id.number }.map {
        [$0.text, $0.owner ?? "", $0.due ?? "", $0.every ?? "", $0.note].joined(separator: " ")
      }
    case .finding, .incident: return nil
    }
  }

  /// An entry's words and times, in every form in which prose may give them.
  private func said(_ entry: TimelineEntry) -> String {
    let times = [entry.occurred.from, entry.occurred.to].compactMap { $0 }.map { at in
      "\(clock.minutes(at)) \(clock.seconds(at)) \(clock.date(at)) \(zone.civilTime(at: at).date)"
    }
    return
      ([entry.text, entry.command?.line ?? "", entry.host, entry.occurred.typed ?? ""] + times
      + entry.insteadOf).joined(separator: " ")
  }
}
