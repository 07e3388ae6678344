package import IncidentModel

/// What a line typed at the live prompt means.
///
/// A line is an observation unless it begins with one of the signs in `signs`.
package struct LiveLine: Hashable {
  /// What is to be done.
  package enum Action: Hashable {
    case nothing
    /// Record this.
    case record(EntryBody)
    /// Record this and star it.
    case recordStarred(EntryBody)
    /// Star an entry; nil means the last one.
    case star(String?)
    /// Run a command line and record it.
    case run(String)
    /// A `scribe` command with its arguments.
    case command([String])
    case help
    case leave
  }

  /// When it happened, as typed after `@`; nil means now.
  package var at: String?
  /// What is to be done.
  package var action: Action

  /// The signs, what follows each, and what it does: the help, and the table of the tests.
  package static let signs: [(sign: String, follows: String, meaning: String)] = [
    ("", "TEXT", "what you see or do"),
    ("?", "TEXT", "a suspicion: H1, H2 …"),
    ("x", "H1 WHY", "rules a suspicion out"),
    ("+", "TEXT", "a follow-up: T1, T2 …"),
    ("!", "COMMAND", "runs it, and records it with its output"),
    ("@", "-5m TEXT", "it happened then; ~14:02 and 14:02..14:20 too; other signs may follow"),
    ("*", "TEXT", "matters; * alone stars the last entry, * E12 that one"),
    (":", "COMMAND", "any scribe command: :status :brief :amend E12 TEXT :mark mitigated"),
    ("\\", "TEXT", "a text that begins with one of these signs"),
  ]

  /// Reads a line.
  package init(_ typed: String) {
    var text = typed.trimmed[...]
    if text.first == "@", let (time, rest) = Self.takeTime(text.dropFirst()) {
      at = time
      text = rest
    }
    action = Self.action(text)
  }

  private static func action(_ text: Substring) -> Action {
    guard let sign = text.first else { return .nothing }
    let rest = text.dropFirst().trimmed
    switch sign {
    case "?" where !rest.isEmpty: return .record(.hypothesisProposed(text: rest))
    case "+" where !rest.isEmpty: return .record(.followUpAdded(.init(text: rest)))
    case "!" where !rest.isEmpty: return .run(rest)
    case "*":
      if rest.isEmpty { return .star(nil) }
      if let entry = ShortID(parsing: rest), entry.kind != .incident {
        return .star(entry.description)
      }
      return .recordStarred(observation(rest))
    case "x", "X":
      let words = rest.split(separator: " ", maxSplits: 1)
      guard text.dropFirst().first == " ", let id = words.first.flatMap({ ShortID(parsing: $0) }),
        id.kind == .hypothesis
      else { break }
      let why = words.count > 1 ? words[1].trimmed : ""
      return .record(.hypothesisRuledOut(of: id.description, why: why, entries: []))
    case ":": return command(rest)
    case "\\" where !rest.isEmpty: return .record(observation(rest))
    case "?", "+", "!", "@": return .help
    default: break
    }
    return .record(observation(text.trimmed))
  }

  private static func command(_ text: String) -> Action {
    switch text {
    case "", "h", "help", "?": .help
    case "q", "quit", "exit", "wq", "q!": .leave
    default: .command(text.split(separator: " ").map(String.init))
    }
  }

  /// The command that a line may have meant which was kept as text: `status`, `scribe todos --open`.
  ///
  /// Words that are commands too begin many a sentence: a command's name counts where it stands alone, or
  /// after `scribe`.
  package static func commandMeant(by body: EntryBody, of commands: [String]) -> String? {
    guard case .event(.observation, let text, _, _) = body else { return nil }
    let words = text.split(separator: " ")
    let isScribe = words.first == "scribe"
    let typed = words.dropFirst(isScribe ? 1 : 0)
    guard isScribe || words.count == 1, let verb = typed.first, commands.contains(String(verb))
    else {
      return nil
    }
    return ":" + typed.joined(separator: " ")
  }

  private static func observation(_ text: String) -> EntryBody {
    .event(.observation, text: text, insteadOf: [], command: nil)
  }

  /// The time at the beginning, and what follows it: one word, or a day and a time of day.
  ///
  /// A blank after the sign is no reason to take the time for text: what is no time is asked back.
  private static func takeTime(_ typed: Substring) -> (String, Substring)? {
    let text = typed.trimmed[...]
    let words = text.split(separator: " ", maxSplits: 2, omittingEmptySubsequences: true)
    guard let first = words.first else { return nil }
    let isDay =
      ["today", "yesterday"].contains(first.lowercased())
      || (first.utf8.count == 10 && first.split(separator: "-").count == 3)
    if isDay, words.count > 1, words[1].contains(":"), words[1].first?.isNumber == true {
      return ("\(first) \(words[1])", words.count > 2 ? words[2] : "")
    }
    return (String(first), text.dropFirst(first.count).trimmed[...])
  }
}
