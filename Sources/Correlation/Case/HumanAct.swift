import IncidentModel

/// An entry in which somebody did something to a server.
struct HumanAct: Sendable {
  var entry: TimelineEntry
  var kinds: Set<ActKind>
  /// When it was done, in UTC.
  var time: Instant

  /// The acts of the entries that stand, in the order of time; entries without a time are left out.
  static func all(in entries: [TimelineEntry]) -> [HumanAct] {
    entries.compactMap(HumanAct.init(of:)).sorted {
      ($0.time, $0.entry.number) < ($1.time, $1.entry.number)
    }
  }

  /// Nil where the entry is no act: something seen, said or suspected.
  private init?(of entry: TimelineEntry) {
    guard entry.kind == .event, let time = entry.occurred.from else { return nil }
    switch entry.eventKind {
    case .decision, .communication, .escalation: return nil
    case .action, .observation, nil: break
    }
    var kinds = ActKind.kinds(in: entry.text)
    if let command = entry.command { kinds.formUnion(ActKind.kinds(in: command.line)) }
    guard entry.eventKind == .action || entry.command != nil || Self.opensWithAct(entry.text)
    else { return nil }
    self.entry = entry
    self.kinds = kinds
    self.time = time
  }

  /// Whether a note typed without a kind begins as one of an act does: `restarted mysqld`.
  private static func opensWithAct(_ text: String) -> Bool {
    let opening = text.split(separator: " ").prefix(2).joined(separator: " ")
    return ActKind.kinds(in: opening).contains { $0 != .check && $0 != .settings }
  }

  /// Whether the entry, or the command's exit status, says that it did not succeed.
  var hasFailed: Bool {
    if let command = entry.command { return command.exitStatus != 0 }
    return Self.failing.matches(entry.text)
  }

  private static let failing = PhraseTable(
    [["refused", "fail*", "denied", "does not come up", "did not come up", "error"]],
    .words
  )

  /// Whether it ends a server in no order: a kill, a power switch.
  var isKill: Bool {
    Self.killing.matches(entry.text) || entry.command.map { Self.killing.matches($0.line) } ?? false
  }

  private static let killing = PhraseTable(
    [
      [
        "kill -9", "kill -kill", "sigkill", "kill*", "power cycle*", "powered off",
        "reset the host",
        "pulled the plug", "hard reboot*", "hard reset*",
      ]
    ],
    .words
  )

  /// Whether the entry names the server.
  func names(_ server: ServerHistory) -> Bool {
    TextSearch.containsWord(server.name, in: entry.text)
      || entry.command.map { TextSearch.containsWord(server.name, in: $0.line) } ?? false
  }

  /// The entry in a claim: `E7 “stop server”`.
  var words: String { "\(entry.shortID) \(Wording.quoted(entry.text, upTo: 48))" }
}
