/// The ids of a page's headings and anchors: each given once.
struct PageIDs {
  private var used: Set<String> = []

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
    var number = 1
    while !take("\(name)-\(number)") { number += 1 }
    return "\(name)-\(number)"
  }
}
