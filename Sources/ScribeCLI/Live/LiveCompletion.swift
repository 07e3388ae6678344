import ArgumentParser
import IncidentModel
import IncidentStorage

/// What a word typed at the live prompt may become.
struct LiveCompletion {
  let board: IncidentStore.Board

  /// The candidates for a word, the last of the line so far; sorted where they have no better order.
  func candidates(line: String, word: String) -> [String] {
    if word.hasPrefix(":"), line.trimmed == word {
      return match(word, Self.commands.map { ":" + $0 })
    }
    guard !word.isEmpty else { return line.isEmpty ? [] : board.openIDs.map(\.description) }
    return match(word, board.openIDs.map(\.description) + names + words)
  }

  private func match(_ word: String, _ candidates: [String]) -> [String] {
    candidates.filter { $0.lowercased().hasPrefix(word.lowercased()) }
  }

  /// The people of the incident.
  private var names: [String] { Set(board.incident.roles.values).sorted() }

  /// The domain's words that commands take.
  private var words: [String] {
    Milestone.allCases.map(\.rawValue) + Role.allCases.map(\.rawValue)
      + Severity.allCases.map(\.rawValue) + Effect.allCases.map(\.rawValue)
  }

  /// The commands of Scribe, and the prompt's own.
  static let commands: [String] =
    (ScribeCommand.configuration.groupedSubcommands.flatMap(\.subcommands)
    .map { $0.configuration.commandName ?? "" } + ["help", "quit"])
    .filter { !$0.isEmpty && $0 != "live" }.sorted()
}
