/// Looks through a template for what Mustache would pass over in silence: names that the context
/// does not have, and text placed so that it would be escaped twice or not at all.
struct TemplateCheck {
  private let name: String
  private let bytes: [UInt8]
  private var at = 0
  private var line = 1
  private var lineStart = 0
  /// The shapes in which names are looked for, the innermost last.
  private var scopes: [ContextValue]
  private var open: [(name: String, line: Int, column: Int, hasScope: Bool)] = []
  /// The names asked for, in full: `timeline.days`.
  private(set) var used: Set<String> = []
  private(set) var errors: [TemplateError] = []

  /// Checks a template's text against the shape of the context.
  init(_ text: String, name: String, shape: ContextValue) {
    self.name = name
    bytes = Array(text.utf8)
    scopes = [shape]
    run()
  }

  private mutating func run() {
    while at < bytes.count {
      if bytes[at...].starts(with: "{{".utf8) {
        tag()
      } else {
        step()
      }
    }
    for section in open {
      errors.append(
        TemplateError(
          template: name,
          line: section.line,
          column: section.column,
          message: "section '\(section.name)' is never closed; add {{/\(section.name)}}"
        )
      )
    }
  }

  private mutating func step() {
    if bytes[at] == UInt8(ascii: "\n") {
      line += 1
      lineStart = at + 1
    }
    at += 1
  }

  private mutating func fail(_ message: String, column: Int, line: Int? = nil) {
    errors.append(
      TemplateError(template: name, line: line ?? self.line, column: column, message: message)
    )
  }

  private mutating func tag() {
    let column = String(decoding: bytes[lineStart..<at], as: UTF8.self).count + 1
    let tagLine = line
    let isTriple = bytes[at...].starts(with: "{{{".utf8)
    let end: [UInt8] = Array((isTriple ? "}}}" : "}}").utf8)
    at += isTriple ? 3 : 2
    let start = at
    while at < bytes.count, !bytes[at...].starts(with: end) { step() }
    guard at < bytes.count else {
      return fail("this tag is never closed", column: column, line: tagLine)
    }
    let content = Words.trimmed(String(decoding: bytes[start..<at], as: UTF8.self))
    at += end.count
    guard let first = content.first else {
      return fail("this tag is empty", column: column, line: tagLine)
    }
    let rest = Words.trimmed(String(content.dropFirst()))
    switch first {
    case "!", "%": break
    case "#", "^": section(rest, isInverted: first == "^", column: column, line: tagLine)
    case "/": close(rest, column: column, line: tagLine)
    case ">": part(rest, column: column, line: tagLine)
    case "<", "$", "=":
      fail("'{{\(first)' is not available in Scribe's templates", column: column, line: tagLine)
    case "&": variable(rest, isRaw: true, column: column, line: tagLine)
    default: variable(content, isRaw: isTriple, column: column, line: tagLine)
    }
  }

  /// A shared part: its names count as used, and its own text is tested with the program.
  private mutating func part(_ name: String, column: Int, line: Int) {
    guard let part = BuiltInTemplate.parts.first(where: { $0.name == name }) else {
      let names = Words.list(BuiltInTemplate.parts.map(\.name))
      return fail("unknown part '\(name)'; there are \(names)", column: column, line: line)
    }
    guard let outermost = scopes.first else { return }
    let check = TemplateCheck(part.text, name: "part-\(name)", shape: outermost)
    used.formUnion(check.used)
    errors += check.errors
  }

  private mutating func section(_ name: String, isInverted: Bool, column: Int, line: Int) {
    let value = lookUp(name, column: column, line: line)
    var hasScope = false
    if !isInverted {
      switch value {
      case .list(let items):
        scopes.append(items.first ?? .absent)
        hasScope = true
      case .object:
        if let value { scopes.append(value) }
        hasScope = true
      default: break
      }
    }
    open.append((name, line, column, hasScope))
  }

  private mutating func close(_ name: String, column: Int, line: Int) {
    guard let section = open.last, section.name == name else {
      let wanted = open.last.map { "; {{/\($0.name)}} is due" } ?? "; no section is open"
      fail("{{/\(name)}} closes nothing\(wanted)", column: column, line: line)
      // What is open inside a section that is closed here is closed with it: one mistake, one error.
      guard let outer = open.lastIndex(where: { $0.name == name }) else { return }
      scopes.removeLast(open[outer...].filter(\.hasScope).count)
      open.removeSubrange(outer...)
      return
    }
    open.removeLast()
    if section.hasScope { scopes.removeLast() }
  }

  private mutating func variable(_ name: String, isRaw: Bool, column: Int, line: Int) {
    switch lookUp(name, column: column, line: line) {
    case .text where isRaw:
      fail(
        "'\(name)' is plain text: use two braces, so that it is escaped",
        column: column,
        line: line
      )
    case .markdown where !isRaw:
      fail(
        "'\(name)' is Markdown already: use three braces, or it is escaped twice",
        column: column,
        line: line
      )
    case .list, .object:
      fail("'\(name)' holds several things: open it with {{#\(name)}}", column: column, line: line)
    default: break
    }
  }

  /// What a name stands for where it is used; notes an error where it stands for nothing.
  private mutating func lookUp(_ name: String, column: Int, line: Int) -> ContextValue? {
    if name == "." { return scopes.last }
    // `first()`, `last()`, `index()` ask about the place in a list and name nothing.
    if name.hasSuffix("()") { return nil }
    let parts = name.split(separator: ".", omittingEmptySubsequences: false).map(String.init)
    guard let first = parts.first,
      var value = scopes.reversed().lazy.compactMap({ $0[first] }).first
    else {
      fail("unknown variable '\(name)'\(suggestion(for: name))", column: column, line: line)
      return nil
    }
    for part in parts.dropFirst() {
      guard let next = value[part] else {
        fail("unknown variable '\(name)'\(suggestion(for: name))", column: column, line: line)
        return nil
      }
      value = next
    }
    used.insert(name)
    return value
  }

  /// The nearest name that there is, where one is near.
  private func suggestion(for name: String) -> String {
    let known = scopes.reversed().flatMap { scope -> [String] in
      guard case .object(let fields) = scope else { return [] }
      return fields.flatMap { field -> [String] in
        guard case .object(let inner) = field.value else { return [field.name] }
        return [field.name] + inner.map { "\(field.name).\($0.name)" }
      }
    }
    let best = known.map { ($0, distance($0, name)) }.min { $0.1 < $1.1 }
    guard let best, best.1 <= max(2, name.count / 3) else { return "" }
    return "; did you mean '\(best.0)'?"
  }

  /// Levenshtein's distance.
  private func distance(_ one: String, _ other: String) -> Int {
    let left = Array(one.utf8.prefix(60))
    let right = Array(other.utf8.prefix(60))
    var row = Array(0...right.count)
    for (i, a) in left.enumerated() {
      var diagonal = row[0]
      row[0] = i + 1
      for (j, b) in right.enumerated() {
        let cost = min(row[j] + 1, row[j + 1] + 1, diagonal + (a == b ? 0 : 1))
        diagonal = row[j + 1]
        row[j + 1] = cost
      }
    }
    return row[right.count]
  }
}
