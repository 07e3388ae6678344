import GRDB
import IncidentModel

extension IncidentStore {
  /// Finds what people recorded and what logs say by its words, the best first.
  ///
  /// Ranked by FTS5's BM25; where nothing has all the words, what has all but one of them is found,
  /// else what has any. What has no word of the index ranks by its time, the latest first.
  ///
  /// - Throws: `StoreError`
  package func search(_ words: SearchExpression, _ query: SearchQuery) throws -> SearchOutcome {
    try read { database in
      let filter = try Filter(words, query, database)
      if words.isLiteral { return try Self.literalHits(words, filter, query.limit, database) }
      for expression in words.fromStrictToLoose {
        let found = try Self.hits(expression, filter, query.limit, database)
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

  /// What a document must be, beside having the words: a condition of SQL and its values.
  private struct Filter {
    var sql: String
    var arguments: [(any DatabaseValueConvertible)?] = []
    /// Whether it leaves anything out but what was retracted.
    var isNarrow: Bool

    init(_ words: SearchExpression, _ query: SearchQuery, _ database: Database) throws {
      var conditions: [String] = []
      var arguments: [(any DatabaseValueConvertible)?] = []
      func add(_ condition: String, _ values: [(any DatabaseValueConvertible)?]) {
        conditions.append(condition)
        arguments += values
      }
      if let incident = query.incident {
        add("incident_id = ?", [try DraftResolver(database: database).incident(incident)])
      }
      if !query.kinds.isEmpty {
        add("kind IN (\(query.kinds.map { _ in "?" }.joined(separator: ", ")))", query.kinds)
      }
      if let service = query.service {
        add(
          """
          incident_id IN (SELECT incident.id FROM incident, json_each(services)
            WHERE lower(json_each.value) = lower(?))
          """,
          [service]
        )
      }
      if let from = query.from { add("at_us >= ?", [from.microseconds]) }
      if let to = query.to { add("at_us < ?", [to.microseconds]) }
      for literal in words.literals { add("instr(search_document.text, ?) > 0", [literal]) }
      for literal in words.unwantedLiterals { add("instr(search_document.text, ?) = 0", [literal]) }
      if words.isLiteral, let unwanted = words.unwantedWords {
        add(
          "search_document.id NOT IN (SELECT rowid FROM search_index WHERE search_index MATCH ?)",
          [unwanted]
        )
      }
      isNarrow = !conditions.isEmpty
      if !query.includesRetracted { conditions.append("is_retracted = 0") }
      sql = conditions.isEmpty ? "TRUE" : conditions.joined(separator: " AND ")
      self.arguments = arguments
    }
  }

  /// What has all that is looked for as it stands, the latest first.
  private static func literalHits(
    _ words: SearchExpression,
    _ filter: Filter,
    _ limit: Int,
    _ database: Database
  ) throws -> SearchOutcome {
    let rows = try Row.fetchAll(
      database,
      sql: """
        WITH found AS MATERIALIZED (
          SELECT id AS hit, at_us AS hit_us FROM search_document WHERE \(filter.sql))
        SELECT search_document.*, incident.number AS incident_number,
          (SELECT count(*) FROM found) AS total
        FROM (SELECT * FROM found ORDER BY hit_us DESC, hit DESC LIMIT ?)
          JOIN search_document ON search_document.id = hit
          LEFT JOIN incident ON incident.id = search_document.incident_id
        ORDER BY hit_us DESC, hit DESC
        """,
      arguments: StatementArguments(filter.arguments + [limit])
    )
    let hits = rows.map { row in
      SearchHit(row, snippet: words.literalSnippet(of: row["text"]), score: 0)
    }
    return SearchOutcome(hits: hits, total: rows.first?["total"] ?? 0, hasAllWords: true)
  }

  private static func hits(
    _ expression: String,
    _ filter: Filter,
    _ limit: Int,
    _ database: Database
  ) throws -> (hits: [SearchHit], total: Int) {
    var ranked =
      try filter.isNarrow ? [] : bestOfAll(expression, filter, limit, database)
    var total: Int?
    if ranked.count < limit {
      ranked = try everyOne(expression, filter, limit, database)
      total = ranked.first?["total"] ?? 0
    } else {
      total = try Int.fetchOne(
        database,
        sql: "SELECT count(*) FROM search_index WHERE search_index MATCH ?",
        arguments: [expression]
      )
    }
    return (try ranked.compactMap { try hit($0, expression, database) }, total ?? ranked.count)
  }

  /// The best of those that pass the filters, each of them looked at once.
  private static func everyOne(
    _ expression: String,
    _ filter: Filter,
    _ limit: Int,
    _ database: Database
  ) throws -> [Row] {
    try Row.fetchAll(
      database,
      sql: """
        WITH found AS MATERIALIZED (
          SELECT search_document.id AS id, bm25(search_index) AS score
          FROM search_index JOIN search_document ON search_document.id = search_index.rowid
          WHERE search_index MATCH ? AND \(filter.sql))
        SELECT id, score, (SELECT count(*) FROM found) AS total
        FROM found ORDER BY score, id DESC LIMIT ?
        """,
      arguments: StatementArguments([expression] + filter.arguments + [limit])
    )
  }

  /// The best, ranked by the index alone, that pass the filters.
  ///
  /// A word that a third of all entries have would else have each of them read. Where fewer than the
  /// limit come back, each is to be looked at.
  private static func bestOfAll(
    _ expression: String,
    _ filter: Filter,
    _ limit: Int,
    _ database: Database
  ) throws -> [Row] {
    let some = limit > 1_000_000 ? limit : limit * 4 + 100
    let all: [(any DatabaseValueConvertible)?] = [expression, some] + filter.arguments + [limit]
    return try Row.fetchAll(
      database,
      sql: """
        SELECT id, score FROM (
          SELECT rowid AS hit, bm25(search_index) AS score FROM search_index
          WHERE search_index MATCH ? ORDER BY score, rowid DESC LIMIT ?)
        JOIN search_document ON id = hit WHERE \(filter.sql) ORDER BY score, id DESC LIMIT ?
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
        SELECT search_document.*, incident.number AS incident_number,
          snippet(search_index, 0, char(2), char(3), '…', 24) AS snippet
        FROM search_index JOIN search_document ON search_document.id = search_index.rowid
          LEFT JOIN incident ON incident.id = search_document.incident_id
        WHERE search_index MATCH ? AND search_index.rowid = ?
        """,
      arguments: [expression, id]
    )
    // BM25 as SQLite has it is the lower the better.
    return row.map { SearchHit($0, snippet: $0["snippet"], score: -(ranked["score"] as Double)) }
  }
}

extension SearchHit {
  /// A row of `search_document` with the number of its incident.
  fileprivate init(_ row: Row, snippet: String, score: Double) {
    let at: Int64? = row["at_us"]
    let number: Int? = row["incident_number"]
    self.init(
      incident: number.map { ShortID(.incident, $0) },
      kind: row["kind"],
      label: row["label"],
      at: at.map(Instant.init(microseconds:)),
      isRetracted: row["is_retracted"],
      snippet: snippet,
      score: score
    )
  }
}

extension SearchExpression {
  /// The part of a text around the first of what is looked for as it stands, which is marked.
  fileprivate func literalSnippet(of text: String) -> String {
    let found = literals.compactMap { text.firstRange(of: $0) }
    guard let first = found.min(by: { $0.lowerBound < $1.lowerBound }) else { return text }
    let width = 60
    let before = text[..<first.lowerBound]
    let after = text[first.upperBound...]
    return (before.count > width ? "…" : "") + before.suffix(width)
      + String(SearchHit.markStart) + text[first] + String(SearchHit.markEnd)
      + after.prefix(2 * width) + (after.count > 2 * width ? "…" : "")
  }
}
