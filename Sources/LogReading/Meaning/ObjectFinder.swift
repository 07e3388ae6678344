/// Finds the table, file, account or host that a message names.
struct ObjectFinder {
  /// Where a name is put together that does not stand in the message as people write it.
  private let scratch = ScratchBuffer()

  /// The object of a message, in the form that people use: `stockdb/items`, `app@10.0.0.9`.
  ///
  /// It is valid UTF-8, and lives as long as the message and until the next one is looked at.
  func object(in text: ByteView, category: LogCategory) -> ByteView? {
    let name = find(in: text, category)
    guard let name, !name.isValidText else { return name }
    var valid = name.text
    scratch.clear()
    valid.withUTF8 { bytes in
      if let base = bytes.baseAddress { scratch.append(ByteView(base: base, count: bytes.count)) }
    }
    return scratch.view
  }

  private func find(in text: ByteView, _ category: LogCategory) -> ByteView? {
    let message = text.from(MeaningTable.wordsStart(text))
    switch category {
    case .replication:
      return source(message.slice(0, 512))
    case .config:
      return file(message.slice(0, 512))
    case .accessDenied, .connections, .network:
      return account(message.slice(0, 512))
    case .corruption, .storage, .diskFull, .crashRecovery, .backup, .restore, .upgrade:
      return table(message.slice(0, 1024)) ?? file(message.slice(0, 1024))
    case .lock:
      // The table stands far down in a deadlock's dump.
      return message.slice(0, 4096).firstRange(of: "of table `").flatMap {
        quotedTable(message, $0.upperBound - 1)
      }
    default:
      return nil
    }
  }

  /// `'user'@'host'` or `user: 'user' host: 'host'` as `user@host`.
  private func account(_ text: ByteView) -> ByteView? {
    let marks = AccountMarks(text)
    let host = marks.host.flatMap { quoted(text, from: $0) }
    if let user = marks.user.flatMap({ quoted(text, from: $0) }) {
      return host.map { joined(user, 0x40, $0) } ?? user
    }
    if let middle = marks.middle {
      // A name may hold quotes; what the server says before it does not.
      var start = middle
      if let words = text.firstRange(of: "user '"), words.upperBound <= start {
        start = words.upperBound
      } else {
        while start > 0, text[start - 1] != 0x27 { start -= 1 }
      }
      let end = text.firstIndex(of: 0x27, from: middle + 3) ?? text.count
      return joined(text.slice(start, middle), 0x40, text.slice(middle + 3, end))
    }
    return host ?? marks.address.flatMap { quoted(text, from: $0) }
  }

  /// Two texts and a sign between them.
  private func joined(_ first: ByteView, _ sign: UInt8, _ last: ByteView) -> ByteView {
    scratch.clear()
    scratch.append(first)
    scratch.append(sign)
    scratch.append(last)
    return scratch.view
  }

  /// The text between a mark and the next single quote; nil where there is none.
  private func value(after mark: StaticString, _ text: ByteView) -> ByteView? {
    text.firstRange(of: mark).flatMap { quoted(text, from: $0.upperBound) }
  }

  /// The text from the index to the next single quote; nil where there is none.
  private func quoted(_ text: ByteView, from start: Int) -> ByteView? {
    let end = text.firstIndex(of: 0x27, from: start) ?? text.count
    return end > start ? text.slice(start, end) : nil
  }

  /// The server that data is copied from: `error reconnecting to master 'repl@10.0.0.2:3306'`.
  private func source(_ text: ByteView) -> ByteView? {
    for mark: StaticString in ["to master '", "to source '", "from master '", "from source '"] {
      if let name = value(after: mark, text) { return name }
    }
    return nil
  }

  /// A table as the server writes it: `` `shop`.`orders` ``, `./shop/orders.ibd`, `'shop/orders'`.
  private func table(_ text: ByteView) -> ByteView? {
    // The first name in backticks may be an index's: "of `PRIMARY` in table `shop`.`orders`".
    let tick = text.firstRange(of: "able `").map { $0.upperBound - 1 }
    if let tick = tick ?? text.firstIndex(of: 0x60), let name = quotedTable(text, tick) {
      return name
    }
    if let start = text.firstRange(of: "./") ?? text.firstRange(of: ".\\") {
      return path(text, start.upperBound)
    }
    let marks: [StaticString] = [
      "table '", "Table '", "name '", "tabelle '", "Tabelle '", "table \"", "tablespace file for '",
    ]
    for mark in marks {
      guard let start = text.firstRange(of: mark)?.upperBound else { continue }
      if let name = name(text, from: start) { return name }
    }
    // Cannot open table shop/orders from the internal data dictionary; a failed file read of
    // tablespace shop/orders page […]
    for mark: StaticString in ["Cannot open table ", "read of tablespace "] {
      if let start = text.firstRange(of: mark)?.upperBound { return path(text, start) }
    }
    return nameBeforeColon(text)
  }

  /// The name between quotes that have opened: `shop/orders`, `"shop"."orders"`, `shop"."orders`.
  private func name(_ text: ByteView, from start: Int) -> ByteView? {
    let quote = text[start - 1]
    scratch.clear()
    var index = start
    while index < text.count, text[index] >= 0x20, text[index] != 0x27 {
      if text.has("\".\"", at: index) {
        scratch.append(0x2F)
        index += 3
        continue
      }
      if text[index] != 0x22 {
        scratch.append(text[index])
      } else if quote == 0x22 {
        break
      }
      index += 1
    }
    return scratch.count == 0 ? nil : scratch.view
  }

  /// The table between backticks at the index, as `db/table`; a single name as it is.
  ///
  /// Some messages quote the whole once more.
  private func quotedTable(_ text: ByteView, _ start: Int) -> ByteView? {
    let index = text.has("``", at: start) ? start + 1 : start
    guard text[index] == 0x60, let end = text.firstIndex(of: 0x60, from: index + 1),
      end > index + 1, end - index < 200
    else { return nil }
    let first = text.slice(index + 1, end)
    guard text.has(".`", at: end + 1), let last = text.firstIndex(of: 0x60, from: end + 3) else {
      return first
    }
    return joined(first, 0x2F, text.slice(end + 3, last))
  }

  /// A path below the data directory, without the ending of its file.
  private func path(_ text: ByteView, _ start: Int) -> ByteView? {
    var end = start
    scan: while end < text.count {
      switch text[end] {
      case 0...0x20, 0x27, 0x22, 0x2C, 0x3B, 0x3A, 0x29, 0x60: break scan
      default: end += 1
      }
    }
    let endings: [StaticString] = [".ibd", ".MYI", ".MYD", ".MAI", ".MAD", ".frm", ".isl", ".cfg"]
    var last = end
    if let ending = endings.first(where: { text.has($0, at: end - $0.utf8CodeUnitCount) }) {
      last -= ending.utf8CodeUnitCount
    } else if text[end - 1] == 0x2E {
      last -= 1
    }
    // ./storage/myisam/ha_myisam.cc:1132 is where in the server's own source.
    let sources: [StaticString] = [".cc", ".c", ".ic", ".h"]
    guard last > start,
      !sources.contains(where: { text.has($0, at: end - $0.utf8CodeUnitCount) && text[end] == 0x3A }
      )
    else { return nil }
    let name = text.slice(start, last)
    guard name.firstIndex(of: 0x5C) != nil else { return name }
    scratch.clear()
    for byte in name.bytes { scratch.append(byte == 0x5C ? 0x2F : byte) }
    return scratch.view
  }

  /// `stockdb.items: Table is fixed` as `stockdb/items`: MyISAM and Aria put the table first.
  private func nameBeforeColon(_ text: ByteView) -> ByteView? {
    guard let colon = text.slice(0, 140).firstRange(of: ": ")?.lowerBound else { return nil }
    var dot = 0
    for index in 0..<colon {
      let byte = text[index]
      if byte == 0x2E {
        guard dot == 0 else { return nil }
        dot = index
      } else if !isLetter(byte), !isDigit(byte), byte != 0x5F, byte != 0x24, byte != 0x2D {
        return nil
      }
    }
    guard dot > 0, dot + 1 < colon else { return nil }
    return joined(text.slice(0, dot), 0x2F, text.slice(dot + 1, colon))
  }

  /// The first file that a message names in quotes.
  private func file(_ text: ByteView) -> ByteView? {
    for mark: StaticString in ["file '", "File '", "file: '", "to '", "writing '", "'/"] {
      guard let found = text.firstRange(of: mark) else { continue }
      let start = mark.utf8CodeUnitCount == 2 ? found.lowerBound + 1 : found.upperBound
      let end = text.firstIndex(of: 0x27, from: start) ?? text.count
      if end > start { return text.slice(start, end) }
    }
    return nil
  }
}
