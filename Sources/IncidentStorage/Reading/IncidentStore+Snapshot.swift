import FoundationEssentials
import GRDB
package import IncidentModel

extension IncidentStore {
  /// Everything recorded of an incident, as typed (`INC-2`); nil means the current one.
  ///
  /// - Throws: `StoreError`
  package func snapshot(of typed: String? = nil) throws -> IncidentSnapshot {
    try read { database in
      let incident = try Self.incident(database, typed)
      let id = incident.id
      return IncidentSnapshot(
        incident: incident,
        timeline: try Self.timeline(database, id),
        hypotheses: try Self.hypotheses(database, id),
        followUps: try Self.followUps(database, incident: id),
        evidence: try Self.evidence(database, id),
        sections: try Self.sections(database, id),
        verdicts: try Self.verdicts(database, id)
      )
    }
  }

  /// Everything of an incident but its timeline, and how many entries stand in that: what one look
  /// needs, however long the timeline is.
  ///
  /// - Throws: `StoreError`
  package func overview(
    of typed: String? = nil
  ) throws -> (snapshot: IncidentSnapshot, entries: Int) {
    try read { database in
      let snapshot = try Self.overview(database, of: typed)
      return (snapshot, try Self.standingEntries(database, snapshot.incident.id))
    }
  }

  static func overview(_ database: Database, of typed: String?) throws -> IncidentSnapshot {
    let incident = try incident(database, typed)
    let id = incident.id
    return IncidentSnapshot(
      incident: incident,
      hypotheses: try hypotheses(database, id),
      followUps: try followUps(database, incident: id),
      evidence: try evidence(database, id)
    )
  }

  /// Every follow-up of every incident, by number.
  ///
  /// - Throws: `StoreError`
  package func followUps() throws -> [FollowUp] {
    try read { try Self.followUps($0, incident: nil) }
  }

  static func followUps(_ database: Database, incident: String?) throws -> [FollowUp] {
    let followUps = try Row.fetchAll(
      database,
      sql: """
        SELECT follow_up.number, incident.number, follow_up.text, type, owner, due, every,
          priority, tags, state, added_at_us, closed_at_us, note, is_retracted, entry,
          journal_entry.id, answers, verify, depends, series, missed, due_moves, first_due, link
        FROM follow_up JOIN incident ON incident.id = follow_up.incident_id
          JOIN journal_entry ON journal_entry.number = follow_up.entry
        WHERE ?1 IS NULL OR follow_up.incident_id = ?2 ORDER BY follow_up.number
        """,
      arguments: [incident, incident]
    ).map { row in
      // By position: to look a column up by its name costs more than to read it.
      let type: String? = row[3]
      let state: String = row[9]
      let closed: Int64? = row[11]
      return FollowUp(
        number: row[0],
        incident: ShortID(.incident, row[1]),
        text: row[2],
        type: type.flatMap(FollowUpType.init(rawValue:)),
        owner: row[4],
        due: row[5],
        every: row[6],
        priority: row[7],
        tags: texts(row[8]),
        state: FollowUpState(rawValue: state) ?? .open,
        addedAt: Instant(microseconds: row[10]),
        closedAt: closed.map(Instant.init(microseconds:)),
        note: row[12],
        isRetracted: row[13],
        entry: row[14],
        id: row[15],
        answers: texts(row[16]),
        verify: row[17],
        dependsOn: numbers(row[18]),
        series: row[19],
        missed: row[20],
        dueMoves: row[21],
        firstDue: row[22],
        link: row[23]
      )
    }
    return FollowUp.knowingTheirSeries(followUps)
  }

  static func hypotheses(_ database: Database, _ id: String) throws -> [Hypothesis] {
    let entries = Dictionary(
      grouping: try Row.fetchAll(
        database,
        sql: "SELECT hypothesis, entry FROM hypothesis_entry ORDER BY entry"
      )
    ) { row -> Int in row["hypothesis"] }
    return try Row.fetchAll(
      database,
      sql: "SELECT * FROM hypothesis WHERE incident_id = ? ORDER BY number",
      arguments: [id]
    ).map { row in
      let state: String = row["state"]
      let number: Int = row["number"]
      let settledBy: Int? = row["settled_by"]
      return Hypothesis(
        number: number,
        text: row["text"],
        state: HypothesisState(rawValue: state) ?? .open,
        proposed: try time(database, ofEntry: row["entry"]),
        settled: try settledBy.map { try time(database, ofEntry: $0) },
        reason: row["reason"],
        author: row["author"],
        isRetracted: row["is_retracted"],
        entries: (entries[number] ?? []).map { $0["entry"] }
      )
    }
  }

  private static func time(_ database: Database, ofEntry number: Int) throws -> EventTime {
    let row = try Row.fetchOne(
      database,
      sql: "SELECT * FROM timeline_event WHERE number = ?",
      arguments: [number]
    )
    return row.map(EventTime.init) ?? EventTime(from: nil, precision: .unknown, zone: "UTC")
  }

  static func sections(
    _ database: Database,
    _ id: String
  ) throws -> [Section: IncidentSnapshot.WrittenSection] {
    var sections: [Section: IncidentSnapshot.WrittenSection] = [:]
    for row in try Row.fetchAll(
      database,
      sql: "SELECT * FROM section WHERE incident_id = ?",
      arguments: [id]
    ) {
      let name: String = row["section"]
      guard let section = Section(rawValue: name) else { continue }
      sections[section] = .init(entry: row["entry"], text: row["text"])
    }
    return sections
  }

  private static func verdicts(
    _ database: Database,
    _ id: String
  ) throws -> [String: IncidentSnapshot.FindingVerdict] {
    var verdicts: [String: IncidentSnapshot.FindingVerdict] = [:]
    for row in try Row.fetchAll(
      database,
      sql: "SELECT * FROM finding_verdict WHERE incident_id = ?",
      arguments: [id]
    ) {
      verdicts[row["fingerprint"]] = .init(
        entry: row["entry"],
        isAccepted: row["is_accepted"],
        why: row["why"]
      )
    }
    return verdicts
  }

  private static func evidence(
    _ database: Database,
    _ id: String
  ) throws -> [IncidentSnapshot.AttachedFile] {
    try Row.fetchAll(
      database,
      sql: "SELECT * FROM attachment WHERE incident_id = ? ORDER BY entry",
      arguments: [id]
    ).map { IncidentSnapshot.AttachedFile(entry: $0["entry"], file: .init($0)) }
  }

  private static func numbers(_ json: String) -> [Int] {
    json == "[]" ? [] : (try? JSONDecoder().decode([Int].self, from: Data(json.utf8))) ?? []
  }

  static func texts(_ json: String) -> [String] {
    // A decoder costs more than the rest of the row, and nearly every row has none, or one that
    // needs no unescaping.
    if json == "[]" { return [] }
    let bytes = json.utf8
    if bytes.count >= 4, bytes.starts(with: [0x5B, 0x22]), bytes.last == 0x5D,
      bytes.count(where: { $0 == 0x22 }) == 2, !bytes.contains(0x5C),
      bytes[bytes.index(bytes.endIndex, offsetBy: -2)] == 0x22
    {
      return [String(json.dropFirst(2).dropLast(2))]
    }
    return (try? JSONDecoder().decode([String].self, from: Data(json.utf8))) ?? []
  }
}
