package import LogReading

/// Which table or file a record of damage speaks of.
package enum DamagedObject {
  /// The object's name as `database/table`, or the file's name; nil where the record names none.
  ///
  /// MySQL and MariaDB name one table as `./stockdb/items.ibd`, `./stockdb/items`, `stockdb.items`,
  /// `` `stockdb`.`items` `` and plain `items`.
  package static func name(of record: LogRecord) -> String? {
    if let object = record.object, let name = normalized(object) { return name }
    let line = record.firstLine
    // `stockdb.audit_trail: 1 client is using …`, as MyISAM and Aria write.
    if let colon = TextSearch.offset(of: ": ", in: line) {
      let head = String(decoding: line.utf8.prefix(colon), as: UTF8.self)
      if isPlain(head), let name = normalized(head) { return name }
    }
    if let table = TextSearch.text(in: line, between: "Incorrect file format '", and: "'"),
      TextSearch.contains(line, "privilege tables")
    {
      return normalized("mysql." + table)
    }
    for (open, close) in [
      ("read in from ", " are "), ("Table './", "'"), ("for './", "'"), ("table './", "'"),
      ("repairing './", "'"), ("Datafile './", "'"), ("for table '", "'"), ("file: './", "'"),
      ("table: './", "'"), ("table:   './", "'"),
    ] {
      if let found = TextSearch.text(in: line, between: open, and: close) {
        return normalized(found)
      }
    }
    return nil
  }

  /// Whether the record says that the tables of accounts and privileges are damaged.
  static func isGrantTable(_ record: LogRecord) -> Bool {
    if TextSearch.contains(record.message, "privilege tables") { return true }
    guard let name = name(of: record) else { return false }
    return isGrantTable(name)
  }

  /// Whether the object holds accounts or privileges.
  static func isGrantTable(_ name: String) -> Bool {
    ["mysql/global_priv", "mysql/user", "mysql/db", "mysql/tables_priv", "mysql/columns_priv"]
      .contains(name)
  }

  /// The name without the marks of its spelling; nil where nothing is left.
  static func normalized(_ name: String) -> String? {
    var text = String(name.filter { $0 != "`" && $0 != "'" && $0 != "\"" })
    while text.hasPrefix("./") { text.removeFirst(2) }
    for ending in [".ibd", ".MYI", ".MYD", ".MAI", ".MAD", ".frm"] where text.hasSuffix(ending) {
      text.removeLast(ending.count)
    }
    // Assertions and MyISAM name the server's own source files, Windows its programs.
    if [".cc", ".cpp", ".c", ".h", ".ic", ".exe", ".dll", ".so", ".bin"].contains(
      where: text.hasSuffix
    ) {
      return nil
    }
    let parts = text.split(separator: "/")
    if parts.count > 2 { text = parts.suffix(2).joined(separator: "/") }
    if !text.contains("/"), let dot = text.firstIndex(of: "."), isPlain(text) {
      text.replaceSubrange(dot...dot, with: "/")
    }
    return text.isEmpty ? nil : text
  }

  /// Whether a name with a dot is `database.table` rather than a file's.
  private static func isPlain(_ text: String) -> Bool {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 2
      && parts.allSatisfy { !$0.isEmpty && !$0.contains(" ") && !$0.contains("/") }
  }
}

/// The objects that the logs name in full, so that a table named without its database is known again.
struct ObjectNames: Sendable {
  private var byTable: [Substring: String?] = [:]

  /// Learns the names from the lines that speak of damage and of files.
  init(learningFrom records: [LogRecord]) {
    for position in records.indices
    where records[position].category == .corruption || records[position].category == .storage {
      guard let name = DamagedObject.name(of: records[position]),
        let slash = name.firstIndex(of: "/")
      else {
        continue
      }
      let table = name[name.index(after: slash)...]
      if let known = byTable[table], known != name {
        byTable[table] = .some(nil)
      } else {
        byTable[table] = name
      }
    }
  }

  /// The full name of the object that the record names, as far as one fits; nil where it names none.
  func name(of record: LogRecord) -> String? {
    guard let name = DamagedObject.name(of: record) else { return nil }
    return name.contains("/") ? name : (byTable[name[...]] ?? nil) ?? name
  }
}
