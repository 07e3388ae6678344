package import IncidentModel

/// A script of `scribe` commands, read as a shell would read it: a command a line, words in quotes,
/// `export`, comments; and `#@` lines that set the clock.
package struct ReplayScript {
  /// A step of the replay.
  package enum Step: Hashable {
    case clock(Instant)
    case export(name: String, value: String)
    case command([String])
  }

  package let steps: [Step]

  /// Reads the script.
  ///
  /// - Throws: `CommandError` that names the line
  package init(_ text: String) throws {
    steps = try text.split(separator: "\n", omittingEmptySubsequences: false).enumerated()
      .compactMap { index, line in try Self.step(line, number: index + 1) }
  }

  private static func step(_ line: Substring, number: Int) throws -> Step? {
    if line.hasPrefix("#@") {
      guard let clock = Instant(iso8601: line.dropFirst(2).trimmed) else {
        throw CommandError("record.sh:\(number): cannot read the clock")
      }
      return .clock(clock)
    }
    let words = try Self.words(line, number: number)
    switch words.first {
    case nil, "set"?: return nil
    case "export"?:
      let parts = words.dropFirst().joined(separator: " ").split(separator: "=", maxSplits: 1)
      guard parts.count == 2 else { throw CommandError("record.sh:\(number): cannot read export") }
      return .export(name: String(parts[0]), value: String(parts[1]))
    case "scribe"?: return .command(Array(words.dropFirst()))
    case let other?: throw CommandError("record.sh:\(number): no scribe command: \(other.visible)")
    }
  }

  /// The words of a line; quotes hold blanks together (POSIX shell, "Quoting").
  private static func words(_ line: Substring, number: Int) throws -> [String] {
    var words: [String] = []
    var word: String?
    var quote: Character?
    for character in line {
      switch (quote, character) {
      case (let open?, _) where character == open: quote = nil
      case (_?, _): word = (word ?? "") + String(character)
      case (nil, "'"), (nil, "\""):
        quote = character
        word = word ?? ""
      case (nil, " "), (nil, "\t"):
        if let done = word { words.append(done) }
        word = nil
      case (nil, "#") where word == nil: return words
      case (nil, _) where ";&|<>()$`*?\\".contains(character):
        throw CommandError(
          "record.sh:\(number): a shell reads \(character) itself: put it in quotes"
        )
      case (nil, _): word = (word ?? "") + String(character)
      }
    }
    guard quote == nil else { throw CommandError("record.sh:\(number): a quote is not closed") }
    return words + (word.map { [$0] } ?? [])
  }
}
