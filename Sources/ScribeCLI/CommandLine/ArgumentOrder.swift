import ArgumentParser
import FoundationEssentials
import IncidentModel

/// Puts the options of a command before its ids and its text, wherever they were typed.
///
/// The rest of a line is its text, so that nobody needs quotes. People type options last all the same:
/// `mark mitigated --at -5m`, `todo Replicate --owner dba`. Options of the command's own are taken at
/// the beginning, after the ids, and at the very end; in the middle of a text they are text, and so is
/// everything after `--`.
package struct ArgumentOrder {
  /// The options that take a value, `--at`.
  private var valued: Set<String> = []
  private var flags: Set<String> = []
  /// The option that takes all words after it: `--why`.
  private var reason: String?
  /// How many ids come before the text.
  private var ids = 0
  /// Whether what stands behind the ids is the reason, `--why` or not: `retract E12 wrong host`.
  private var isReasonText = false

  /// The commands whose words are a text; `run` is none: what follows is another program's.
  package static let verbs: Set<String> = [
    "amend", "asof", "backup", "confirm", "decide", "describe", "dismiss", "drop", "effect", "log",
    "l", "mark", "open", "reopen", "retract", "rule-out", "search", "suspect", "todo", "write",
  ]

  /// Those whose only text is a reason.
  private static let reasonVerbs: Set<String> = ["drop", "retract"]

  /// The words after a verb, options first; as they are where the verb has no text.
  static func optionsFirst(_ words: [String], of verb: String) -> [String] {
    guard verbs.contains(verb),
      words.first == "--why" || words.contains(where: isListItem) || reasonVerbs.contains(verb)
        || words.dropFirst().contains(where: { $0.hasPrefix("--") }),
      let type = ScribeCommand.type(named: verb),
      let description = try? CommandDescription(of: type)
    else { return words }
    var order = ArgumentOrder(description)
    order.isReasonText = reasonVerbs.contains(verb)
    return order.ordered(words)
  }

  /// What was taken for text and looks like an option of the command; nil where nothing does.
  static func remark(on words: [String], of verb: String) -> String? {
    let ordered = optionsFirst(words, of: verb)
    guard verbs.contains(verb), words.contains(where: { $0.hasPrefix("--") }),
      let type = ScribeCommand.type(named: verb),
      let description = try? CommandDescription(of: type)
    else { return nil }
    let order = ArgumentOrder(description)
    var rest = ordered[...]
    while let count = order.length(ofOptionAt: rest) { rest = rest.dropFirst(count) }
    guard !rest.contains("--"), rest.first != order.reason,
      let option = rest.dropFirst(order.ids).first(where: { order.valued.contains($0) })
    else { return nil }
    if option == "--db" {
      return "--db stands behind the text and was taken for text; it stands before it only"
    }
    return
      "\(option) stands in the middle of the text and was taken for text; options stand before it "
      + "or at its end"
  }

  init(_ command: CommandDescription) {
    for argument in command.arguments ?? [] {
      let names = (argument.names ?? []).map(\.text)
      switch argument.kind {
      case "option" where argument.takesTheRest: reason = names.first
      case "option": valued.formUnion(names)
      case "flag": flags.formUnion(names)
      default: if !argument.takesTheRest { ids += 1 }
      }
    }
  }

  /// The words with the options first; as they are where that cannot be told.
  func ordered(_ words: [String]) -> [String] {
    var options: [String] = []
    var named: [String] = []
    var rest = words[...]
    while let word = rest.first, word != "--", word != reason {
      if let count = length(ofOptionAt: rest) {
        options += rest.prefix(count)
        rest = rest.dropFirst(count)
      } else if word.hasPrefix("-"), word != "-", !Self.isListItem(word) {
        return words
      } else if named.count < ids {
        named.append(word)
        rest = rest.dropFirst()
      } else {
        break
      }
    }
    let (text, last) = parted(rest)
    options += last
    guard let reason, text.first == reason else {
      if let reason, isReasonText, named.count == ids, let first = text.first {
        return options + named + [reason] + text.dropFirst(first == "--" ? 1 : 0)
      }
      let isDashed = text.first.map(Self.isListItem) == true
      return options + named + (isDashed ? ["--"] : []) + text
    }
    // `drop --why no need any more T1`: the id that is missing stands at the end.
    var why = Array(text.dropFirst())
    if named.count < ids, let id = why.last, ShortID(parsing: id) != nil {
      named.append(why.removeLast())
    }
    return options + named + [reason] + why
  }

  /// A text and the options at its end.
  private func parted(_ text: ArraySlice<String>) -> (text: [String], options: [String]) {
    guard !text.contains("--") else { return (Array(text), []) }
    for start in text.indices.dropFirst() {
      var rest = text[start...]
      while let count = length(ofOptionAt: rest) { rest = rest.dropFirst(count) }
      // Which database is meant is said first: `mysqlcheck --db stock` is a text.
      if rest.isEmpty, !text[start...].contains("--db") {
        return (Array(text[..<start]), Array(text[start...]))
      }
    }
    return (Array(text), [])
  }

  /// Whether a quoted word is a text that begins with a dash, `'- restart it'`: no option has a space
  /// behind its dash.
  private static func isListItem(_ word: String) -> Bool {
    word.hasPrefix("-") && word.dropFirst().first?.isWhitespace == true
  }

  /// How many words the option at the beginning takes; nil where none stands there.
  private func length(ofOptionAt words: ArraySlice<String>) -> Int? {
    guard let word = words.first, word.hasPrefix("--") else { return nil }
    if flags.contains(word) { return 1 }
    if let sign = word.firstIndex(of: "="), valued.contains(String(word[..<sign])) { return 1 }
    guard valued.contains(word), let value = words.dropFirst().first, !value.hasPrefix("--") else {
      return nil
    }
    return 2
  }
}

extension CommandDescription.Argument {
  /// Whether it takes all the words that are left.
  fileprivate var takesTheRest: Bool { parsingStrategy == "allRemainingInput" }
}
