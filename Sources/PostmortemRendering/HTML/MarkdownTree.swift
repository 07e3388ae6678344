import CCMark
import Glibc

/// A parsed Markdown document: the tree that libcmark makes of it, freed with it.
///
/// Nodes are pointers into the tree and must not outlive it, which is why they are only handed out
/// inside `walk`.
struct MarkdownTree: ~Copyable {
  private let root: OpaquePointer

  /// Parses CommonMark; nil only where memory is short.
  init?(parsing markdown: String) {
    var text = markdown
    let parsed = text.withUTF8 { bytes in
      bytes.withMemoryRebound(to: CChar.self) {
        cmark_parse_document($0.baseAddress, $0.count, CMARK_OPT_DEFAULT)
      }
    }
    guard let parsed else { return nil }
    root = parsed
  }

  deinit { cmark_node_free(root) }

  /// Visits every node, entering and leaving it, in document order; no recursion, however deep.
  borrowing func walk(_ visit: (_ node: MarkdownNode, _ isEntering: Bool) -> Void) {
    guard let iterator = cmark_iter_new(root) else { return }
    defer { cmark_iter_free(iterator) }
    while true {
      let event = cmark_iter_next(iterator)
      guard event != CMARK_EVENT_DONE, event != CMARK_EVENT_NONE,
        let node = cmark_iter_get_node(iterator)
      else { return }
      visit(MarkdownNode(pointer: node), event == CMARK_EVENT_ENTER)
    }
  }
}

/// A node of a `MarkdownTree`, valid while the tree is.
struct MarkdownNode: Equatable {
  fileprivate let pointer: OpaquePointer

  /// What a node is.
  ///
  /// C's enumeration is not closed, so each value is named here once.
  enum Kind {
    case document, blockQuote, list, item, codeBlock, htmlBlock, paragraph, heading, thematicBreak
    case text, softBreak, lineBreak, code, htmlInline, emphasis, strong, link, image, other
  }

  var kind: Kind {
    let type = Int(cmark_node_get_type(pointer).rawValue)
    return Self.kinds.indices.contains(type) ? Self.kinds[type] : .other
  }

  /// The kinds by the value of libcmark's enumeration: looked up for every node several times.
  private static let kinds: [Kind] = (0..<64).map { value in
    switch cmark_node_type(rawValue: UInt32(value)) {
    case CMARK_NODE_DOCUMENT: .document
    case CMARK_NODE_BLOCK_QUOTE: .blockQuote
    case CMARK_NODE_LIST: .list
    case CMARK_NODE_ITEM: .item
    case CMARK_NODE_CODE_BLOCK: .codeBlock
    case CMARK_NODE_HTML_BLOCK: .htmlBlock
    case CMARK_NODE_PARAGRAPH: .paragraph
    case CMARK_NODE_HEADING: .heading
    case CMARK_NODE_THEMATIC_BREAK: .thematicBreak
    case CMARK_NODE_TEXT: .text
    case CMARK_NODE_SOFTBREAK: .softBreak
    case CMARK_NODE_LINEBREAK: .lineBreak
    case CMARK_NODE_CODE: .code
    case CMARK_NODE_HTML_INLINE: .htmlInline
    case CMARK_NODE_EMPH: .emphasis
    case CMARK_NODE_STRONG: .strong
    case CMARK_NODE_LINK: .link
    case CMARK_NODE_IMAGE: .image
    default: .other
    }
  }

  var parent: MarkdownNode? { cmark_node_parent(pointer).map(MarkdownNode.init) }
  var next: MarkdownNode? { cmark_node_next(pointer).map(MarkdownNode.init) }
  var previous: MarkdownNode? { cmark_node_previous(pointer).map(MarkdownNode.init) }
  var firstChild: MarkdownNode? { cmark_node_first_child(pointer).map(MarkdownNode.init) }

  var headingLevel: Int { Int(cmark_node_get_heading_level(pointer)) }
  var isBulletList: Bool { cmark_node_get_list_type(pointer) == CMARK_BULLET_LIST }
  var isTightList: Bool { cmark_node_get_list_tight(pointer) != 0 }
  var listStart: Int { Int(cmark_node_get_list_start(pointer)) }

  /// The 1-based line of the source on which the node begins.
  var startLine: Int { Int(cmark_node_get_start_line(pointer)) }

  /// The bytes of text, code or HTML, given to the closure while they are valid.
  func withLiteral<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    Self.withBytes(cmark_node_get_literal(pointer), body)
  }
  /// The bytes of the first line of a fence, after the fence.
  func withFenceInfo<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    Self.withBytes(cmark_node_get_fence_info(pointer), body)
  }
  /// The bytes of the address of a link or image.
  func withURL<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    Self.withBytes(cmark_node_get_url(pointer), body)
  }
  /// The bytes of the title of a link or image.
  func withTitle<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    Self.withBytes(cmark_node_get_title(pointer), body)
  }

  private static func withBytes<Result>(
    _ text: UnsafePointer<CChar>?,
    _ body: (UnsafeBufferPointer<UInt8>) -> Result
  ) -> Result {
    guard let text else { return body(UnsafeBufferPointer(start: nil, count: 0)) }
    let count = strlen(text)
    return text.withMemoryRebound(to: UInt8.self, capacity: count) {
      body(UnsafeBufferPointer(start: $0, count: count))
    }
  }
}
