import IncidentModel

/// Lines of a document that ask for something to be done.
enum TodoLines {
  /// One of them.
  struct Found: Hashable {
    /// 1-based.
    var line: Int
    var text: String
    /// What stands behind the text: `· owner dba · due 2023-11-07`, or as a postmortem says it.
    var details = FollowUpChecklist.Details()

    var fields: EntryBody.FollowUpFields {
      EntryBody.FollowUpFields(
        text: text,
        type: details.type,
        owner: details.owner,
        due: details.due,
        every: details.every,
        priority: details.priority,
        tags: details.tags.isEmpty ? nil : details.tags
      )
    }
  }

  /// The lines `TODO: …` and the open items of checklists that name no follow-up, code left out;
  /// what is asked for twice, once.
  static func found(in document: String) -> [Found] {
    var found: [Found] = []
    var isCode = false
    for (index, line) in document.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    {
      let line = line.trimmed
      if line.hasPrefix("```") || line.hasPrefix("~~~") { isCode.toggle() }
      guard !isCode, let read = read(line, number: index + 1), !read.text.isEmpty,
        !found.contains(where: { isSame($0.text, read.text) })
      else { continue }
      found.append(read)
    }
    return found
  }

  private static func read(_ line: String, number: Int) -> Found? {
    let task = TaskListItem(line)
    if let task, task.isDone { return nil }
    let item = task?.text ?? TaskListItem.unlisted(line)
    guard let asked = marked(item) ?? markedWithin(item) ?? task.flatMap(unnamed) else {
      return nil
    }
    var (text, details) = FollowUpChecklist.parted(asked.text)
    if details == nil { (text, details) = told(text) }
    var found = Found(line: number, text: MarkdownLine.unescaped(text).trimmed)
    found.details = details ?? found.details
    found.details.owner = found.details.owner ?? asked.owner
    return found
  }

  /// What a text asks for that begins with the mark: `TODO: …`, `**TODO:** …`, `TODO(ada): …`.
  private static func marked(_ item: some StringProtocol) -> (owner: String?, text: String)? {
    let bare = item.drop { "*_> ".contains($0) }
    guard bare.prefix(4).uppercased() == "TODO" else { return nil }
    var rest = bare.dropFirst(4)
    var owner: String?
    if rest.first == "(", let end = rest.firstIndex(of: ")") {
      owner = rest[..<end].dropFirst().trimmed
      rest = rest[end...].dropFirst()
    }
    rest = rest.drop { "*_".contains($0) }
    // Without a colon only capitals are a mark, and not a word.
    guard let mark = rest.first, mark == ":" || (mark == " " && bare.hasPrefix("TODO")) else {
      return nil
    }
    return (owner, rest.drop { "*_:-– ".contains($0) }.trimmed)
  }

  /// What a line asks for at its end, in a table's cell or a comment: `… TODO: add an alert`.
  private static func markedWithin(_ item: String) -> (owner: String?, text: String)? {
    guard
      let mark = item.ranges(of: "TODO:").first(where: { range in
        item[..<range.lowerBound].last.map { " |(".contains($0) } ?? false
      })
    else { return nil }
    var rest = item[mark.lowerBound...]
    for end in ["-->", " |"] {
      if let range = rest.firstRange(of: end) { rest = rest[..<range.lowerBound] }
    }
    return marked(rest)
  }

  /// An open item of a list without a mark; one with an id is one of ours.
  private static func unnamed(_ task: TaskListItem) -> (owner: String?, text: String)? {
    let first = task.text.prefix { $0 != " " }.filter { !"*[]:".contains($0) }
    return ShortID(parsing: String(first)) == nil ? (nil, task.text) : nil
  }

  /// A text and its details as a postmortem tells them: `Add an alert. Owner: ada; due 2023-11-07`.
  private static func told(_ text: String) -> (text: String, details: FollowUpChecklist.Details?) {
    guard let range = text.ranges(of: " Owner: ").last else { return (text, nil) }
    var details = FollowUpChecklist.Details()
    for part in text[range.upperBound...].split(separator: ";").enumerated() {
      let part = (part.offset == 0 ? "owner " : "") + part.element.trimmed
      let detail = part.hasPrefix("priority ") ? String(part.dropFirst(9)) : part
      guard details.take(detail.hasSuffix(".") ? String(detail.dropLast()) : detail) else {
        return (text, nil)
      }
    }
    return (text[..<range.lowerBound].trimmed, details)
  }

  /// Whether two texts ask for the same thing: letters and digits alike, whatever stands between.
  static func isSame(_ left: String, _ right: String) -> Bool {
    func bare(_ text: String) -> String {
      text.lowercased().filter { $0.isLetter || $0.isNumber }
    }
    return bare(left) == bare(right)
  }
}

/// An item of a task list (GitHub-flavoured Markdown, section 5.3): `- [x] text`.
struct TaskListItem: Hashable {
  var isDone: Bool
  var text: String

  /// Reads a line; nil where it is none.
  init?(_ line: String) {
    let item = Self.unlisted(line)
    guard item.count < line.count, item.hasPrefix("["), item.count > 3 else { return nil }
    let mark = item.dropFirst().prefix(1)
    guard ["x", "X", " "].contains(mark), item.dropFirst(2).hasPrefix("] ") else { return nil }
    isDone = mark != " "
    text = item.dropFirst(4).trimmed
  }

  /// The line without the mark of a list's item, `-`, `*`, `+`, `1.` or `1)`.
  static func unlisted(_ line: String) -> String {
    for mark in ["- ", "* ", "+ "] where line.hasPrefix(mark) {
      return line.dropFirst(2).trimmed
    }
    let number = line.prefix { $0.isASCII && $0.isNumber }
    let rest = line.dropFirst(number.count)
    guard !number.isEmpty, rest.hasPrefix(". ") || rest.hasPrefix(") ") else { return line }
    return rest.dropFirst(2).trimmed
  }
}
