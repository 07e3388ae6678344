import FoundationEssentials
import GRDB
package import IncidentModel

extension IncidentStore {
  /// A piece of evidence with what it holds.
  package struct StoredContent: Sendable, Hashable {
    /// The entry that attached it.
    package var entry: Int
    package var file: EntryBody.AttachedEvidence
    package var content: [UInt8]
  }

  /// Records drafts and keeps the content that they attach, in one transaction.
  ///
  /// Content is kept once, however often it is attached.
  ///
  /// The contents are keyed by their SHA-256.
  ///
  /// - Throws: `StoreError`
  package func record(
    _ drafts: [EntryDraft],
    contents: [String: [UInt8]]
  ) throws -> [RecordedEntry] {
    compileAhead()
    return try write { database in
      try Self.keep(contents, database)
      return try drafts.flatMap { try JournalWriter(database: database).append($0) }
    }
  }

  /// Has SQLite compile what nearly every entry needs before its turn begins: nobody waits for it then.
  private func compileAhead() {
    try? database.inDatabase { database in
      for sql in [JournalRow.insertion, Projection.insertion] {
        _ = try database.cachedStatement(sql: sql)
      }
    }
  }

  /// Keeps contents by their SHA-256, each once.
  static func keep(_ contents: [String: [UInt8]], _ database: Database) throws {
    for (hash, content) in contents {
      try database.execute(
        sql: "INSERT OR IGNORE INTO attachment_content (sha256, content) VALUES (?, ?)",
        arguments: [hash, Data(content)]
      )
    }
  }

  /// The evidence of some kinds that an incident has, with its content, in order of attachment; of
  /// several versions of one file the last.
  ///
  /// - Throws: `StoreError`
  package func contents(
    of incident: String,
    kinds: [EntryBody.AttachedEvidence.Kind]
  ) throws -> [StoredContent] {
    try read { database in
      let rows = try Row.fetchAll(
        database,
        sql: """
          SELECT attachment.*, content FROM attachment JOIN attachment_content USING (sha256)
          WHERE incident_id = ? ORDER BY entry
          """,
        arguments: [incident]
      )
      let all = rows.map { row -> StoredContent in
        let content: Data = row["content"]
        return StoredContent(entry: row["entry"], file: .init(row), content: Array(content))
      }
      let latest = Dictionary(
        all.map { ("\($0.file.name)\u{0}\($0.file.host ?? "")", $0.entry) },
        uniquingKeysWith: max
      )
      return all.filter {
        kinds.contains($0.file.kind)
          && latest["\($0.file.name)\u{0}\($0.file.host ?? "")"] == $0.entry
      }
    }
  }

  /// Whether the incident has this very content under this name already.
  ///
  /// - Throws: `StoreError`
  package func hasEvidence(named name: String, sha256: String, in incident: String) throws -> Bool {
    try read { database in
      let entry = try Int.fetchOne(
        database,
        sql: "SELECT entry FROM attachment WHERE incident_id = ? AND name = ? AND sha256 = ?",
        arguments: [incident, name, sha256]
      )
      return entry != nil
    }
  }
}

extension EntryBody.AttachedEvidence {
  /// Reads a row of `attachment`.
  init(_ row: Row) {
    let kind: String = row["kind"]
    let owner: Int? = row["of_entry"]
    self.init(
      of: owner.map { ShortID(.entry, $0).description } ?? "",
      kind: Kind(rawValue: kind) ?? .file,
      name: row["name"],
      sha256: row["sha256"],
      bytes: row["bytes"],
      host: row["host"],
      zone: row["zone"],
      redactions: row["redactions"],
      records: row["records"]
    )
  }
}
