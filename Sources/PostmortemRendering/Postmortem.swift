import IncidentModel

/// The documents of an incident.
package struct PostmortemDocuments: Sendable {
  package var markdown: String
  package var html: String
  /// The context, as `PostmortemContext` documents it.
  package var json: String
  package var svg: String
  /// The generated parts that had been edited by hand and are renewed now.
  package var edited: [EditedPart]
  /// The parts that lost one of their two markers and are not generated any more.
  package var handedOver: [HandedOverPart] = []
  /// Whether the existing document was laid out by another template, and stays so.
  package var keepsLayout = false

  /// A part of an existing document that has only one marker left.
  package struct HandedOverPart: Sendable, Hashable {
    /// The name in the marker, such as `timeline`.
    package var name: String
    /// The 1-based line of the marker that is left.
    package var line: Int
  }

  /// A generated part of an existing document that somebody edited between its markers.
  package struct EditedPart: Sendable, Hashable {
    /// The name in the marker, such as `timeline`.
    package var name: String
    /// The 1-based line of the marker in the existing document.
    package var line: Int
    /// The text as it was edited, which the renewed document no longer has.
    package var text: String
  }

  /// What was edited by hand, as a document to be kept beside the renewed one; nil where nothing was.
  package var keptAside: String? {
    guard !edited.isEmpty else { return nil }
    let parts = edited.map { "## \($0.name) (line \($0.line))\n\n\($0.text)\n" }
    return """
      # Kept aside

      These parts of the postmortem are generated and had been edited by hand. They were generated
      again; what is still wanted belongs outside the markers, or into `scribe write`.

      \(parts.joined(separator: "\n"))
      """
  }
}

/// Writes the documents of an incident.
package enum Postmortem {
  /// What templates see.
  package static func context(
    of input: PostmortemInput,
    audience: Audience = .internal
  ) -> PostmortemContext {
    ContextBuilder(input, audience: audience).build()
  }

  /// The Markdown, HTML, JSON and picture of an incident; the same for the same input.
  ///
  /// `existingMarkdown` is the document as it stands: what was written outside its markers is kept,
  /// its generated parts are renewed, and those that were edited are handed back in `edited`. Its
  /// heading is renewed where it still is what `formerTitle` made it.
  ///
  /// - Throws: nothing that a template made by `PostmortemTemplate` gives rise to.
  package static func render(
    _ input: PostmortemInput,
    template: PostmortemTemplate,
    audience: Audience = .internal,
    existingMarkdown: String? = nil,
    formerTitle: String? = nil
  ) throws -> PostmortemDocuments {
    let audience = template.audience ?? audience
    let context = context(of: input, audience: audience)
    let tree = context.tree
    var markdown = template.render(tree)
    var edited: [GeneratedBlocks.Edited] = []
    var handedOver: [GeneratedBlocks.HandedOver] = []
    var keepsLayout = false
    if var existingMarkdown {
      if let formerTitle, formerTitle != context.incident.title {
        var former = context
        former.incident.title = formerTitle
        existingMarkdown = renamed(
          existingMarkdown,
          from: template.render(former.tree),
          to: markdown
        )
      }
      keepsLayout = GeneratedBlocks.differInLayout(existingMarkdown, markdown)
      (markdown, edited, handedOver) = GeneratedBlocks.renew(existingMarkdown, from: markdown)
    }
    let svg = TimelinePicture.svg(input, audience: audience)
    return PostmortemDocuments(
      markdown: markdown,
      html: HousePage.html(markdown: markdown, svg: svg),
      json: tree.json,
      svg: svg,
      edited: edited.map {
        PostmortemDocuments.EditedPart(name: $0.name, line: $0.line, text: $0.text)
      },
      handedOver: handedOver.map { .init(name: $0.name, line: $0.line) },
      keepsLayout: keepsLayout
    )
  }

  /// The document with the first line of `new` in place of its own, where that is the first of `old`.
  private static func renamed(_ document: String, from old: String, to new: String) -> String {
    func heading(_ text: String) -> Substring { text.prefix { !$0.isNewline } }
    guard heading(document) == heading(old) else { return document }
    return String(heading(new) + document.dropFirst(heading(old).count))
  }
}
