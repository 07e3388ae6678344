/// The ids of a page's headings and anchors: each given once.
struct PageIDs {
  private var used: Set<String> = []
  /// The last number given to each name, so that many headings of one name cost no search.
  private var repeats: [String: Int] = [:]

  /// Whether the id was still free; it is not afterwards.
  mutating func take(_ id: String) -> Bool { used.insert(id).inserted }

  /// An id for a heading, made as GitHub makes it: lower case, spaces as hyphens, punctuation left
  /// out, and a number where the id is taken.
  mutating func id(for heading: String) -> String {
    var name = ""
    for character in heading.prefix(120).lowercased() {
      if character.isLetter || character.isNumber || character == "_" || character == "-" {
        name.append(character)
      } else if character.isWhitespace {
        name.append("-")
      }
    }
    if name.isEmpty { name = "section" }
    if take(name) { return name }
    var number = repeats[name, default: 0] + 1
    while !take("\(name)-\(number)") { number += 1 }
    repeats[name] = number
    return "\(name)-\(number)"
  }
}
