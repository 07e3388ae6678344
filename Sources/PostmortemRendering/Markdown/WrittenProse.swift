/// Markdown that a person wrote for a section, made fit to stand inside a document.
///
/// It stays as typed but for what would break the document around it: headings move below the
/// section's own, raw HTML is shown as text, and a fence left open is closed.
enum WrittenProse {
  ///
  /// Labels that `isKnown` knows (`E12`, `error.log:67`) become links to the evidence.
  static func markdown(
    of text: String,
    linking isKnown: (String) -> Bool = { _ in false }
  ) -> String {
    var lines: [String] = []
    var fence: (mark: Character, length: Int)?
    for line in text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline) {
      let content = line.drop { $0 == " " }
      let indent = line.count - content.count
      if let open = fence {
        // A marker in a fence must not end the part that the section stands in.
        lines.append(
          (content.hasPrefix("<!-- ") ? " " : "")
            + Markdown.visible(String(line), keepingSpaces: true)
        )
        let run = content.prefix { $0 == open.mark }.count
        if indent < 4, run >= open.length, content.dropFirst(run).allSatisfy(\.isWhitespace) {
          fence = nil
        }
        continue
      }
      if indent < 4, let mark = content.first, mark == "`" || mark == "~" {
        let run = content.prefix { $0 == mark }.count
        if run >= 3, mark == "~" || !content.dropFirst(run).contains("`") {
          fence = (mark, run)
          lines.append(String(line))
          continue
        }
      }
      let shown = showingHTML(in: Markdown.visible(String(line), keepingSpaces: true))
      lines.append(indent < 4 ? lowered(linked(shown, isKnown)) : shown)
    }
    if let fence { lines.append(String(repeating: fence.mark, count: fence.length)) }
    while let last = lines.last, last.allSatisfy(\.isWhitespace) { lines.removeLast() }
    while let first = lines.first, first.allSatisfy(\.isWhitespace) { lines.removeFirst() }
    return lines.joined(separator: "\n")
  }

  /// The line with every known label a link, outside code and outside links that are there already.
  private static func linked(_ line: String, _ isKnown: (String) -> Bool) -> String {
    var output = ""
    var isInCode = false
    var word = ""
    var before: Character = " "
    func finish(_ next: Character?) {
      let label = word.hasSuffix(".") || word.hasSuffix(":") ? String(word.dropLast()) : word
      let isLinked = before == "[" || before == "#" || before == "/" || next == "]"
      if !label.isEmpty, !isInCode, !isLinked, isKnown(label) {
        output += Markdown.link(Markdown.escaped(label, atStart: false), toAnchorOf: label)
        output += word.dropFirst(label.count)
      } else {
        output += word
      }
      word = ""
    }
    for character in line {
      if character.isLetter || character.isNumber || "._:-".contains(character) {
        word.append(character)
        continue
      }
      finish(character)
      if character == "`" { isInCode.toggle() }
      output.append(character)
      before = character
    }
    finish(nil)
    return output
  }

  /// `#` and `##` become `###`, which lies below the section; deeper headings follow.
  private static func lowered(_ line: String) -> String {
    let content = line.drop { $0 == " " }
    let level = content.prefix { $0 == "#" }.count
    let rest = content.dropFirst(level)
    if (1...6).contains(level), rest.isEmpty || rest.first == " " {
      return String(repeating: "#", count: min(6, level + 2)) + rest
    }
    // A line of `=` or `-` would make a heading of the paragraph above it.
    if content.count > 0, content.allSatisfy({ $0 == "=" }) { return "\\" + content }
    if content.count > 0, content.allSatisfy({ $0 == "-" }), content.count < 3 {
      return content.count == 1 ? line : "\\" + content
    }
    return line
  }

  /// Every `<` that could begin HTML, escaped; addresses in angle brackets stay links.
  private static func showingHTML(in line: String) -> String {
    guard line.utf8.contains(UInt8(ascii: "<")) else { return line }
    var output = ""
    var rest = Substring(line)
    var isInCode = false
    while let character = rest.first {
      if character == "`" { isInCode.toggle() }
      if character == "<", !isInCode, !output.hasSuffix("\\") {
        let next = rest.dropFirst()
        let isLink = ["http://", "https://", "mailto:"].contains { next.hasPrefix($0) }
        if !isLink { output += "\\" }
      }
      output.append(character)
      rest.removeFirst()
    }
    return output
  }
}
