import IncidentModel

/// The machines in an incident, for readers who are not to know their names: `server A`, `server B`.
struct HostNames: Sendable {
  /// The names as they may stand in a text, longest first, and what stands for each.
  private let replacements: [(name: [Character], letter: String)]

  /// None where names are shown.
  ///
  /// A name of letters alone (`web`, `laptop`) is a word like others, and stays.
  init(_ snapshot: IncidentSnapshot, areHidden: Bool) {
    var letters: [String: String] = [:]
    for host in snapshot.timeline.sorted(by: { $0.number < $1.number }).map(\.host) {
      let label = host.lowercased().prefix { $0 != "." }
      let isTelling = label.contains { $0.isNumber || $0 == "-" || $0 == "_" }
      for name in [host.lowercased(), isTelling ? String(label) : ""]
      where areHidden && letters[name] == nil && name.contains(where: { !$0.isLetter }) {
        letters[name] = letters[String(label)] ?? letters[host.lowercased()] ?? Self.letter(letters)
      }
    }
    replacements = letters.map { (Array($0.key), $0.value) }
      .sorted { ($1.name.count, String($0.name)) < ($0.name.count, String($1.name)) }
  }

  /// The next letter that no machine has yet.
  private static func letter(_ taken: [String: String]) -> String {
    let count = Set(taken.values).count
    let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
    let index = letters.index(letters.startIndex, offsetBy: min(count, letters.count - 1))
    return String(letters[index])
  }

  /// The text with every name of a machine in it replaced, its domain included.
  func hiding(in text: String) -> String {
    guard !replacements.isEmpty else { return text }
    let characters = Array(text)
    var output = ""
    var at = 0
    while at < characters.count {
      let isStart = at == 0 || !Self.isPart(characters[at - 1])
      if isStart, let (end, letter) = name(at, in: characters) {
        output += "server " + letter
        at = end
      } else {
        output.append(characters[at])
        at += 1
      }
    }
    return output
  }

  /// The name that stands at a place, up to the end of its domain.
  private func name(_ at: Int, in text: [Character]) -> (end: Int, letter: String)? {
    for (name, letter) in replacements where at + name.count <= text.count {
      var end = at + name.count
      guard zip(text[at..<end], name).allSatisfy({ $0.lowercased() == String($1) }),
        end == text.count || !Self.isPart(text[end])
      else { continue }
      while end + 1 < text.count, text[end] == ".", Self.isPart(text[end + 1]) {
        end += 1
        while end < text.count, Self.isPart(text[end]) { end += 1 }
      }
      return (end, letter)
    }
    return nil
  }

  private static func isPart(_ character: Character) -> Bool {
    character.isLetter || character.isNumber || character == "-" || character == "_"
  }
}
