import IncidentModel

/// The names of commands, for those who mistype them.
package enum CommandNames {
  /// What is wrong with a verb that there is none of, and what may have been meant; nil for a command.
  static func error(for verb: String) -> CommandError? {
    guard !verb.hasPrefix("-"), verb != "help", ScribeCommand.type(named: verb) == nil else {
      return nil
    }
    let near = suggestions(for: verb)
    let meant = near.isEmpty ? "" : "did you mean \(near.joined(separator: " or "))? "
    return CommandError(
      "there is no command '\(verb.visible)'; \(meant)`scribe help` lists them",
      status: ExitStatus.usage
    )
  }

  /// The commands that a verb is near to: those that begin with it, else those a slip or two away.
  package static func suggestions(for verb: String) -> [String] {
    let verb = verb.lowercased()
    let begun = ScribeCommand.names.filter { verb.count > 1 && $0.hasPrefix(verb) }
    guard begun.isEmpty else { return Array(begun.prefix(3)) }
    let near = ScribeCommand.names.map { (name: $0, slips: slips(from: verb, to: $0)) }
      .filter { $0.slips <= (verb.count < 4 ? 1 : 2) }
    guard let best = near.map(\.slips).min() else { return [] }
    return Array(near.filter { $0.slips == best }.map(\.name).prefix(3))
  }

  /// How many letters were left out, put in, changed, or swapped with the one beside them (Damerau's
  /// distance, 1964, each letter touched once).
  package static func slips(from typed: String, to name: String) -> Int {
    let (typed, name) = (Array(typed), Array(name))
    var before: [Int] = []
    var last = Array(0...name.count)
    for row in typed.indices {
      var next = [row + 1]
      for column in name.indices {
        let isSame = typed[row] == name[column]
        var least = min(last[column] + (isSame ? 0 : 1), last[column + 1] + 1, next[column] + 1)
        if row > 0, column > 0, typed[row] == name[column - 1], typed[row - 1] == name[column] {
          least = min(least, before[column - 1] + 1)
        }
        next.append(least)
      }
      before = last
      last = next
    }
    return last[name.count]
  }
}
