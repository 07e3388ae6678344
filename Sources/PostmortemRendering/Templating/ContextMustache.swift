import Mustache

/// A place in the context as Mustache sees it.
struct MustacheNode: MustacheParent {
  private let fields: [String: Any]

  init(_ fields: [ContextValue.Field]) {
    var values: [String: Any] = [:]
    for field in fields { values[field.name] = Self.value(field.value) }
    self.fields = values
  }

  func child(named: String) -> Any? { fields[named] }

  /// What Mustache is given: strings, numbers, flags, arrays and nodes.
  ///
  /// An absent value is an empty
  /// text, so that its name is not looked for further out.
  static func value(_ value: ContextValue) -> Any {
    switch value {
    case .text(let text), .markdown(let text): text
    case .number(let number): number
    case .flag(let flag): flag
    case .list(let items): items.map(Self.value)
    case .object(let fields): MustacheNode(fields)
    case .absent: ""
    }
  }
}

/// The content type of templates that write Markdown: `{{name}}` is escaped as Markdown.
struct MarkdownContentType: MustacheContentType {
  static let name = "MARKDOWN"

  func escapeText(_ text: String) -> String { Markdown.escaped(text) }
}
