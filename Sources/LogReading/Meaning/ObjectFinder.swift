/// Finds the table, file, account or host that a message names.
enum ObjectFinder {
  /// The object of a message, in the form that people use: `stockdb/items`, `app@10.0.0.9`.
  static func object(in message: String, category: LogCategory) -> String? {
    switch category {
    case .accessDenied, .connections, .network:
      account(message) ?? quoted(after: "host: '", message)
    case .corruption, .storage, .diskFull, .lock, .crashRecovery, .backup, .restore, .upgrade:
      table(message)
    default:
      nil
    }
  }

  /// `'user'@'host'` as `user@host`.
  private static func account(_ message: String) -> String? {
    if let user = quoted(after: "user: '", message) {
      let host = quoted(after: "host: '", message)
      return host.map { "\(user)@\($0)" } ?? user
    }
    let text = message.prefix(512)
    guard let middle = text.firstRange(of: "'@'") else { return nil }
    let user =
      text[..<middle.lowerBound].split(separator: "'", omittingEmptySubsequences: false)
      .last.map(String.init) ?? ""
    let host = text[middle.upperBound...].prefix { $0 != "'" }
    return "\(user)@\(host)"
  }

  /// The text between a mark and the next single quote.
  private static func quoted(after mark: String, _ message: String) -> String? {
    let text = message.prefix(512)
    guard let start = text.firstRange(of: mark) else { return nil }
    let value = text[start.upperBound...].prefix { $0 != "'" }
    return value.isEmpty ? nil : String(value)
  }

  /// A table or file, without `./`, the quotes and the ending of its file.
  private static func table(_ message: String) -> String? {
    let text = message.prefix(1024)
    if let start = text.firstIndex(of: "`") {
      let names = text[start...].prefix(200).split(separator: "`", omittingEmptySubsequences: false)
      if names.count >= 4, names[2] == "." { return "\(names[1])/\(names[3])" }
    }
    if let start = text.firstRange(of: "./") {
      let path = text[start.upperBound...].prefix { !" '\",;:)".contains($0) }
      let parts = path.split(separator: "/")
      if parts.count == 2 { return "\(parts[0])/\(withoutEnding(parts[1]))" }
      if parts.count == 1 { return String(path) }
    }
    if let start = text.firstRange(of: "table '") ?? text.firstRange(of: "Table '")
      ?? text.firstRange(of: "name '") ?? text.firstRange(of: "tablespace `")
    {
      let name = text[start.upperBound...].prefix { $0 != "'" && $0 != "`" }
      return name.isEmpty ? nil : String(name)
    }
    return nil
  }

  private static func withoutEnding(_ name: Substring) -> Substring {
    let endings = [".ibd", ".MYI", ".MYD", ".MAI", ".MAD", ".frm"]
    guard let ending = endings.first(where: { name.hasSuffix($0) }) else {
      return name.last == "." ? name.dropLast() : name
    }
    return name.dropLast(ending.count)
  }
}
