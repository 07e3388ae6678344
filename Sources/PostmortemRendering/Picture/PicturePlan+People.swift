import IncidentModel

extension PicturePlan {
  private static let labelRows = 7
  private static let labelWidth = 280.0

  /// People's entries as marks on a line, each kind its shape, with as many texts as have room.
  func drawPeople(into scene: inout PictureScene) {
    guard !entries.isEmpty else { return }
    scene.laneName("People", y: scene.y + 14)
    let line = scene.y + 10
    scene.line("tl-axis", x1: scale.left, y1: line, x2: scale.right, y2: line)
    let marks = entries.sorted { ($0.sortTime, $0.number) < ($1.sortTime, $1.number) }
      .map { (entry: $0, x: scale.x($0.sortTime)) }
    let texts = marks.map {
      PictureLabel.cut(Markdown.visible(words(shortText($0.entry))), to: Self.labelWidth)
    }
    let places = LabelRows.place(
      marks.indices.map { index in
        LabelRows.Candidate(
          x: marks[index].x,
          width: texts[index].isEmpty ? 0 : PictureLabel.width(of: texts[index], size: 12),
          priority: priority(marks[index].entry)
        )
      },
      rows: Self.labelRows,
      edges: (scale.left - 4)...(PictureScene.width - 4)
    )
    var last = -10.0
    let apart = marks.count > 400 ? 2.5 : 1.2
    for (index, mark) in marks.enumerated() {
      // Marks that would hide each other are drawn once.
      if mark.x - last < apart, places[index] == nil { continue }
      last = mark.x
      scene.open("tl-e", tooltip: tooltip(mark.entry))
      if let place = places[index] {
        let y = line + 22 + Double(place.row) * 16
        scene.line("tl-lead", x1: mark.x, y1: line + 6, x2: mark.x, y2: y)
        scene.label(hang(texts[index], at: mark.x, y: y, isLeft: place.isLeft))
      }
      draw(mark.entry, x: mark.x, y: line, into: &scene)
      scene.close()
    }
    let used = (places.compactMap { $0?.row }.max() ?? -1) + 1
    scene.y = line + 16 + Double(used) * 16 + 8
  }

  private func priority(_ entry: TimelineEntry) -> Int {
    var value = 0
    if entry.isStarred { value += 8 }
    if entry.effect == .worse { value += 6 }
    if entry.eventKind == .decision || entry.eventKind == .escalation { value += 5 }
    if entry.effect == .worked { value += 3 }
    if entry.eventKind == .action, entry.command == nil { value += 2 }
    if entry.eventKind == .observation { value += 1 }
    return value
  }

  private func shortText(_ entry: TimelineEntry) -> String {
    entry.text.isEmpty ? entry.command?.line ?? "" : entry.text
  }

  private func tooltip(_ entry: TimelineEntry) -> String {
    let kind = entry.eventKind?.rawValue ?? "entry"
    let effect = entry.effect.map { " (\($0.words))" } ?? ""
    let id = isExternal ? "" : "\(entry.shortID.description), "
    return "\(id)\(clock.time(entry.occurred)), \(kind): \(words(shortText(entry)))\(effect)"
  }

  /// The mark of an entry.
  ///
  /// Observation: circle. Action: square. Decision: diamond. Communication and escalation: triangles.
  private func draw(_ entry: TimelineEntry, x: Double, y: Double, into scene: inout PictureScene) {
    let look: StaticString =
      switch entry.effect {
      case .worse: "tl-bad"
      case .worked: "tl-good"
      default: "tl-do"
      }
    switch entry.eventKind {
    case .observation, nil: scene.circle("tl-see", x: x, y: y, radius: 4)
    case .action: scene.rectangle(look, x: x - 4, y: y - 4, width: 8, height: 8)
    case .decision: scene.shape(look, x: x, y: y, [(0, -6), (6, 0), (0, 6), (-6, 0)])
    case .communication: scene.shape("tl-say", x: x, y: y, [(-5, -4), (5, -4), (0, 5)])
    case .escalation: scene.shape("tl-say", x: x, y: y, [(-5, 4), (5, 4), (0, -5)])
    }
    // Without colour the effects are told by what is drawn over the mark.
    if entry.effect == .worse {
      scene.line("tl-no", x1: x - 6, y1: y - 6, x2: x + 6, y2: y + 6)
    } else if entry.effect == .worked {
      scene.line("tl-yes", x1: x - 3, y1: y, x2: x - 1, y2: y + 2.5)
      scene.line("tl-yes", x1: x - 1, y1: y + 2.5, x2: x + 3, y2: y - 2.5)
    }
  }

  /// What the marks of the people's line mean, of those that are on it.
  func drawLegend(into scene: inout PictureScene) {
    let kinds: [(kind: EventKind, word: String)] = [
      (.observation, "seen"), (.action, "done"), (.decision, "decided"),
      (.communication, "told"), (.escalation, "escalated"),
    ]
    let effects: [(effect: Effect, word: String)] = [
      (.worked, "worked"), (.worse, "made it worse"),
    ]
    var legend: [(entry: TimelineEntry, word: String)] = []
    func add(_ word: String, like isMeant: (TimelineEntry) -> Bool) {
      if let entry = entries.first(where: isMeant) { legend.append((entry, word)) }
    }
    for (kind, word) in kinds { add(word) { $0.eventKind == kind && $0.effect == nil } }
    for (effect, word) in effects { add(word) { $0.effect == effect && $0.eventKind == .action } }
    guard legend.count > 1 else { return }
    scene.y += 4
    var x = scale.left + 6
    for item in legend {
      draw(item.entry, x: x, y: scene.y + 8, into: &scene)
      let label = PictureLabel(item.word, x: x + 10, y: scene.y + 12, size: 11)
      scene.label(label, "tl-t tl-s")
      x += 10 + label.width + 18
    }
    scene.y += 18
  }

  /// Every hypothesis as a bar from suspicion to verdict, its text beside it.
  func drawHypotheses(into scene: inout PictureScene) {
    if isExternal { return }
    let all = input.snapshot.hypotheses.filter { !$0.isRetracted && suspected($0) != nil }
    guard !all.isEmpty else { return }
    scene.laneName("Hypotheses", y: scene.y + 13)
    for hypothesis in all.prefix(14) {
      guard let from = suspected(hypothesis) else { continue }
      let left = scale.x(from)
      let settled = hypothesis.settled.map { time in
        time.from ?? hypothesis.entries.last.flatMap { builder.entries[$0]?.recordedAt } ?? from
      }
      let end = settled.map(scale.x)
      let right = max(end ?? scale.right, left + 4)
      let state = hypothesis.state.words
      let text = words(hypothesis.text)
      let span = hypothesis.settled?.from.map { ", after \(($0 - from).words)" } ?? ""
      scene.open(
        "tl-y",
        tooltip:
          "\(hypothesis.shortID.description), \(state)\(span): \(text). \(words(hypothesis.reason))"
      )
      let look: StaticString =
        switch hypothesis.state {
        case .open: "tl-ho"
        case .ruledOut: "tl-h"
        case .confirmed: "tl-hc"
        }
      scene.rectangle(look, x: left, y: scene.y + 3, width: right - left, height: 12, round: 2)
      let sign = hypothesis.state == .open ? "?" : hypothesis.state == .confirmed ? "✓" : "✗"
      let full = "\(sign) \(hypothesis.shortID.description) \(Words.clause(text)), \(state)"
      let roomRight = PictureScene.width - right - 8
      let roomLeft = left - PictureScene.left - 8
      let isRight = roomRight >= roomLeft || PictureLabel.width(of: full, size: 12) <= roomRight
      let shown = PictureLabel.cut(
        Markdown.visible(full),
        to: max(isRight ? roomRight : roomLeft, 0)
      )
      let width = PictureLabel.width(of: shown, size: 12)
      scene.label(PictureLabel(shown, x: isRight ? right + 6 : left - width - 6, y: scene.y + 13))
      scene.close()
      scene.y += 19
    }
    if all.count > 14 {
      scene.label(
        PictureLabel("and \(all.count - 14) more", x: scale.left, y: scene.y + 12, size: 11),
        "tl-t tl-s"
      )
      scene.y += 18
    }
    scene.y += 8
  }

  /// When a hypothesis was suspected; where nobody knows, when that was recorded, if it was then.
  private func suspected(_ hypothesis: Hypothesis) -> Instant? {
    if let from = hypothesis.proposed.from { return from }
    let recorded = hypothesis.entries.first.flatMap { builder.entries[$0]?.recordedAt }
    return recorded.flatMap { builder.window.contains($0) ? $0 : nil }
  }
}
