import Mustache

/// A layout for the document: Markdown with Mustache's tags, which only place what the context says.
package struct PostmortemTemplate: Sendable {
  /// The name by which it is asked for, or the file it comes from.
  package var name: String
  /// Its text.
  package var text: String
  /// Who reads what it makes, where it leaves no choice.
  package var audience: Audience?
  private let compiled: MustacheTemplate

  /// The built-in template of this name.
  /// - Throws: `TemplateError` where there is none, naming those that there are.
  package init(named name: String) throws(TemplateError) {
    guard let builtIn = BuiltInTemplate.all.first(where: { $0.name == name }) else {
      let names = Words.list(BuiltInTemplate.all.map(\.name))
      throw TemplateError(
        template: name,
        line: 1,
        column: 1,
        message: "no template of this name; there are \(names), and --template FILE for one's own"
      )
    }
    try self.init(fileText: builtIn.text, name: name)
    audience = builtIn.audience
  }

  /// A template from a file's text.
  /// - Throws: the first `TemplateError` in the text.
  package init(fileText text: String, name: String) throws(TemplateError) {
    if let error = Self.check(text, name: name).errors.first { throw error }
    MustacheContentTypes.register(MarkdownContentType(), named: MarkdownContentType.name)
    let body =
      "{{% CONTENT_TYPE:\(MarkdownContentType.name)}}"
      + Self.expandingParts(in: Self.withoutPragma(text))
    do {
      compiled = try MustacheTemplate(string: body)
    } catch let error as MustacheTemplate.ParserError {
      throw TemplateError(
        template: name,
        line: error.context.lineNumber,
        column: error.context.columnNumber,
        message: "\(error.error)"
      )
    } catch {
      throw TemplateError(template: name, line: 1, column: 1, message: "\(error)")
    }
    self.name = name
    self.text = text
  }

  /// Everything that is wrong with a template's text, in the order of reading, and what it does not
  /// place although a postmortem without it is not one.
  package static func check(
    _ text: String,
    name: String
  ) -> (errors: [TemplateError], missing: [String]) {
    let check = TemplateCheck(text, name: name, shape: PostmortemContext.shape)
    let asked = check.used
    let missing = ["incident.title", "followUps"].filter { required in
      !asked.contains { $0 == required || $0.hasPrefix(required + ".") }
    }
    return (check.errors.sorted { ($0.line, $0.column) < ($1.line, $1.column) }, missing)
  }

  /// The Markdown of a context, with nothing put between its markers yet but what is generated.
  func render(_ context: ContextValue) -> String {
    guard case .object(let fields) = context else { return "" }
    let text = Self.squeezed(compiled.render(MustacheNode(fields)))
    return GeneratedBlocks.sealed(Markdown.unlinkingAbsentPlaces(in: text))
  }

  /// The text with one blank line where a list that came out empty left several.
  private static func squeezed(_ text: String) -> String {
    var lines: [Substring] = []
    var isFenced = false
    for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
      if line.hasPrefix("```") || line.hasPrefix("~~~") { isFenced.toggle() }
      if line.isEmpty, !isFenced, lines.last?.isEmpty ?? true { continue }
      lines.append(line)
    }
    if lines.last?.isEmpty == true { lines.removeLast() }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The text with every `{{> name}}` replaced by the part of that name.
  private static func expandingParts(in text: String) -> String {
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    return lines.map { line -> String in
      let tag = Words.trimmed(String(line))
      guard tag.hasPrefix("{{>"), tag.hasSuffix("}}") else { return String(line) }
      let name = Words.trimmed(String(tag.dropFirst(3).dropLast(2)))
      guard let part = BuiltInTemplate.parts.first(where: { $0.name == name })?.text else {
        return String(line)
      }
      return part.hasSuffix("\n") ? String(part.dropLast()) : part
    }.joined(separator: "\n")
  }

  /// The text without a content type of its own: all templates write Markdown.
  private static func withoutPragma(_ text: String) -> String {
    guard text.hasPrefix("{{%"), let end = text.firstIndex(of: "\n") else { return text }
    return String(text[text.index(after: end)...])
  }
}
