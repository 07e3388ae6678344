extension PostmortemContext {
  /// Every variable as a template places it, one a line; what stands in a list is indented below it.
  ///
  /// It follows from `shape`, so there is nothing that a template could ask for besides.
  package static var variables: [String] {
    guard case .object(let fields) = shape else { return [] }
    return fields.flatMap { lines(of: $0.value, named: $0.name, indent: "") }
  }

  private static func lines(
    of value: ContextValue,
    named name: String,
    indent: String
  ) -> [String] {
    switch value {
    case .text, .number, .absent: return ["\(indent)- `{{\(name)}}`"]
    case .markdown: return ["\(indent)- `{{{\(name)}}}`"]
    case .flag: return ["\(indent)- `{{#\(name)}} … {{/\(name)}}` where it is so"]
    case .object(let fields):
      return fields.flatMap { lines(of: $0.value, named: "\(name).\($0.name)", indent: indent) }
    case .list(let items):
      let first = "\(indent)- `{{#\(name)}} … {{/\(name)}}` for each"
      guard case .object(let fields)? = items.first else {
        return [first]
          + (items.first.map { lines(of: $0, named: ".", indent: indent + "  ") } ?? [])
      }
      return [first]
        + fields.flatMap { lines(of: $0.value, named: $0.name, indent: indent + "  ") }
    }
  }
}
