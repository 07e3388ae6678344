/// A command to be run, as words and as the line that a shell would read.
struct TypedCommand: Hashable {
  /// The words to start it with.
  let arguments: [String]
  /// The line that people read, and that a shell would take.
  let text: String

  /// The command of these words; a single word that only a shell can read is a line for the shell.
  init(_ words: [String]) {
    if words.count == 1, let line = words.first, line.contains(where: Self.isForShell) {
      self.init(shell: line)
    } else {
      self.init(arguments: words, text: words.map(Self.quoted).joined(separator: " "))
    }
  }

  /// A line that the shell reads.
  init(shell line: String) {
    self.init(arguments: ["/bin/sh", "-c", line], text: line)
  }

  private static func isForShell(_ character: Character) -> Bool {
    character.isWhitespace || "|&;<>()$`*?[]{}~#\"'\\".contains(character)
  }

  private init(arguments: [String], text: String) {
    self.arguments = arguments
    self.text = text
  }

  /// The word as a shell would have to be given it (POSIX, "Quoting").
  static func quoted(_ word: String) -> String {
    let plain = Set("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-+=./:,@%^")
    guard word.isEmpty || !word.allSatisfy(plain.contains) else { return word }
    return "'" + word.replacing("'", with: "'\\''") + "'"
  }
}
