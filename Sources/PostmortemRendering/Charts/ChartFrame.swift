import IncidentModel

/// A chart as SVG in the style of the timeline picture: 980 units wide, text beside shapes.
struct ChartFrame {
  /// The edges of the plotting area.
  static let left = 150.0
  static let right = 960.0

  private(set) var body = HTMLBuffer()
  let title: String
  let summary: String
  let height: Double

  /// A chart named for those who do not see it by its title and one sentence.
  init(title: String, summary: String, height: Double) {
    self.title = title
    self.summary = summary
    self.height = height
  }

  mutating func rect(
    _ x: Double,
    _ y: Double,
    _ width: Double,
    _ height: Double,
    class name: StaticString,
    tip: String
  ) {
    body.put("<rect class=\"")
    body.put(name)
    attribute("\" x=\"", x)
    attribute("\" y=\"", y)
    attribute("\" width=\"", max(width, 0.5))
    attribute("\" height=\"", max(height, 0.5))
    body.put("\"><title>")
    body.put(text: Markdown.visible(tip))
    body.put("</title></rect>\n")
  }

  mutating func dot(_ x: Double, _ y: Double, class name: StaticString, tip: String) {
    body.put("<circle class=\"")
    body.put(name)
    attribute("\" cx=\"", x)
    attribute("\" cy=\"", y)
    body.put("\" r=\"3.5\"><title>")
    body.put(text: Markdown.visible(tip))
    body.put("</title></circle>\n")
  }

  mutating func line(
    _ x1: Double,
    _ y1: Double,
    _ x2: Double,
    _ y2: Double,
    class name: StaticString
  ) {
    body.put("<line class=\"")
    body.put(name)
    attribute("\" x1=\"", x1)
    attribute("\" y1=\"", y1)
    attribute("\" x2=\"", x2)
    attribute("\" y2=\"", y2)
    body.put("\"/>\n")
  }

  /// A text; `anchor` is SVG's `text-anchor`.
  mutating func text(
    _ x: Double,
    _ y: Double,
    _ words: String,
    anchor: StaticString = "start",
    class name: StaticString = "tl-t tl-s"
  ) {
    body.put("<text class=\"")
    body.put(name)
    attribute("\" x=\"", x)
    attribute("\" y=\"", y)
    body.put("\" text-anchor=\"")
    body.put(anchor)
    body.put("\">")
    body.put(text: Words.cut(Markdown.visible(words), to: 60))
    body.put("</text>\n")
  }

  /// The whole SVG element.
  func write(into page: inout HTMLBuffer) {
    page.put("<span class=\"picture\" role=\"group\" tabindex=\"0\" aria-label=\"")
    page.put(text: Markdown.visible(title))
    page.put("\"><svg class=\"tl\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 980 ")
    page.put(Int(height.rounded(.up)))
    page.put("\" role=\"img\">\n<title>")
    page.put(text: Markdown.visible(title))
    page.put("</title>\n<desc>")
    page.put(text: Markdown.visible(summary))
    page.put("</desc>\n")
    page.put(markup: body.bytes)
    page.put("</svg></span>\n")
  }

  /// A number with one decimal, without Foundation's formatters.
  private mutating func attribute(_ name: StaticString, _ value: Double) {
    body.put(name)
    let tenths = Int((value * 10).rounded())
    if tenths < 0 { body.put("-") }
    body.put(abs(tenths) / 10)
    if tenths % 10 != 0 {
      body.put(".")
      body.put(abs(tenths) % 10)
    }
  }
}
