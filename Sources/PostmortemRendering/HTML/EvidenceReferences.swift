/// The links from statements to their evidence, and back.
struct EvidenceReferences {
  /// At most this many links lead back from a place.
  private static let limit = 2

  private var references: [(offset: Int, id: String, number: Int)] = []
  private var counts: [String: Int] = [:]
  private var places: Set<String> = []

  /// Notes a link to an id, which ends at this offset of the output (inside its tag).
  mutating func refer(to id: String, at offset: Int) {
    let number = Self.counted(&counts[id, default: 0])
    if number <= Self.limit { references.append((offset, id, number)) }
  }

  /// One more, looked up once.
  private static func counted(_ count: inout Int) -> Int {
    count += 1
    return count
  }

  /// Writes the place that such links lead to.
  mutating func place(_ id: String, into output: inout HTMLBuffer) {
    places.insert(id)
    output.put("<span id=\"")
    output.put(text: id)
    output.put("\"></span>")
  }

  /// Links from a place to what refers to it, the first few where there are many.
  func putLinksBack(to id: String, into output: inout HTMLBuffer) {
    guard let count = counts[id], count > 0 else { return }
    output.put(" <span class=\"back\">")
    for number in 1...min(count, Self.limit) {
      output.put("<a href=\"#r-")
      output.put(text: id)
      output.put("-")
      output.put(number)
      output.put("\" aria-label=\"Mention ")
      output.put(number)
      output.put("\">↩")
      if count > 1 { output.put(number) }
      output.put("</a>")
    }
    output.put("</span>")
  }

  /// The output with an id on every link whose place is in the document.
  func markReferences(in output: [UInt8]) -> [UInt8] {
    guard !places.isEmpty else { return output }
    var marked: [UInt8] = []
    marked.reserveCapacity(output.count + references.count * 20)
    var done = 0
    for reference in references
    where places.contains(reference.id) {
      marked += output[done..<reference.offset]
      marked += " id=\"r-".utf8
      marked += reference.id.utf8
      marked += "-\(reference.number)\"".utf8
      done = reference.offset
    }
    marked += output[done...]
    return marked
  }

  /// The id in `<a id="…">`, the one form of HTML that is let through; nil for any other.
  static func anchor(in html: UnsafeBufferPointer<UInt8>) -> String? {
    let start = "<a id=\"".utf8
    guard html.starts(with: start), html.count > start.count + 2, html.count < 200 else {
      return nil
    }
    let name = html.dropFirst(start.count).dropLast(2)
    guard html.suffix(2).elementsEqual("\">".utf8),
      name.allSatisfy({
        (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == UInt8(ascii: "-")
      })
    else { return nil }
    return String(decoding: name, as: UTF8.self)
  }
}
