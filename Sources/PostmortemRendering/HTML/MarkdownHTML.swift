/// The HTML of a Markdown document's body, with what it takes to build a page around it.
///
/// What plain CommonMark has comes out as the cmark program writes it. Added to that: headings have
/// ids, `- [ ]` items are checkboxes, pipe tables are tables, and an empty `<a id="…"></a>` is let
/// through as the place that evidence links lead to.
struct MarkdownHTML: Sendable {
  /// A heading that the contents list can link to.
  struct Heading: Sendable, Hashable {
    var level: Int
    var id: String
    /// Its text as HTML.
    var html: String
    /// Its text alone.
    var text: String
  }

  var body: [UInt8]
  var headings: [Heading]

  init(body: [UInt8] = [], headings: [Heading] = []) {
    self.body = body
    self.headings = headings
  }

  /// Renders a document; `picture` takes the place of the image with that address.
  init(markdown: String, picture: (address: String, markup: String)? = nil) {
    let source = PipeTable.protectingEscapedPipes(in: markdown)
    guard let tree = MarkdownTree(parsing: source) else {
      self.init()
      return
    }
    var writer = MarkdownHTMLWriter(picture: picture, mayHaveTables: source.containsPipe)
    writer.output.reserve(markdown.utf8.count * 2)
    tree.walk { node, isEntering in writer.visit(node, isEntering: isEntering) }
    let headings = writer.headings
    let body = writer.finish()
    let isProtected = source.utf8.count != markdown.utf8.count
    self.init(body: isProtected ? PipeTable.restoringPipes(in: body) : body, headings: headings)
  }
}
