/// A sentence or a few, made of text, emphasis and references to evidence.
///
/// All text in it counts as untrusted and is escaped when it becomes Markdown, so a log line or a
/// title typed in a hurry can stand anywhere in it.
struct Prose: Sendable, Hashable, ExpressibleByStringInterpolation {
  enum Run: Sendable, Hashable {
    case text(String)
    case strong(String)
    case code(String)
    /// The entries and log lines that show what was just said, by label.
    case sources([String])
    /// A place in the appendix, by its label.
    case link(String)
  }

  var runs: [Run]

  init(_ runs: [Run] = []) { self.runs = runs }

  init(stringLiteral text: String) { runs = text.isEmpty ? [] : [.text(text)] }

  init(text: String) { self.init(stringLiteral: text) }

  init(stringInterpolation interpolation: Interpolation) { runs = interpolation.runs }

  /// Text runs for what is interpolated; `\(sources:)`, `\(code:)` and `\(strong:)` for the rest.
  struct Interpolation: StringInterpolationProtocol {
    fileprivate var runs: [Run] = []

    init(literalCapacity: Int, interpolationCount: Int) {}

    mutating func appendLiteral(_ literal: String) {
      if !literal.isEmpty { runs.append(.text(literal)) }
    }
    mutating func appendInterpolation(_ text: String) { appendLiteral(text) }
    mutating func appendInterpolation(_ number: Int) { appendLiteral(String(number)) }
    mutating func appendInterpolation(_ prose: Prose) { runs += prose.runs }
    mutating func appendInterpolation(code: String) { runs.append(.code(code)) }
    mutating func appendInterpolation(strong: String) { runs.append(.strong(strong)) }
    mutating func appendInterpolation(link: String) { runs.append(.link(link)) }
    mutating func appendInterpolation(sources: [String]) {
      if !sources.isEmpty { runs.append(.sources(sources)) }
    }
  }

  static func + (left: Prose, right: Prose) -> Prose { Prose(left.runs + right.runs) }
  static func += (left: inout Prose, right: Prose) { left.runs += right.runs }

  var isEmpty: Bool { runs.isEmpty }

  /// The same without references to evidence.
  var withoutSources: Prose {
    Prose(
      runs.filter {
        if case .sources = $0 { return false }
        return true
      }
    )
  }

  /// The labels it refers to, in the order of reading.
  var sources: [String] {
    runs.flatMap { run -> [String] in
      guard case .sources(let labels) = run else { return [] }
      return labels
    }
  }

  /// The text alone, without references.
  var plain: String {
    runs.reduce(into: "") { text, run in
      switch run {
      case .text(let words), .strong(let words), .code(let words): text += words
      case .sources: break
      case .link(let label): text += label
      }
    }
  }

  /// Inline Markdown, on one line.
  ///
  /// A reference stands before the full stop of what it shows.
  var markdown: String {
    var text = ""
    for run in merged {
      switch run {
      case .text(let words):
        text += Markdown.escaped(words, atStart: text.isEmpty, keepingEdges: true)
      case .strong(let words):
        let inner = Markdown.escaped(words, atStart: false)
        if !inner.isEmpty { text += "**" + inner + "**" }
      case .code(let words): text += Markdown.code(words)
      case .link(let label):
        text += Markdown.link(Markdown.escaped(label, atStart: false), toAnchorOf: label)
      case .sources(let labels):
        let endsSentence = text.hasSuffix(".") && !text.hasSuffix("..")
        if endsSentence { text.removeLast() }
        text += text.isEmpty || text.hasSuffix(" ") ? "" : " "
        text += "(" + References.markdown(of: labels) + ")"
        if endsSentence { text += "." }
      }
    }
    return text.hasPrefix(" ") || text.hasSuffix(" ") ? Words.trimmed(text) : text
  }

  /// The runs with neighbours of a kind put together, each source once.
  private var merged: [Run] {
    runs.reduce(into: []) { merged, run in
      switch (merged.last, run) {
      case (.text(let first), .text(let second)):
        merged[merged.count - 1] = .text(first + second)
      case (.sources(let first), .sources(let second)):
        merged[merged.count - 1] = .sources(first + second.filter { !first.contains($0) })
      default: merged.append(run)
      }
    }
  }

  /// Sentences, one after the other.
  static func joined(_ sentences: [Prose]) -> Prose {
    sentences.filter { !$0.isEmpty }.reduce(into: Prose()) { all, sentence in
      if !all.isEmpty { all += " " }
      all += sentence
    }
  }

  /// `a`, `a and b`, `a, b and c`.
  static func list(_ items: [Prose], conjunction: String = "and") -> Prose {
    var all = Prose()
    for (index, item) in items.enumerated() {
      if index > 0 { all += index == items.count - 1 ? " \(conjunction) " : ", " }
      all += item
    }
    return all
  }
}
