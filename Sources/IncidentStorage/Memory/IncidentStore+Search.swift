import GRDB
package import IncidentModel

/// Where a search looks.
package struct SearchQuery: Sendable, Hashable {
  /// The incident as typed; nil means all.
  package var incident: String?
  /// Only these kinds, such as `event`, `hypothesis` or `log`; empty means all.
  package var kinds: [String] = []
  /// Only incidents that concern this service.
  package var service: String?
  /// From this moment on; what has no time is left out.
  package var from: Instant?
  /// Before this moment; what has no time is left out.
  package var to: Instant?
  /// Whether retracted entries are found too.
  package var includesRetracted = false
  /// At most this many.
  package var limit = 20

  package init() {}

  /// Whether it looks in a part only.
  package var isNarrowed: Bool {
    incident != nil || !kinds.isEmpty || service != nil || from != nil || to != nil
  }
}

/// Something that a search found.
package struct SearchHit: Sendable, Hashable {
  /// Marks in `snippet` the beginning and the end of a word that was looked for.
  package static let markStart: Character = "\u{2}"
  package static let markEnd: Character = "\u{3}"

  package var incident: ShortID
  package var incidentTitle: String
  package var kind: String
  /// `E12`, `H2`, `T3`, `F1`, or `error.log:67`.
  package var label: String
  /// When it happened, in UTC; nil where it has no time.
  package var at: Instant?
  package var isRetracted: Bool
  /// The part of the text around the words, which are marked.
  package var snippet: String
  /// How well it fits: higher is better.
  package var score: Double
}

/// What a search found, the best first.
package struct SearchOutcome: Sendable, Hashable {
  package var hits: [SearchHit]
  /// How many there are in all.
  package var total: Int
  /// Whether all the words were found together; otherwise the hits have some of them.
  package var hasAllWords: Bool
}

extension IncidentStore {
  /// Finds what people recorded and what logs say by its words, the best first.
  ///
  /// Ranked by FTS5's BM25; where nothing has all the words, what has all but one of them is found,
  /// else what has any.
  ///
  /// - Throws: `StoreError`
  package func search(_ words: SearchExpression, _ query: SearchQuery) throws -> SearchOutcome {
    try read { database in
      for expression in words.fromStrictToLoose {
        let found = try Self.hits(expression, query, database)
        guard found.total == 0 else {
          return SearchOutcome(
            hits: found.hits,
            total: found.total,
            hasAllWords: expression == words.all
          )
        }
      }
      return SearchOutcome(hits: [], total: 0, hasAllWords: true)
    }
  }

  private static func hits(
    _ expression: String,
    _ query: SearchQuery,
    _ database: Database
  ) throws -> (hits: [SearchHit], total: Int) {
    var conditions = ["search_index MATCH ?"]
    var arguments: [(any DatabaseValueConvertible)?] = [expression]
    if let incident = query.incident {
      conditions.append("incident_id = ?")
      arguments.append(try DraftResolver(database: database).incident(incident))
    }
    if !query.kinds.isEmpty {
      let marks = query.kinds.map { _ in "?" }.joined(separator: ", ")
      conditions.append("kind IN (\(marks))")
      arguments += query.kinds
    }
    if let service = query.service {
      conditions.append(
        """
        incident_id IN (SELECT incident.id FROM incident, json_each(services)
          WHERE lower(json_each.value) = lower(?))
        """
      )
      arguments.append(service)
    }
    if let from = query.from {
      conditions.append("at_us >= ?")
      arguments.append(from.microseconds)
    }
    if let to = query.to {
      conditions.append("at_us < ?")
      arguments.append(to.microseconds)
    }
    let isFiltered = conditions.count > 1
    if !query.includesRetracted { conditions.append("is_retracted = 0") }
    let source =
      "search_index JOIN search_document ON search_document.id = search_index.rowid WHERE "
      + conditions.joined(separator: " AND ")
    let best = try bestOfAll(conditions.dropFirst(), arguments, query.limit, database)
    let ranked =
      try best.count >= query.limit
      ? best
      : Row.fetchAll(
        database,
        sql: """
          SELECT search_document.id, bm25(search_index) AS score FROM \(source)
          ORDER BY score, search_document.id DESC LIMIT ?
          """,
        arguments: StatementArguments(arguments + [query.limit])
      )
    var total = ranked.count
    if ranked.count >= query.limit {
      total =
        try Int.fetchOne(
          database,
          sql: "SELECT count(*) FROM "
            + (isFiltered ? source : "search_index WHERE search_index MATCH ?"),
          arguments: isFiltered ? StatementArguments(arguments) : [expression]
        ) ?? ranked.count
    }
    return (try ranked.compactMap { try hit($0, expression, database) }, total)
  }

  /// The best, ranked by the index alone, that pass the filters.
  ///
  /// A word that a third of all entries have would else have each of them read. Where fewer than the
  /// limit come back, the filters leave so little that all of it is to be looked at.
  private static func bestOfAll(
    _ filters: ArraySlice<String>,
    _ arguments: [(any DatabaseValueConvertible)?],
    _ limit: Int,
    _ database: Database
  ) throws -> [Row] {
    let filter = filters.isEmpty ? "TRUE" : filters.joined(separator: " AND ")
    let some = limit > 1_000_000 ? limit : limit * 4 + 100
    var all: [(any DatabaseValueConvertible)?] = [arguments[0], some]
    all.append(contentsOf: arguments.dropFirst())
    all.append(limit)
    return try Row.fetchAll(
      database,
      sql: """
        SELECT id, score FROM (
          SELECT rowid AS hit, bm25(search_index) AS score FROM search_index
          WHERE search_index MATCH ? ORDER BY score, rowid DESC LIMIT ?)
        JOIN search_document ON id = hit WHERE \(filter) ORDER BY score, id DESC LIMIT ?
        """,
      arguments: StatementArguments(all)
    )
  }

  private static func hit(
    _ ranked: Row,
    _ expression: String,
    _ database: Database
  ) throws -> SearchHit? {
    let id: Int64 = ranked["id"]
    let row = try Row.fetchOne(
      database,
      sql: """
        SELECT search_document.*, incident.number AS incident_number, incident.title,
          snippet(search_index, 0, char(2), char(3), '…', 24) AS snippet
        FROM search_index JOIN search_document ON search_document.id = search_index.rowid
          JOIN incident ON incident.id = search_document.incident_id
        WHERE search_index MATCH ? AND search_index.rowid = ?
        """,
      arguments: [expression, id]
    )
    return row.map { row in
      let at: Int64? = row["at_us"]
      return SearchHit(
        incident: ShortID(.incident, row["incident_number"]),
        incidentTitle: row["title"],
        kind: row["kind"],
        label: row["label"],
        at: at.map(Instant.init(microseconds:)),
        isRetracted: row["is_retracted"],
        snippet: row["snippet"],
        // BM25 as SQLite has it is the lower the better.
        score: -(ranked["score"] as Double)
      )
    }
  }
}
