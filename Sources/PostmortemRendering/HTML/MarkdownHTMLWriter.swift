/// Writes HTML while a `MarkdownTree` is walked.
struct MarkdownHTMLWriter {
  var output = HTMLBuffer()
  var headings: [MarkdownHTML.Heading] = []
  var picture: (address: String, markup: String)?

  private var ids = PageIDs()
  private var references = EvidenceReferences()
  /// The image whose alternative text is being written.
  private var image: MarkdownNode?
  /// Whether that image is the picture, which has a text of its own.
  private var isSkippingImage = false
  private var headingStart = (tag: 0, text: 0)
  private var plainHeading = ""
  private var isInHeading = false
  private var table: PipeTable?
  private var itemAnchors: [String?] = []
  /// Whether the end of an anchor that was let through is still to come.
  private var isAnchorOpen = false

  /// Whether the document has a pipe at all: without one no paragraph is looked at for a table.
  private let mayHaveTables: Bool

  init(picture: (address: String, markup: String)?, mayHaveTables: Bool = true) {
    self.picture = picture
    self.mayHaveTables = mayHaveTables
  }

  /// The body, with the ids that links back from the evidence lead to.
  consuming func finish() -> [UInt8] { references.markReferences(in: output.bytes) }

  mutating func visit(_ node: MarkdownNode, isEntering: Bool) {
    if let image {
      if node == image {
        self.image = nil
        if !isSkippingImage { closeImage(node) }
        isSkippingImage = false
      } else if !isSkippingImage {
        alternativeText(node)
      }
      return
    }
    switch node.kind {
    case .document, .other: break
    case .blockQuote:
      output.startLine()
      output.put(isEntering ? "<blockquote>\n" : "</blockquote>\n")
    case .list: list(node, isEntering: isEntering)
    case .item: item(node, isEntering: isEntering)
    case .heading: heading(node, isEntering: isEntering)
    case .codeBlock: codeBlock(node)
    case .htmlBlock:
      output.startLine()
      if !node.withLiteral(isMarker) { output.put("<!-- raw HTML omitted -->") }
      output.startLine()
    case .thematicBreak:
      output.startLine()
      output.put("<hr />\n")
    case .paragraph: paragraph(node, isEntering: isEntering)
    default: inline(node, isEntering: isEntering)
    }
  }

  // MARK: Blocks

  private mutating func list(_ node: MarkdownNode, isEntering: Bool) {
    if !isEntering {
      output.put(node.isBulletList ? "</ul>\n" : "</ol>\n")
      return
    }
    output.startLine()
    if node.isBulletList {
      output.put(TaskItem.leads(node.firstChild) ? "<ul class=\"tasks\">\n" : "<ul>\n")
    } else if node.listStart == 1 {
      output.put("<ol>\n")
    } else {
      output.put("<ol start=\"")
      output.put(node.listStart)
      output.put("\">\n")
    }
  }

  private mutating func item(_ node: MarkdownNode, isEntering: Bool) {
    if isEntering {
      output.startLine()
      output.put("<li>")
      itemAnchors.append(nil)
      return
    }
    if case .some(.some(let anchor)) = itemAnchors.popLast() {
      references.putLinksBack(to: anchor, into: &output)
    }
    output.put("</li>\n")
  }

  private mutating func heading(_ node: MarkdownNode, isEntering: Bool) {
    let level = node.headingLevel
    if isEntering {
      output.startLine()
      output.put("<h")
      output.put(level)
      headingStart.tag = output.count
      output.put(">")
      headingStart.text = output.count
      plainHeading = ""
      isInHeading = true
      return
    }
    isInHeading = false
    let inner = String(decoding: output.bytes[headingStart.text...], as: UTF8.self)
    let id = ids.id(for: plainHeading)
    output.insert(Array(" id=\"\(id)\"".utf8), at: headingStart.tag)
    output.put("</h")
    output.put(level)
    output.put(">\n")
    headings.append(MarkdownHTML.Heading(level: level, id: id, html: inner, text: plainHeading))
  }

  private mutating func paragraph(_ node: MarkdownNode, isEntering: Bool) {
    let grandparent = node.parent?.parent
    // The picture is a figure, which may not stand in a paragraph.
    let isBare = grandparent?.kind == .list && grandparent?.isTightList == true
    let isTight = isBare || isPictureAlone(node)
    if isEntering {
      table = mayHaveTables ? PipeTable(node) : nil
      if let table {
        table.open(into: &output)
        return
      }
      if !isTight {
        output.startLine()
        output.put("<p>")
      }
      if node.previous == nil, let item = node.parent, let task = TaskItem(item) {
        output.put(task.isDone ? TaskItem.doneBox : TaskItem.openBox)
      }
      return
    }
    if table != nil {
      table?.close(into: &output)
      table = nil
    } else if !isTight {
      output.put("</p>\n")
    }
  }

  private func isPictureAlone(_ paragraph: MarkdownNode) -> Bool {
    guard let child = paragraph.firstChild, child.next == nil else { return false }
    return isPicture(child)
  }

  private func isPicture(_ node: MarkdownNode) -> Bool {
    guard let picture, node.kind == .image, node.parent?.firstChild == node, node.next == nil else {
      return false
    }
    return node.withURL { $0.elementsEqual(picture.address.utf8) }
  }

  private mutating func codeBlock(_ node: MarkdownNode) {
    output.startLine()
    let isLog = node.withFenceInfo { info in
      let language = info.prefix { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "\t") }
      if language.isEmpty {
        output.put("<pre><code>")
      } else {
        output.put("<pre><code class=\"language-")
        output.put(text: language)
        output.put("\">")
      }
      return language.elementsEqual("log".utf8)
    }
    node.withLiteral { text in
      if isLog { LogColours.put(text, into: &output) } else { output.put(text: text) }
    }
    output.put("</code></pre>\n")
  }

  // MARK: Inlines

  private mutating func inline(_ node: MarkdownNode, isEntering: Bool) {
    if isEntering, node.kind != .text, node.kind != .softBreak, table != nil {
      table?.beginCellIfNeeded(into: &output)
    }
    switch node.kind {
    case .text: text(node)
    case .softBreak:
      if table?.breakRow(into: &output) != true { output.put("\n") }
    case .lineBreak: output.put("<br />\n")
    case .code:
      output.put("<code>")
      node.withLiteral { literal in
        output.put(text: literal)
        if isInHeading { plainHeading += String(decoding: literal, as: UTF8.self) }
      }
      output.put("</code>")
    case .htmlInline:
      if let anchor = node.withLiteral(EvidenceReferences.anchor(in:)) {
        isAnchorOpen = true
        if ids.take(anchor) {
          references.place(anchor, into: &output)
          if !itemAnchors.isEmpty { itemAnchors[itemAnchors.count - 1] = anchor }
        }
      } else if isAnchorOpen, node.withLiteral(isEndOfAnchor) {
        isAnchorOpen = false
      } else if !node.withLiteral(isMarker) {
        output.put("<!-- raw HTML omitted -->")
      }
    case .emphasis: output.put(isEntering ? "<em>" : "</em>")
    case .strong: output.put(isEntering ? "<strong>" : "</strong>")
    case .link: link(node, isEntering: isEntering)
    case .image: openImage(node)
    default: break
    }
  }

  private mutating func text(_ node: MarkdownNode) {
    node.withLiteral { literal in
      if isInHeading { plainHeading += String(decoding: literal, as: UTF8.self) }
      if table?.put(literal, into: &output) == true { return }
      output.put(text: literal.dropFirst(TaskItem.markLength(at: node)))
    }
  }

  private mutating func link(_ node: MarkdownNode, isEntering: Bool) {
    if !isEntering {
      output.put("</a>")
      return
    }
    output.put("<a href=\"")
    node.withURL { address in
      if !LinkSafety.isDangerous(address) { output.put(address: address) }
      output.put("\"")
      if address.first == UInt8(ascii: "#") {
        references.refer(to: String(decoding: address.dropFirst(), as: UTF8.self), at: output.count)
      }
    }
    title(node)
    output.put(">")
  }

  private mutating func title(_ node: MarkdownNode) {
    node.withTitle { title in
      if title.isEmpty { return }
      output.put(" title=\"")
      output.put(text: title)
      output.put("\"")
    }
  }

  private mutating func openImage(_ node: MarkdownNode) {
    image = node
    if let picture, isPicture(node) {
      isSkippingImage = true
      output.startLine()
      output.put(markup: picture.markup)
      return
    }
    output.put("<img src=\"")
    node.withURL { address in
      if !LinkSafety.isDangerous(address) { output.put(address: address) }
    }
    output.put("\" alt=\"")
  }

  private mutating func alternativeText(_ node: MarkdownNode) {
    switch node.kind {
    case .text, .code, .htmlInline: node.withLiteral { output.put(text: $0) }
    case .softBreak, .lineBreak: output.put(" ")
    default: break
    }
  }

  private mutating func closeImage(_ node: MarkdownNode) {
    output.put("\"")
    title(node)
    output.put(" />")
  }
}

/// Whether the HTML is a marker of ours, which says nothing to a reader of the page.
private func isMarker(_ html: UnsafeBufferPointer<UInt8>) -> Bool {
  html.starts(with: "<!-- scribe:".utf8) || html.starts(with: "<!-- /scribe:".utf8)
}

private func isEndOfAnchor(_ html: UnsafeBufferPointer<UInt8>) -> Bool {
  html.elementsEqual("</a>".utf8)
}
