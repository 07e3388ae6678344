/// The statement that a crash's block names.
enum CrashStatement {
  /// What the thread that died ran: MariaDB and MySQL print `Query (0x7f3c98012e40): SELECT …`, servers up
  /// to 5.1 `thd->query at 0x8f2bb8 = SELECT …`; nil where the block names none, or could not read it.
  static func text(in message: String) -> String? {
    let line =
      TextSearch.text(in: message + "\n", between: "\nQuery (", and: "\n")
      .flatMap { after("): ", in: $0) }
      ?? TextSearch.text(in: message + "\n", between: "\nthd->query at ", and: "\n")
      .flatMap { after(" = ", in: $0) }
    guard let line, !line.isEmpty, line != "(null)", !line.hasPrefix("is an invalid pointer")
    else { return nil }
    return line
  }

  private static func after(_ mark: String, in line: String) -> String? {
    TextSearch.offset(of: mark, in: line).map {
      String(decoding: line.utf8.dropFirst($0 + mark.utf8.count), as: UTF8.self)
    }
  }
}
