/// A Markdown document as one page of HTML that needs nothing else: style, picture and all inside.
package enum HousePage {
  /// The page of a Markdown document.
  ///
  /// The picture takes the place of the image `timeline.svg`, or stands under the first heading
  /// where the document has no such image. No script is in the page, none would be run, and nothing
  /// is fetched.
  ///
  /// The document is trusted no further than CommonMark's safe mode. The title is that of the first
  /// heading unless one is given; the language is for screen readers.
  package static func html(
    markdown: String,
    title: String? = nil,
    svg: String? = nil,
    language: String = "en"
  ) -> String {
    String(
      decoding: bytes(markdown: markdown, title: title, svg: svg, language: language),
      as: UTF8.self
    )
  }

  /// The page in UTF-8, as `html` makes it.
  package static func bytes(
    markdown: String,
    title: String? = nil,
    svg: String? = nil,
    language: String = "en"
  ) -> [UInt8] {
    let picture = svg.map { figure($0) }
    let document = MarkdownHTML(
      markdown: markdown,
      picture: picture.map { ("timeline.svg", $0.markup) }
    )
    let name =
      title ?? document.headings.first?.text ?? "Document"
    var page = HTMLBuffer()
    page.reserve(document.body.count + PageStyle.css.utf8.count + (svg?.utf8.count ?? 0) + 4096)
    page.put("<!DOCTYPE html>\n<html lang=\"")
    page.put(text: language)
    page.put("\">\n<head>\n<meta charset=\"utf-8\" />\n")
    page.put(
      """
      <meta http-equiv="Content-Security-Policy" content="default-src 'none'; \
      style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <meta name="referrer" content="no-referrer" />

      """
    )
    page.put("<title>")
    page.put(text: Words.cut(Markdown.visible(name), to: 120))
    page.put("</title>\n<style>\n")
    page.put(markup: PageStyle.css)
    page.put(markup: picture?.style ?? "")
    page.put("</style>\n</head>\n<body>\n<a class=\"skip\" href=\"#main\">Skip to the text</a>\n")
    contents(of: document.headings, into: &page)
    page.put("<main id=\"main\">\n")
    page.put(markup: document.body)
    page.put("</main>\n</body>\n</html>\n")
    return page.bytes
  }

  /// The body of a document as it stands in the page, for tests and for pages of others.
  package static func body(markdown: String) -> String {
    String(decoding: MarkdownHTML(markdown: markdown).body, as: UTF8.self)
  }

  /// An SVG file's markup as it stands inside a page: without the XML declaration, and with its style
  /// apart, since a page keeps styles in its head.
  private static func figure(_ svg: String) -> (markup: String, style: String) {
    let start = svg.index(ofFirst: "<svg", from: svg.startIndex) ?? svg.startIndex
    var picture = svg[start...]
    var style = ""
    if let open = svg.index(ofFirst: "<style>", from: start),
      let close = svg.index(ofFirst: "</style>", from: open)
    {
      style = String(svg[svg.utf8.index(open, offsetBy: 7)..<close])
      picture = svg[start..<open] + svg[svg.utf8.index(close, offsetBy: 8)...]
    }
    let markup =
      "<figure class=\"picture\" tabindex=\"0\" aria-label=\"Timeline picture\">\n"
      + picture + "</figure>\n"
    return (markup, style)
  }

  /// The contents list, of the headings of the second and third level.
  private static func contents(of headings: [MarkdownHTML.Heading], into page: inout HTMLBuffer) {
    let listed = headings.filter { $0.level == 2 }
    guard listed.count > 2 else { return }
    page.put("<nav class=\"contents\" aria-label=\"Contents\">\n<p>Contents</p>\n<ol>\n")
    for heading in listed {
      page.put("<li><a href=\"#")
      page.put(address: heading.id.utf8)
      page.put("\">")
      page.put(text: Words.cut(heading.text, to: 80))
      page.put("</a></li>\n")
    }
    page.put("</ol>\n</nav>\n")
  }
}

extension String {
  /// Where a text first stands in this one from a place on, as a scan over bytes.
  fileprivate func index(ofFirst needle: String, from start: Index) -> Index? {
    let pattern = Array(needle.utf8)
    var at = start
    while at < utf8.endIndex {
      if utf8[at] == pattern.first, utf8[at...].starts(with: pattern) { return at }
      at = utf8.index(after: at)
    }
    return nil
  }
}
