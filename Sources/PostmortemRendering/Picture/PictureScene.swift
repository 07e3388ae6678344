/// What is drawn: markup written from top to bottom, and the labels in it, kept for tests.
struct PictureScene {
  static let width = 980.0
  /// Where lanes begin; their names stand left of it.
  static let left = 106.0
  static let right = 968.0

  /// Between these, labels have room.
  static let edges = 4.0...(width - 4)

  private(set) var body = HTMLBuffer()
  private(set) var labels: [PictureLabel] = []
  /// Where the next lane begins.
  var y = 0.0

  mutating func put(_ markup: StaticString) { body.put(markup) }

  /// A number to a tenth of a unit, which is what a screen can show.
  mutating func put(_ number: Double) {
    let tenths = Int((number * 10).rounded())
    if tenths < 0 { body.put("-") }
    let size = abs(tenths)
    body.put(size / 10)
    if size % 10 != 0 {
      body.put(".")
      body.put(size % 10)
    }
  }

  mutating func put(text: String) { body.put(text: Markdown.visible(text)) }

  /// Begins a group with a tooltip, which is also what a screen reader says.
  mutating func open(_ name: StaticString, tooltip: String? = nil) {
    body.put("<g class=\"")
    body.put(name)
    body.put("\">")
    if let tooltip {
      body.put("<title>")
      body.put(text: Words.cut(Markdown.visible(tooltip), to: 400))
      body.put("</title>")
    }
  }

  mutating func close() { body.put("</g>\n") }

  mutating func rectangle(
    _ name: StaticString,
    x: Double,
    y: Double,
    width: Double,
    height: Double,
    round: Double = 0
  ) {
    body.put("<rect class=\"")
    body.put(name)
    attribute("\" x=\"", x)
    attribute("\" y=\"", y)
    attribute("\" width=\"", max(width, 0))
    attribute("\" height=\"", height)
    if round > 0 { attribute("\" rx=\"", round) }
    body.put("\"/>")
  }

  mutating func line(_ name: StaticString, x1: Double, y1: Double, x2: Double, y2: Double) {
    body.put("<line class=\"")
    body.put(name)
    attribute("\" x1=\"", x1)
    attribute("\" y1=\"", y1)
    attribute("\" x2=\"", x2)
    attribute("\" y2=\"", y2)
    body.put("\"/>")
  }

  /// A closed shape through points, in units around a centre.
  mutating func shape(_ name: StaticString, x: Double, y: Double, _ points: [(Double, Double)]) {
    body.put("<path class=\"")
    body.put(name)
    body.put("\" d=\"")
    for (index, point) in points.enumerated() {
      body.put(index == 0 ? "M" : "L")
      put(x + point.0)
      body.put(" ")
      put(y + point.1)
    }
    body.put("Z\"/>")
  }

  mutating func circle(_ name: StaticString, x: Double, y: Double, radius: Double) {
    body.put("<circle class=\"")
    body.put(name)
    attribute("\" cx=\"", x)
    attribute("\" cy=\"", y)
    attribute("\" r=\"", radius)
    body.put("\"/>")
  }

  mutating func path(_ name: StaticString, _ data: HTMLBuffer) {
    body.put("<path class=\"")
    body.put(name)
    body.put("\" d=\"")
    body.put(markup: data.bytes)
    body.put("\"/>")
  }

  private mutating func attribute(_ name: StaticString, _ value: Double) {
    body.put(name)
    put(value)
  }

  mutating func label(_ label: PictureLabel, _ name: StaticString = "tl-t") {
    guard !label.text.isEmpty else { return }
    labels.append(label)
    body.put("<text class=\"")
    body.put(name)
    attribute("\" x=\"", label.x)
    attribute("\" y=\"", label.y)
    body.put("\">")
    body.put(text: Markdown.visible(label.text))
    body.put("</text>")
  }

  /// The name of a lane, left of it.
  mutating func laneName(_ text: String, y: Double) {
    let shown = PictureLabel.cut(text, to: Self.left - 14)
    label(PictureLabel(shown, x: 4, y: y), "tl-t tl-lane")
  }
}
