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

    /// What the line says other than the one that was exported.
    ///
    /// Both were read alike, so that what is read amiss, a text that ends as details do, is no change.
    func changes(since exported: Line) -> EntryBody.FollowUpFields {
      var fields = EntryBody.FollowUpFields()
      if !text.isEmpty, text != exported.text { fields.text = text }
      guard let details else { return fields }
      let before = exported.details ?? Details()
      func change(_ field: KeyPath<Details, String?>) -> String? {
        details[keyPath: field] == before[keyPath: field] ? nil : details[keyPath: field] ?? ""
      }
      fields.priority = change(\.priority)
      fields.owner = change(\.owner)
      fields.due = change(\.due)
      fields.every = change(\.every)
      if details.type != before.type { fields.type = details.type }
      if details.tags != before.tags { fields.tags = details.tags }
      return fields
    }
  }

  /// The details of an item: what is not there was taken away.
  struct Details: Hashable {
    var priority: String?
    var type: FollowUpType?
    var owner: String?
    var due: String?
    var every: String?
    var tags: [String] = []

    /// The details as they are written, in their order.
    var words: [String] {
      [
        priority, type?.rawValue, owner.map { "owner \($0)" }, due.map { "due \($0)" },
        every.map { "every \($0)" },
      ].compactMap { $0 } + tags.map { "+\($0)" }
    }

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
      } else if part.hasPrefix("+"), part.count > 1 {
        tags = FollowUpOptions.words([MarkdownLine.unescaped(part.dropFirst())]) + tags
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

  /// When the list was exported; nil for one that somebody else wrote.
  static func exportedAt(_ text: String) -> Instant? {
    guard let mark = text.ranges(of: "<!-- scribe:exported ").last else { return nil }
    return Instant(iso8601: String(text[mark.upperBound...].prefix { $0 != " " }))
  }

  private static func read(_ item: String, number: Int) -> Line? {
    guard let task = TaskListItem(item) else { return nil }
    let words = task.text.split(separator: " ", maxSplits: 1)
    guard let first = words.first else { return nil }
    let id = first.filter { $0 != "*" && $0 != ":" }
    guard let named = ShortID(parsing: id), named.kind == .followUp else { return nil }
    var (text, details) = parted(words.count > 1 ? String(words[1]) : "")
    // The follow-ups of a postmortem end in details of another form: their text is not read back.
    if details == nil, text.contains("](#") || endsInAReference(text) { text = "" }
    if text.hasPrefix("~~"), text.hasSuffix("~~"), text.count > 4 {
      text = String(text.dropFirst(2).dropLast(2))
    }
    return Line(
      line: number,
      isDone: task.isDone,
      id: named.description,
      text: MarkdownLine.unescaped(text).trimmed,
      details: details
    )
  }

  /// A text, and the details behind it, read from the end, since a text may hold the separator itself.
  static func parted(_ item: String) -> (text: String, details: Details?) {
    var parts = item.components(of: ChecklistExport.separator)
    var details: Details?
    while parts.count > 1, let last = parts.last {
      var read = details ?? Details()
      guard read.take(last.trimmed) else { break }
      details = read
      parts.removeLast()
    }
    return (parts.joined(separator: ChecklistExport.separator).trimmed, details)
  }

  /// Whether an entry stands in parentheses at the end: `… open (E19)`.
  private static func endsInAReference(_ text: String) -> Bool {
    guard text.hasSuffix(")"), let open = text.lastIndex(of: "(") else { return false }
    return ShortID(parsing: text[text.index(after: open)...].dropLast())?.kind == .entry
  }
}

extension String {
  /// The parts between a separator.
  fileprivate func components(of separator: String) -> [String] {
    split(separator: separator, omittingEmptySubsequences: false).map(String.init)
  }
}
