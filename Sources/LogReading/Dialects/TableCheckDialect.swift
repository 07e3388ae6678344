extension LogDialect {
  static let tableCheck = LogDialect(
    name: "table-check",
    title: "What mysqlcheck, myisamchk and aria_chk print",
    specification: "MariaDB client/mysqlcheck.c print_result(); storage/myisam/myisamchk.c",
    firstBytes: .letters.union(FirstBytes("-_")),
    samples: [
      DialectSample(
        "stockdb.categories                                 OK",
        time: nil,
        program: "mysqlcheck",
        category: .other,
        message: "stockdb.categories                                 OK"
      ),
      DialectSample(
        "error    : Corrupt",
        time: nil,
        level: .error,
        program: "mysqlcheck",
        category: .corruption,
        message: "Corrupt"
      ),
      DialectSample(
        "Warning  : InnoDB: The B-tree of index PRIMARY is corrupted.",
        time: nil,
        level: .warning,
        program: "mysqlcheck",
        category: .corruption,
        message: "InnoDB: The B-tree of index PRIMARY is corrupted."
      ),
      DialectSample(
        "Checking MyISAM file: /srv/stock/data/stockdb/stock_moves.MYI",
        time: nil,
        program: "myisamchk",
        category: .other,
        message: "Checking MyISAM file: /srv/stock/data/stockdb/stock_moves.MYI"
      ),
      DialectSample(
        "myisamchk: error: Keypointers and record positions doesn't match",
        time: nil,
        level: .error,
        program: "myisamchk",
        category: .corruption,
        message: "error: Keypointers and record positions doesn't match"
      ),
      DialectSample(
        "aria_chk: Got error 'Can't find file' when trying to use aria control file './aria_log_control'",
        time: nil,
        level: .error,
        program: "aria_chk",
        category: .corruption,
        message:
          "Got error 'Can't find file' when trying to use aria control file './aria_log_control'"
      ),
    ],
    scan: { view, scan in
      if scanTool(view, &scan) { return true }
      // "note     : ", "status   : ": the level in nine columns.
      if view[9] == 0x3A, view[10] == 0x20, isLetter(view[0]) {
        let name = view.slice(0, 9)
        guard let level = levels.first(where: { name.has($0.0) }) else { return false }
        scan.header.level = level.1
        scan.header.program = .mysqlcheck
        scan.header.messageStart = 11
        return true
      }
      if isTableName(view) {
        scan.header.program = .mysqlcheck
        scan.header.category = .other
        return true
      }
      // "database.table                                     OK"
      guard view.count < 200, view.has(" OK", at: view.count - 3),
        let space = view.firstIndex(of: 0x20), space > 2,
        view.slice(0, space).firstIndex(of: 0x2E, from: 1) != nil,
        view.skipSpaces(space) == view.count - 2
      else { return false }
      scan.header.program = .mysqlcheck
      scan.header.category = .other
      return true
    }
  )

  /// `database.table` alone, which mysqlcheck prints before what it found.
  private static func isTableName(_ view: ByteView) -> Bool {
    guard view.count > 2, view.count < 130 else { return false }
    var dots = 0
    for index in 0..<view.count {
      let byte = view[index]
      if byte == 0x2E {
        dots += 1
      } else if !isLetter(byte), !isDigit(byte), byte != 0x5F, byte != 0x24 {
        return false
      }
    }
    return dots == 1 && view[0] != 0x2E && view[view.count - 1] != 0x2E
  }

  private static let levels: [(StaticString, LogLevel)] = [
    ("note ", .note), ("Note ", .note), ("info ", .note), ("Info ", .note), ("status ", .note),
    ("warning ", .warning), ("Warning ", .warning), ("error ", .error), ("Error ", .error),
  ]

  private static func scanTool(_ view: ByteView, _ scan: inout HeaderScan) -> Bool {
    let tools: [(StaticString, Program)] = [
      ("myisamchk: ", .myisamchk), ("aria_chk: ", .ariaChk), ("mysqlcheck: ", .mysqlcheck),
      ("mariadb-check: ", .mysqlcheck),
    ]
    if let tool = tools.first(where: { view.has($0.0) }) {
      scan.header.program = tool.1
      let text = tool.0.utf8CodeUnitCount
      scan.header.messageStart = Int32(truncatingIfNeeded: text)
      scan.header.level =
        view.has("warning", at: text) ? .warning : view.has("info", at: text) ? .note : .error
      if !view.has("info", at: text) { scan.header.category = .corruption }
      return true
    }
    let starts: [(StaticString, Program)] = [
      ("Checking MyISAM file: ", .myisamchk), ("Checking Aria file: ", .ariaChk),
      ("- recovering (with", .myisamchk), ("- check file-size", .myisamchk),
      ("- check record delete-chain", .myisamchk), ("- check key delete-chain", .myisamchk),
      ("- check index reference", .myisamchk), ("- check data record references", .myisamchk),
      ("- check record links", .myisamchk), ("- Fixing index", .myisamchk),
      ("Data records: ", .myisamchk), ("MyISAM-table '", .myisamchk), ("Aria-table '", .ariaChk),
    ]
    guard let start = starts.first(where: { view.has($0.0) }) else { return false }
    scan.header.program = start.1
    return true
  }
}
