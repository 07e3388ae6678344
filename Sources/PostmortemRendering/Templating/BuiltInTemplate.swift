/// A template that is inside the program.
package struct BuiltInTemplate: Sendable {
  package var name: String
  /// One line that says for whom it is.
  package var summary: String
  /// The name under which it is ejected, as it stands in `templates/`.
  package var fileName: String { "\(name).md.mustache" }
  private var bytes: @Sendable () -> [UInt8]

  /// Its text.
  package var text: String { String(decoding: bytes(), as: UTF8.self) }

  /// Every template, the default first. One more is a file in `templates/` and a line here.
  package static let all: [BuiltInTemplate] = [
    BuiltInTemplate(
      name: "standard",
      summary: "the whole story, with its evidence: what Scribe writes unless told otherwise",
      bytes: { PackageResources.standard_md_mustache }
    )
  ]
}

extension PostmortemTemplate {
  /// The name and one line of every built-in template, the default first.
  package static var all: [(name: String, summary: String)] {
    BuiltInTemplate.all.map { ($0.name, $0.summary) }
  }
}
