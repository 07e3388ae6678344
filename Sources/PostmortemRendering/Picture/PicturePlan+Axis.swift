import IncidentModel

extension PicturePlan {
  /// What runs through all lanes: where, and how it looks.
  struct Axis {
    var ticks: [TimeScale.Tick]
    var rules: [Double]
    var top: Double
  }

  /// Draws the milestones' names and the times, and leaves the scene under them.
  func drawAxis(into scene: inout PictureScene) -> Axis {
    let reached = Milestone.allCases.compactMap {
      milestone -> (x: Double, text: String, full: String)? in
      guard let time = incident.milestones[milestone]?.time, let at = time.from else { return nil }
      let text = "\(milestone.title) \(clock.time(time))"
      return (scale.x(at), text, "\(milestone.title): \(clock.day(at)) \(clock.time(time))")
    }.sorted { $0.x < $1.x }
    let rowHeight = 16.0
    let candidates = reached.map {
      LabelRows.Candidate(x: $0.x, width: PictureLabel.width(of: $0.text, size: 12), priority: 1)
    }
    let places = LabelRows.place(candidates, rows: 6, edges: PictureScene.edges)
    let used = (places.compactMap { $0?.row }.max() ?? -1) + 1
    let top = scene.y
    let base = top + Double(used) * rowHeight
    for (index, milestone) in reached.enumerated() {
      guard let place = places[index] else { continue }
      // Row 0 is next to the line, which is below here.
      let y = base - Double(place.row) * rowHeight - 4
      scene.open("tl-m", tooltip: milestone.full)
      scene.label(hang(milestone.text, at: milestone.x, y: y, isLeft: place.isLeft))
      scene.line("tl-rule", x1: milestone.x, y1: y - 9, x2: milestone.x, y2: base)
      scene.close()
    }
    scene.y = base + 14
    scene.laneName(clock.zone.name, y: scene.y + 13)
    let ticks = scale.ticks(in: input.zone, apart: 58)
    var day = ""
    var edge = 0.0
    var dayEdge = 0.0
    var shown: [TimeScale.Tick] = []
    scene.line("tl-axis", x1: scale.left, y1: scene.y + 18, x2: scale.right, y2: scene.y + 18)
    for tick in ticks {
      let time = clock.minutes(tick.at)
      let width = PictureLabel.width(of: time, size: 11)
      let x = tick.x - width / 2
      guard x > edge + 4, x + width < PictureScene.right + 8 else { continue }
      let date = clock.shortestDate(tick.at)
      if date != day {
        var label = PictureLabel(date, x: x, y: scene.y, size: 11)
        label.x = min(label.x, PictureScene.width - label.width - 2)
        if label.x > dayEdge { scene.label(label, "tl-t tl-s") }
        dayEdge = label.x + label.width + 6
        day = date
      }
      edge = x + width
      scene.label(PictureLabel(time, x: x, y: scene.y + 13, size: 11), "tl-t tl-s")
      shown.append(tick)
    }
    scene.y += 26
    return Axis(ticks: shown, rules: reached.map(\.x), top: base)
  }

  /// A label beside its mark.
  func hang(_ text: String, at x: Double, y: Double, isLeft: Bool) -> PictureLabel {
    let width = PictureLabel.width(of: text, size: 12)
    return PictureLabel(text, x: isLeft ? x - width - 4 : x + 4, y: y)
  }

  func drawGrid(_ axis: Axis, into scene: inout PictureScene, bottom: Double) {
    for tick in axis.ticks {
      scene.line("tl-grid", x1: tick.x, y1: axis.top + 32, x2: tick.x, y2: bottom)
    }
    for cut in scale.cuts {
      scene.open("tl-c", tooltip: "\(cut.span.words) in which nothing is recorded are cut out here")
      scene.rectangle(
        "tl-band",
        x: cut.x - TimeScale.breakWidth / 2 + 3,
        y: axis.top + 28,
        width: TimeScale.breakWidth - 6,
        height: bottom - axis.top - 28
      )
      scene.line("tl-cut", x1: cut.x - 4, y1: axis.top + 28, x2: cut.x - 4, y2: bottom)
      scene.line("tl-cut", x1: cut.x + 4, y1: axis.top + 28, x2: cut.x + 4, y2: bottom)
      scene.close()
    }
    for x in axis.rules {
      scene.line("tl-rule", x1: x, y1: axis.top, x2: x, y2: bottom)
    }
  }

  func drawImpact(into scene: inout PictureScene) {
    guard let began = incident.reached(.started) ?? incident.reached(.detected) else { return }
    let end = builder.ended ?? scale.segments.last?.to ?? began
    scene.laneName("Impact", y: scene.y + 14)
    let from = scale.x(began)
    let to = max(scale.x(end), from + 3)
    let mitigated = incident.reached(.mitigated).map { min(max(scale.x($0), from), to) } ?? to
    let length = builder.ended.map { ($0 - began).words } ?? "not over"
    scene.open("tl-x", tooltip: "Impact: \(length), from \(builder.time(began))")
    scene.rectangle(
      "tl-impact",
      x: from,
      y: scene.y + 3,
      width: mitigated - from,
      height: 14,
      round: 2
    )
    if mitigated < to {
      scene.rectangle(
        "tl-late",
        x: mitigated,
        y: scene.y + 3,
        width: to - mitigated,
        height: 14,
        round: 2
      )
    }
    let width = PictureLabel.width(of: length, size: 12)
    // Beside the bar where there is room, else in it.
    let isRight = to + 6 + width < PictureScene.width
    let left = from - width - 6
    let isLeft = left > 12 + PictureLabel.width(of: "Impact", size: 12)
    let x = isRight ? to + 6 : isLeft ? left : (from + to - width) / 2
    scene.label(PictureLabel(length, x: x, y: scene.y + 14))
    scene.close()
    scene.y += 28
  }
}
