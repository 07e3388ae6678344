import IncidentModel

extension ContextBuilder {
  var incidentFacts: PostmortemContext.IncidentFacts {
    var facts = PostmortemContext.IncidentFacts()
    facts.id = incident.shortID.description
    facts.title = isExternal ? opening(words(incident.title)) : words(incident.title)
    facts.severity = incident.severity?.rawValue ?? ""
    facts.severityMeaning = incident.severity?.meaning ?? ""
    facts.status = incident.status
    facts.openedAt = incident.openedAt.iso8601
    facts.services = incident.services
    facts.servicesText = Words.list(incident.services)
    facts.zone = input.zone.name
    facts.zoneText = clock.zoneText(from: incident.beganAt, to: ended ?? incident.beganAt)
    facts.date = clock.day(incident.beganAt)
    facts.duration = span(.started, .resolved)?.words ?? span(.started, .mitigated)?.words ?? ""
    return facts
  }

  /// What a reader asks first.
  var head: PostmortemContext.Head {
    var head = PostmortemContext.Head()
    head.when = MarkdownText(whenFact)
    head.duration = MarkdownText(durationFact)
    head.services = MarkdownText(
      incident.services.isEmpty
        ? notRecorded("scribe describe --service NAME", what: "Not recorded")
        : Prose(text: words(Words.list(incident.services)))
    )
    head.detected = MarkdownText(detectedFact)
    head.detectionTime = MarkdownText(detectionTimeFact)
    head.detectedBy = MarkdownText(
      incident.detectedBy.map { Prose(text: words($0)) }
        ?? notRecorded("scribe describe --detected-by HOW")
    )
    head.severity = MarkdownText(
      incident.severity.map { "\($0.rawValue), \($0.meaning)" }
        ?? notRecorded("scribe severity sev2")
    )
    head.rootCause = MarkdownText(
      confirmed.isEmpty
        ? notRecorded("scribe confirm H1 WHY", what: "Not established")
        : causes
    )
    head.dataLost = MarkdownText(
      recoveryPoint?.fact ?? notRecorded("scribe write impact", what: "Not recorded")
    )
    head.people = MarkdownText(peopleFact)
    return head
  }

  /// The causes that were confirmed, each with its source.
  private var causes: Prose {
    confirmed.reduce(into: Prose()) { all, cause in
      if !all.isEmpty { all += "; " }
      let text = Words.clause(opening(words(cause.text)))
      all += "\(text)\(sources([cause.shortID.description]))"
    }
  }

  /// The head of the document: a label and what is known, in order.
  func facts(_ head: PostmortemContext.Head) -> [PostmortemContext.Fact] {
    var facts: [(String, MarkdownText)] = [
      ("Incident", MarkdownText(incidentFact)),
      ("When", head.when),
      (incident.services.count > 1 ? "Services affected" : "Service affected", head.services),
      ("Detected", head.detected),
      ("Root cause", head.rootCause),
    ]
    if recoveryPoint != nil { facts.append(("Data lost", head.dataLost)) }
    if !unconfirmedNote.isEmpty { facts.append(("Not confirmed", MarkdownText(unconfirmedNote))) }
    if !incident.roles.isEmpty, !isExternal { facts.append(("People", head.people)) }
    return facts.map { PostmortemContext.Fact(label: $0.0, value: $0.1) }
  }

  private var peopleFact: Prose {
    let roles = Role.allCases.compactMap { role in
      incident.roles[role].map { "\(people.name($0)) (\(role.title))" }
    }
    let others = people.authors.filter { !incident.roles.values.contains($0) }.map(people.name)
    if isExternal { return "" }
    let named = roles + others.prefix(12)
    guard !named.isEmpty else { return notRecorded("scribe role commander NAME") }
    return Prose(text: Words.list(named))
  }

  private var durationFact: Prose {
    guard let began, let ended, ended >= began else {
      return notRecorded("scribe mark --at TIME started")
    }
    let end: Milestone = incident.reached(.resolved) == nil ? .mitigated : .resolved
    let about = isRough(.started, end) ? "about " : ""
    return "\(about)\((ended - began).words)\(source(of: .started) + source(of: end))"
  }

  private var incidentFact: Prose {
    let severity = incident.severity.map { ", \($0.rawValue) (\($0.meaning))" }
    let missing: Prose =
      isExternal || severity != nil
      ? "" : ", severity not recorded (\(code: "scribe severity sev2"))"
    return "\(incident.shortID.description)\(severity ?? "")\(missing), \(incident.status)"
  }

  private var whenFact: Prose {
    guard let began else {
      return
        "\(clock.day(incident.beganAt)), \(zoneText); the start of the impact is not recorded "
        + "\(isExternal ? "" : "(\(code: "scribe mark --at TIME started"))")"
    }
    guard let ended, ended >= began else {
      return
        "since \(incident.milestones[.started].map { clock.noun($0.time) } ?? "") on \(clock.day(began)), \(zoneText)\(source(of: .started))"
    }
    let end: Milestone = incident.reached(.resolved) == nil ? .mitigated : .resolved
    let about = isRough(.started, end) ? "about " : ""
    return """
      \(clock.day(began)), \(time(of: .started) ?? "") to \(time(of: end) ?? "") \
      (\(about)\((ended - began).words)), \(zoneText)\(source(of: .started) + source(of: end))
      """
  }

  private var zoneText: String {
    clock.zoneText(from: incident.beganAt, to: ended ?? incident.beganAt)
  }

  private var detectedFact: Prose {
    guard let at = time(of: .detected) else {
      return notRecorded("scribe mark --at TIME detected")
    }
    let how = incident.detectedBy.map { " (\(Words.clause(words($0))))" } ?? ""
    return "\(at)\(how)\(lateness)\(source(of: .detected))"
  }

  /// The same without who or what noticed it.
  private var detectionTimeFact: Prose {
    guard let at = time(of: .detected) else {
      return notRecorded("scribe mark --at TIME detected")
    }
    return "\(at)\(lateness)\(source(of: .detected))"
  }

  /// `, 7 min after the impact began`.
  private var lateness: String {
    guard let span = span(.started, .detected) else { return "" }
    let about = isRough(.started, .detected) ? "about " : ""
    return span.microseconds == 0
      ? ", as it began" : ", \(about)\(span.words) after the impact began"
  }

  /// The times between milestones.
  var metrics: [PostmortemContext.Fact] {
    let rows: [(String, Milestone, Milestone)] = [
      ("Time to detect", .started, .detected),
      ("Time to acknowledge", .detected, .acknowledged),
      ("Time to identify the cause", .detected, .identified),
      ("Time to mitigate", .started, .mitigated),
      ("Time to resolve", .started, .resolved),
    ]
    return rows.compactMap { label, from, to in
      let value: Prose
      if let span = span(from, to) {
        let about = isRough(from, to) ? "about " : ""
        value =
          "\(about)\(span.microseconds == 0 ? "at once" : span.words)\(source(of: from) + source(of: to))"
      } else if incident.reached(from) != nil, incident.reached(to) != nil {
        value = "\(to.title) is recorded before \(from.title)\(source(of: from) + source(of: to))"
      } else if isExternal || to == .acknowledged || to == .identified || to == .mitigated {
        return nil
      } else {
        let missing = incident.reached(to) == nil ? to : from
        value = notRecorded("scribe mark --at TIME \(missing.rawValue)")
      }
      return PostmortemContext.Fact(label: label, value: MarkdownText(value))
    }
  }

  var milestones: [PostmortemContext.MilestoneRow] {
    Milestone.allCases.compactMap { milestone in
      guard let reached = incident.milestones[milestone] else { return nil }
      return PostmortemContext.MilestoneRow(
        name: milestone.rawValue,
        title: Words.capitalized(milestone.title),
        time: time(of: milestone) ?? "time unknown",
        at: reached.time.from?.iso8601 ?? "",
        source: MarkdownText(source(of: milestone))
      )
    }
  }

  var participants: [PostmortemContext.Person] {
    people.authors.map { name in
      let role = Role.allCases.first { incident.roles[$0] == name }
      let shown = people.name(name)
      let isNamedByRole = role.map { $0.title == shown } ?? false
      return PostmortemContext.Person(
        name: shown,
        role: role?.title ?? "",
        text: role.map { isNamedByRole ? shown : "\(shown), \($0.title)" } ?? shown
      )
    }
  }
}
