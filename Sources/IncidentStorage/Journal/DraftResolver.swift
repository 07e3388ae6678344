import GRDB
import IncidentModel

/// Gives a draft its place in a database: its incident, what its references mean, its time.
struct DraftResolver {
  let database: Database

  /// The incident that the draft is for, by the `id` of its opening entry; nil for an opening.
  func incident(of draft: EntryDraft) throws -> String? {
    if case .incidentOpened = draft.body { return nil }
    if case .drillRecorded = draft.body {
      if draft.incident == EntryDraft.noIncident { return JournalEntry.outside }
      if draft.incident == nil { return try incidentInProgress() }
    }
    let named = try draft.incident.map(incident)
    guard let target = draft.body.target, let incident = try incidentOf(reference: target) else {
      return try named ?? currentIncident()
    }
    // An entry is projected with its incident: about another one's things it would say nothing.
    guard named == nil || named == incident else {
      throw StoreError.refused(
        "\(target.visible) is of another incident than \(draft.incident?.visible ?? ""); "
          + "leave out --incident, or name its own"
      )
    }
    return incident
  }

  /// The `id` of the incident that is current; throws `StoreError.noIncident` where none is.
  func currentIncident() throws -> String {
    guard let id = try CurrentIncident.id(database) else { throw StoreError.noIncident }
    return id
  }

  /// The current incident while it lasts; `outside` where it is resolved or closed, or there is none:
  /// a restore that is tried out in spring is no part of the outage of last autumn.
  private func incidentInProgress() throws -> String {
    guard let id = try CurrentIncident.id(database) else { return JournalEntry.outside }
    let isOver = try Bool.fetchOne(
      database,
      sql: "SELECT 1 FROM milestone WHERE incident_id = ? AND milestone IN ('resolved', 'closed')",
      arguments: [id]
    )
    return isOver == true ? JournalEntry.outside : id
  }

  /// The `id` of an incident typed as `INC-2`, `2`, or by its `id`.
  func incident(_ typed: String) throws -> String {
    let number = ShortID(parsing: typed).flatMap { $0.kind == .incident ? $0.number : nil }
    guard
      let id = try String.fetchOne(
        database,
        sql: "SELECT id FROM incident WHERE number = ? OR id = ?",
        arguments: [number ?? Int(typed), typed]
      )
    else { throw StoreError.unknown(typed) }
    return id
  }

  /// The incident's zone; that of the current one for what belongs to none.
  func zone(of incident: String) throws -> Zone {
    let incident =
      try incident == JournalEntry.outside ? CurrentIncident.id(database) : incident
    let name = try String.fetchOne(
      database,
      sql: "SELECT zone FROM incident WHERE id = ?",
      arguments: [incident]
    )
    return name.flatMap(Zone.init(named:)) ?? .utc
  }

  /// The role that a person has in the incident.
  func role(of person: String, in incident: String) throws -> String? {
    try String.fetchOne(
      database,
      sql: "SELECT role FROM incident_role WHERE incident_id = ? AND person = ?",
      arguments: [incident, person]
    )
  }

  /// The draft's body with every reference turned into the `id` of an entry.
  func body(of draft: EntryDraft) throws -> EntryBody {
    let kind = neededKind(for: draft.body)
    return try draft.body.mapping(
      references: { typed in
        let needed = typed == draft.body.target ? kind : draft.body.neededKind(of: typed)
        return try entryID(typed, needed: needed)
      },
      texts: \.withoutNUL
    )
  }

  /// The kind of id that a body's target must be; nil where any entry will do.
  private func neededKind(for body: EntryBody) -> ShortID.Kind? {
    switch body.kind {
    case .hypothesisNoted, .hypothesisSupported, .hypothesisRuledOut, .hypothesisConfirmed,
      .hypothesisReopened:
      .hypothesis
    case .followUpChanged, .followUpStarted, .followUpDone, .followUpDropped,
      .followUpReopened:
      .followUp
    default: nil
    }
  }

  /// The `id` of the entry that a typed reference means: the entry itself, or the one that began
  /// the hypothesis, follow-up or incident.
  func entryID(_ typed: String, needed: ShortID.Kind? = nil) throws -> String {
    guard let short = ShortID(parsing: typed) else {
      let known = try String.fetchOne(
        database,
        sql: "SELECT id FROM journal_entry WHERE id = ?",
        arguments: [typed]
      )
      guard let known else { throw StoreError.unknown(typed) }
      return known
    }
    if let needed, short.kind != needed {
      let article = needed == .hypothesis ? "a hypothesis (H1…)" : "a follow-up (T1…)"
      throw StoreError.wrongKind(typed, needed: article)
    }
    guard let id = try entryID(of: short) else { throw StoreError.unknown(short.description) }
    return id
  }

  private func entryID(of short: ShortID) throws -> String? {
    let kind: EntryKind? =
      switch short.kind {
      case .entry: nil
      case .incident: .incidentOpened
      case .hypothesis: .hypothesisProposed
      case .followUp: .followUpAdded
      case .finding: .findingAccepted
      }
    guard let kind else {
      return try String.fetchOne(
        database,
        sql: "SELECT id FROM journal_entry WHERE number = ?",
        arguments: [short.number]
      )
    }
    return try String.fetchOne(
      database,
      sql: "SELECT id FROM journal_entry WHERE kind = ? AND subject_number = ?",
      arguments: [kind.rawValue, short.number]
    )
  }

  /// The incident of the thing referred to: `done T1` works whichever incident is current.
  private func incidentOf(reference: String) throws -> String? {
    let id: String
    do {
      id = try entryID(reference)
    } catch StoreError.unknown(let typed) where ShortID(parsing: typed) == nil {
      // What an entry that waits for an incident is to have attached waits with it.
      guard try CurrentIncident.id(database) == nil else { throw StoreError.unknown(typed) }
      throw StoreError.noIncident
    }
    return try String.fetchOne(
      database,
      sql: "SELECT incident_id FROM journal_entry WHERE id = ?",
      arguments: [id]
    )
  }
}

extension EntryBody {
  /// The kind of id that a reference beside the target must be; nil where any entry will do.
  fileprivate func neededKind(of reference: String) -> ShortID.Kind? {
    switch self {
    case .followUpAdded(let fields), .followUpChanged(_, let fields):
      fields.dependsOn?.contains(reference) == true || fields.series == reference ? .followUp : nil
    default: nil
    }
  }
}
