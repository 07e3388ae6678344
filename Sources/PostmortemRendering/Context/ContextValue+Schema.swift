extension PostmortemContext {
  /// The JSON Schema (https://json-schema.org/draft/2020-12/schema) of `--format json`.
  ///
  /// It follows from `shape`, so it cannot say anything else than what is written.
  package static var schema: String {
    var fields = Self.schema(of: shape)
    fields.insert(
      ContextValue.Field(
        name: "$schema",
        value: .text("https://json-schema.org/draft/2020-12/schema")
      ),
      at: 0
    )
    fields.insert(
      ContextValue.Field(
        name: "title",
        value: .text("The context of a Scribe postmortem, version 1")
      ),
      at: 1
    )
    return ContextValue.object(fields).json
  }

  private static func schema(of value: ContextValue) -> [ContextValue.Field] {
    func type(_ name: String) -> ContextValue.Field {
      ContextValue.Field(name: "type", value: .text(name))
    }
    switch value {
    case .text: return [type("string")]
    case .markdown:
      return [
        type("string"), ContextValue.Field(name: "contentMediaType", value: .text("text/markdown")),
      ]
    case .number: return [type("integer")]
    case .flag: return [type("boolean")]
    case .absent: return []
    case .list(let items):
      let item = items.first.map(schema) ?? []
      return [type("array"), ContextValue.Field(name: "items", value: .object(item))]
    case .object(let fields):
      // Numbers are left out where they are not known.
      let required = fields.filter {
        if case .number = $0.value { return false }
        return true
      }
      return [
        type("object"),
        ContextValue.Field(
          name: "properties",
          value: .object(
            fields.map { ContextValue.Field(name: $0.name, value: .object(schema(of: $0.value))) }
          )
        ),
        ContextValue.Field(name: "required", value: .list(required.map { .text($0.name) })),
        ContextValue.Field(name: "additionalProperties", value: .flag(false)),
      ]
    }
  }
}
