import IncidentModel

/// A checklist of follow-ups as `ChecklistExport` writes it, read back after people edited it.
enum FollowUpChecklist {
  /// An item with a follow-up's id.
  struct Line: Hashable {
    /// 1-based.
    var line: Int
    var isDone: Bool
    /// `T3`, as it stands there.
    var id: String
    /// Empty where it is not ours to read.
    var text: String
    /// What the details say; nil where the line has none, so that a list that somebody wrote down
    /// (`- [x] T3`) takes no owner away.
    var details: Details?
    /// The item as it stands there, without spaces at its ends.
    var original: String
  }

  /// The details of an item: what is not there was taken away.
  struct Details: Hashable {
    var priority: String?
    var type: FollowUpType?
    var owner: String?
    var due: String?
    var every: String?
    var tags: [String] = []

    /// Takes one of them in; false where the text is no detail.
    mutating func take(_ part: String) -> Bool {
      if let level = Priority(rawValue: part.uppercased()) {
        priority = level.rawValue
      } else if let type = FollowUpType(rawValue: part.lowercased()) {
        self.type = type
      } else if part.hasPrefix("owner ") {
        owner = MarkdownLine.unescaped(part.dropFirst(6)).trimmed
      } else if part.hasPrefix("due "), let day = try? DayArgument.day(part.dropFirst(4).trimmed) {
        due = day.text
      } else if part.hasPrefix("every "), let span = Recurrence(parsing: String(part.dropFirst(6)))
      {
        every = span.description
      } else if part.hasPrefix("+"), part.count > 1, !part.contains(" ") {
        tags.insert(MarkdownLine.unescaped(part.dropFirst()), at: 0)
      } else {
        return Self.isOfDigest(part)
      }
      return true
    }

    /// What a digest says beside: `INC-1`, `2 missed`, `moved 3×`.
    private static func isOfDigest(_ part: String) -> Bool {
      ShortID(parsing: part)?.kind == .incident
        || (part.hasSuffix(" missed") && Int(part.dropLast(7)) != nil)
        || (part.hasPrefix("moved ") && part.hasSuffix("×"))
    }
  }

  /// The items that name a follow-up; others are not ours.
  static func lines(in text: String) -> [Line] {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().compactMap {
      read($1.trimmed, number: $0 + 1)
    }
  }

  private static func read(_ item: String, number: Int) -> Line? {
    guard let task = TodoLines.task(item) else { return nil }
    let words = task.text.split(separator: " ", maxSplits: 1)
    guard let first = words.first else { return nil }
    let id = first.filter { $0 != "*" && $0 != ":" }
    guard let named = ShortID(parsing: id), named.kind == .followUp else { return nil }
    var parts = (words.count > 1 ? String(words[1]) : "").components(of: ChecklistExport.separator)
    // From the end: a text may hold the separator itself.
    var details: Details?
    while parts.count > 1, let last = parts.last {
      var read = details ?? Details()
      guard read.take(last.trimmed) else { break }
      details = read
      parts.removeLast()
    }
    var text = parts.joined(separator: ChecklistExport.separator).trimmed
    // The follow-ups of a postmortem end in details of another form: their text is not read back.
    if details == nil, text.hasSuffix(")") || text.contains("](#") { text = "" }
    if text.hasPrefix("~~"), text.hasSuffix("~~"), text.count > 4 {
      text = String(text.dropFirst(2).dropLast(2))
    }
    return Line(
      line: number,
      isDone: task.isDone,
      id: named.description,
      text: MarkdownLine.unescaped(text).trimmed,
      details: details,
      original: item
    )
  }
}

/// Lines of a document that ask for something to be done.
enum TodoLines {
  /// One of them.
  struct Found: Hashable {
    /// 1-based.
    var line: Int
    var text: String
  }

  /// The lines `TODO: …` and the open items of checklists that name no follow-up, code left out.
  static func found(in document: String) -> [Found] {
    var found: [Found] = []
    var isCode = false
    for (index, line) in document.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    {
      let line = line.trimmed
      if line.hasPrefix("```") || line.hasPrefix("~~~") { isCode.toggle() }
      guard !isCode, let text = text(line), !text.isEmpty else { continue }
      found.append(Found(line: index + 1, text: text))
    }
    return found
  }

  private static func text(_ line: String) -> String? {
    let task = task(line)
    if let task, task.isDone { return nil }
    var text = task?.text ?? unlisted(line)
    while text.hasPrefix("*") { text = String(text.dropFirst()) }
    if text.hasPrefix("TODO") {
      let rest = text.dropFirst(4).drop { $0 == "*" }
      guard let next = rest.first, next == ":" || next == " " else { return nil }
      return rest.dropFirst().drop { $0 == "*" || $0 == ":" }.trimmed
    }
    guard let task else { return nil }
    // An item with an id is one of ours.
    let first = task.text.prefix { $0 != " " }.filter { !"*[]:".contains($0) }
    return ShortID(parsing: String(first)) == nil ? MarkdownLine.unescaped(task.text).trimmed : nil
  }

  /// An item of a task list (GitHub-flavoured Markdown, section 5.3): `- [x] text`.
  static func task(_ line: String) -> (isDone: Bool, text: String)? {
    let item = unlisted(line)
    guard item.count < line.count, item.hasPrefix("["), item.count > 3 else { return nil }
    let mark = item.dropFirst().prefix(1)
    guard ["x", "X", " "].contains(mark), item.dropFirst(2).hasPrefix("] ") else { return nil }
    return (mark != " ", item.dropFirst(4).trimmed)
  }

  private static func unlisted(_ line: String) -> String {
    for mark in ["- ", "* ", "+ "] where line.hasPrefix(mark) {
      return line.dropFirst(2).trimmed
    }
    return line
  }

  /// Whether two texts ask for the same thing: letters and digits alike, whatever stands between.
  static func isSame(_ left: String, _ right: String) -> Bool {
    func bare(_ text: String) -> String {
      text.lowercased().filter { $0.isLetter || $0.isNumber }
    }
    return bare(left) == bare(right)
  }
}

extension String {
  /// The parts between a separator.
  fileprivate func components(of separator: String) -> [String] {
    split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }
}
