/// A list item that begins with `[ ]` or `[x]`, as GitHub's Markdown has them.
struct TaskItem {
  var isDone: Bool

  static let openBox: StaticString = "<input type=\"checkbox\" disabled aria-label=\"to do\" /> "
  static let doneBox: StaticString =
    "<input type=\"checkbox\" disabled checked aria-label=\"done\" /> "

  /// Reads an item's mark; nil where it has none.
  init?(_ item: MarkdownNode) {
    guard item.kind == .item, let paragraph = item.firstChild, paragraph.kind == .paragraph,
      let text = paragraph.firstChild, text.kind == .text
    else { return nil }
    let mark = text.withLiteral { Array($0.prefix(4)) }
    guard mark.count == 4, mark[0] == UInt8(ascii: "["), mark[2] == UInt8(ascii: "]"),
      mark[3] == UInt8(ascii: " ")
    else { return nil }
    switch mark[1] {
    case UInt8(ascii: " "): isDone = false
    case UInt8(ascii: "x"), UInt8(ascii: "X"): isDone = true
    default: return nil
    }
  }

  /// Whether a list begins with such an item.
  static func leads(_ item: MarkdownNode?) -> Bool { item.flatMap(TaskItem.init) != nil }

  /// How many bytes of a text node are an item's mark, already shown as a box.
  static func markLength(at text: MarkdownNode) -> Int {
    guard text.previous == nil, let paragraph = text.parent, paragraph.kind == .paragraph,
      paragraph.previous == nil, let item = paragraph.parent, TaskItem(item) != nil
    else { return 0 }
    return 4
  }
}
