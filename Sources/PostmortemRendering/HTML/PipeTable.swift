import Glibc

/// A table in GitHub's Markdown (https://github.github.com/gfm/#tables-extension-), which plain
/// CommonMark reads as a paragraph: its rows are the paragraph's lines, its cells end at pipes.
struct PipeTable {
  enum Alignment { case none, left, center, right }

  private var alignments: [Alignment]
  private var row = 0
  private var cell = 0
  private var isInCell = false

  /// Stands for an escaped pipe between the source and the page (a private-use character).
  private static let protectedPipe = Array("\u{F8FE}".utf8)

  /// Reads a paragraph whose second line is a delimiter row with as many cells as the first.
  init?(_ paragraph: MarkdownNode) {
    var pipes = 0
    var lastByte: UInt8?
    var firstByte: UInt8?
    var child = paragraph.firstChild
    while let node = child, node.kind != .softBreak, node.kind != .lineBreak {
      if node.kind == .text {
        node.withLiteral { text in
          pipes += text.lazy.filter { $0 == UInt8(ascii: "|") }.count
          if node.previous == nil { firstByte = text.first }
          lastByte = text.last { $0 != UInt8(ascii: " ") }
        }
      } else {
        lastByte = nil
      }
      child = node.next
    }
    guard pipes > 0, let softBreak = child, let delimiter = softBreak.next,
      delimiter.kind == .text, delimiter.next.map({ $0.kind == .softBreak }) ?? true,
      let alignments = delimiter.withLiteral(Self.alignments(in:))
    else { return nil }
    let outer =
      (firstByte == UInt8(ascii: "|") ? 1 : 0) + (lastByte == UInt8(ascii: "|") ? 1 : 0)
    guard pipes + 1 - outer == alignments.count else { return nil }
    self.alignments = alignments
  }

  private static func alignments(in row: UnsafeBufferPointer<UInt8>) -> [Alignment]? {
    var text = row[...]
    let space = UInt8(ascii: " ")
    while text.first == space { text.removeFirst() }
    while text.last == space { text.removeLast() }
    guard text.contains(UInt8(ascii: "|")) else { return nil }
    if text.first == UInt8(ascii: "|") { text.removeFirst() }
    if text.last == UInt8(ascii: "|") { text.removeLast() }
    var alignments: [Alignment] = []
    for cell in text.split(separator: UInt8(ascii: "|"), omittingEmptySubsequences: false) {
      let mark = cell.filter { $0 != space }
      let dashes = mark.filter { $0 == UInt8(ascii: "-") }.count
      let isLeft = mark.first == UInt8(ascii: ":")
      let isRight = mark.last == UInt8(ascii: ":")
      guard dashes > 0, dashes + (isLeft ? 1 : 0) + (isRight ? 1 : 0) == mark.count else {
        return nil
      }
      alignments.append(isLeft ? (isRight ? .center : .left) : isRight ? .right : .none)
    }
    return alignments
  }

  // MARK: Writing

  func open(into output: inout HTMLBuffer) {
    output.startLine()
    output.put("<table>\n<thead>\n<tr>")
  }

  mutating func close(into output: inout HTMLBuffer) {
    endRow(into: &output)
    output.put(row > 1 ? "</tbody>\n</table>\n" : "</table>\n")
  }

  /// Ends a row at the end of a line.
  mutating func breakRow(into output: inout HTMLBuffer) -> Bool {
    if row == 0 {
      endRow(into: &output)
      output.put("</thead>\n")
    } else if row > 1 {
      endRow(into: &output)
    }
    row += 1
    if row > 1 { output.put(row == 2 ? "<tbody>\n<tr>" : "<tr>") }
    cell = 0
    return true
  }

  private mutating func endRow(into output: inout HTMLBuffer) {
    guard row != 1 else { return }
    if isInCell { endCell(into: &output) }
    while cell < alignments.count {
      beginCell(into: &output)
      endCell(into: &output)
    }
    output.put("</tr>\n")
  }

  /// Writes a text node's part of the table; true where it has written it.
  mutating func put(_ literal: UnsafeBufferPointer<UInt8>, into output: inout HTMLBuffer) -> Bool {
    if row == 1 { return true }
    var part = literal[...]
    while !part.isEmpty {
      let text = part.prefix { $0 != UInt8(ascii: "|") }
      let isBlank = text.allSatisfy { $0 == UInt8(ascii: " ") }
      if !isBlank || isInCell {
        var text = text
        if !isInCell {
          beginCell(into: &output)
          text = text.drop { $0 == UInt8(ascii: " ") }
        }
        output.put(text: text)
      }
      part = part[text.endIndex...]
      if part.first == UInt8(ascii: "|") {
        part.removeFirst()
        if isInCell {
          endCell(into: &output)
        } else if cell > 0 {
          beginCell(into: &output)
          endCell(into: &output)
        }
        let rest = part.contains { $0 != UInt8(ascii: " ") }
        if rest || literal.endIndex == part.startIndex { continue }
      }
    }
    return true
  }

  /// Begins a cell for something that is not text, such as a link.
  mutating func beginCellIfNeeded(into output: inout HTMLBuffer) {
    if row != 1, !isInCell { beginCell(into: &output) }
  }

  private mutating func beginCell(into output: inout HTMLBuffer) {
    let name = row == 0 ? "th" : "td"
    let alignment = alignments.indices.contains(cell) ? alignments[cell] : .none
    output.put(markup: "<" + name)
    switch alignment {
    case .none: break
    case .left: output.put(" class=\"left\"")
    case .center: output.put(" class=\"center\"")
    case .right: output.put(" class=\"right\"")
    }
    output.put(">")
    isInCell = true
  }

  private mutating func endCell(into output: inout HTMLBuffer) {
    output.trimSpaces()
    output.put(row == 0 ? "</th>" : "</td>")
    isInCell = false
    cell += 1
  }

  /// The source with the escaped pipes of its tables put out of the way; unchanged, and hardly
  /// looked at, where there is no delimiter row.
  static func protectingEscapedPipes(in markdown: String) -> String {
    guard markdown.containsPipe else { return markdown }
    let lines = markdown.split(separator: "\n", omittingEmptySubsequences: false)
    func isDelimiter(_ line: Substring) -> Bool {
      line.utf8.contains(UInt8(ascii: "|")) && line.utf8.contains(UInt8(ascii: "-"))
        && line.utf8.allSatisfy {
          [0x20, 0x2D, 0x3A, 0x7C, 0x09, 0x3E].contains($0)
        }
    }
    guard lines.contains(where: isDelimiter) else { return markdown }
    var output: [String] = []
    output.reserveCapacity(lines.count)
    var isInTable = false
    for (index, line) in lines.enumerated() {
      if index + 1 < lines.count, isDelimiter(lines[index + 1]) { isInTable = true }
      if line.isEmpty { isInTable = false }
      output.append(isInTable ? protect(line) : String(line))
    }
    return output.joined(separator: "\n")
  }

  /// The page's bytes with the pipes that were put out of the way back in their place.
  static func restoringPipes(in body: [UInt8]) -> [UInt8] {
    var output: [UInt8] = []
    output.reserveCapacity(body.count)
    var rest = body[...]
    while let at = rest.firstIndex(of: protectedPipe[0]) {
      output += rest[..<at]
      if rest[at...].starts(with: protectedPipe) {
        output.append(UInt8(ascii: "|"))
        rest = rest[(at + protectedPipe.count)...]
      } else {
        output.append(rest[at])
        rest = rest[(at + 1)...]
      }
    }
    return output + rest
  }

  private static func protect(_ line: Substring) -> String {
    var bytes: [UInt8] = []
    var backslashes = 0
    for byte in line.utf8 {
      if byte == UInt8(ascii: "|"), backslashes % 2 == 1 {
        bytes.removeLast()
        bytes += protectedPipe
        backslashes = 0
        continue
      }
      backslashes = byte == UInt8(ascii: "\\") ? backslashes + 1 : 0
      bytes.append(byte)
    }
    return String(decoding: bytes, as: UTF8.self)
  }
}

extension String {
  /// Whether there is a pipe anywhere in it.
  var containsPipe: Bool {
    var text = self
    return text.withUTF8 { bytes in
      bytes.baseAddress.map { memchr($0, 0x7C, bytes.count) != nil } ?? false
    }
  }
}
