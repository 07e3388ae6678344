import GRDB
package import IncidentModel

extension IncidentStore {
  /// What every incident is made of, for comparing them: log codes, categories and objects, services,
  /// and the words of its title, hypotheses, summary and root cause.
  ///
  /// - Throws: `StoreError`
  package func signatures() throws -> [IncidentSignature] {
    try read { database in
      let logs = Dictionary(
        grouping: try Row.fetchAll(
          database,
          sql: """
            SELECT DISTINCT attachment.incident_id, log_feature.kind, value
            FROM log_feature JOIN attachment USING (entry)
            """
        )
      ) { row -> String in row["incident_id"] }
      let texts = Dictionary(
        grouping: try Row.fetchAll(
          database,
          sql: """
            SELECT incident_id, text FROM hypothesis WHERE is_retracted = 0
            UNION ALL
            SELECT incident_id, text FROM section
            WHERE section IN ('summary', 'root-cause', 'trigger', 'impact')
            """
        )
      ) { row -> String in row["incident_id"] }
      return try Row.fetchAll(
        database,
        sql: "SELECT id, number, title, services FROM incident ORDER BY number"
      ).map { row in
        let id: String = row["id"]
        var signature = IncidentSignature(
          incident: ShortID(.incident, row["number"]),
          title: row["title"]
        )
        for feature in logs[id] ?? [] {
          let kind: String = feature["kind"]
          guard let kind = IncidentSignature.Kind(rawValue: kind) else { continue }
          signature.features.insert(.init(kind, feature["value"]))
        }
        for service in Self.texts(row["services"]) { signature.add(service: service) }
        signature.add(words: signature.title)
        for text in texts[id] ?? [] { signature.add(words: text["text"]) }
        return signature
      }
    }
  }

  /// Every restore drill on record, over all incidents, by time.
  ///
  /// - Throws: `StoreError`
  package func drills() throws -> [RecordedDrill] {
    try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT drill.*, incident.number AS incident_number
          FROM drill LEFT JOIN incident ON incident.id = drill.incident_id ORDER BY at_us, entry
          """
      ).map { row in
        let result: String? = row["result"]
        let took: Int64? = row["took_us"]
        let incident: Int? = row["incident_number"]
        return RecordedDrill(
          drill: RestoreDrill(
            backup: row["backup"],
            result: result.flatMap(RestoreDrill.Result.init(rawValue:)),
            took: took.map(TimeSpan.init(microseconds:)),
            note: row["note"]
          ),
          entry: row["entry"],
          incident: incident.map { ShortID(.incident, $0) },
          at: Instant(microseconds: row["at_us"])
        )
      }
    }
  }

  /// What people reported of an incident's backups, corrected as it was, in the order of recording.
  ///
  /// - Throws: `StoreError`
  package func reportedBackups(of incident: String) throws -> [RecordedBackup] {
    try read { database in
      let reports = try Row.fetchAll(
        database,
        sql: """
          SELECT * FROM journal_entry WHERE incident_id = ? AND kind = 'event'
            AND json_extract(body, '$.backup') IS NOT NULL ORDER BY number
          """,
        arguments: [incident]
      ).map(JournalRow.init)
      guard !reports.isEmpty else { return [] }
      let corrections = Corrections(try JournalRow.all(database, of: incident).map(\.entry))
      return reports.compactMap { row in
        let entry = row.entry
        let body = corrections.texts[entry.id].map(entry.body.amended(text:)) ?? entry.body
        guard corrections.retractions[entry.id] == nil, case .backupReported(let report) = body
        else { return nil }
        return RecordedBackup(
          report: report,
          entry: row.number,
          occurred: corrections.times[entry.id] ?? entry.occurred
        )
      }
    }
  }

  /// The texts that tell causes, by incident number: confirmed hypotheses, else the root-cause prose.
  ///
  /// - Throws: `StoreError`
  package func causeTexts() throws -> [Int: [String]] {
    try read { database in
      var texts: [Int: [String]] = [:]
      for row in try Row.fetchAll(
        database,
        sql: """
          SELECT incident.number, hypothesis.text FROM hypothesis
          JOIN incident ON incident.id = incident_id
          WHERE state = 'confirmed' AND is_retracted = 0 ORDER BY hypothesis.number
          """
      ) {
        texts[row["number"], default: []].append(row["text"])
      }
      for row in try Row.fetchAll(
        database,
        sql: """
          SELECT incident.number, section.text FROM section
          JOIN incident ON incident.id = incident_id WHERE section = 'root-cause'
          """
      ) where texts[row["number"]] == nil {
        texts[row["number"]] = [row["text"]]
      }
      return texts
    }
  }

  /// The metrics that users defined, by name.
  ///
  /// - Throws: `StoreError`
  package func metrics() throws -> [Metric] {
    try read { database in
      try Row.fetchAll(database, sql: "SELECT * FROM metric ORDER BY name").compactMap { row in
        let from: String = row["from_milestone"]
        let to: String = row["to_milestone"]
        guard let from = Milestone(rawValue: from), let to = Milestone(rawValue: to) else {
          return nil
        }
        return Metric(name: row["name"], from: from, to: to)
      }
    }
  }

  /// Keeps a metric under its name, in place of an earlier one of that name.
  ///
  /// - Throws: `StoreError`
  package func define(_ metric: Metric) throws {
    try write { database in
      try database.execute(
        sql: "INSERT OR REPLACE INTO metric (name, from_milestone, to_milestone) VALUES (?, ?, ?)",
        arguments: [metric.name, metric.from.rawValue, metric.to.rawValue]
      )
    }
  }

  /// Forgets a metric of the user; false where there is none of that name.
  ///
  /// - Throws: `StoreError`
  package func undefine(metric name: String) throws -> Bool {
    try write { database in
      try database.execute(sql: "DELETE FROM metric WHERE name = ?", arguments: [name])
      return database.changesCount > 0
    }
  }
}
