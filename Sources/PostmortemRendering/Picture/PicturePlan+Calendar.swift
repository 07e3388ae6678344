import BackupLedger
import IncidentModel

/// The strip of the last weeks: a row a job, a cell a day.
extension PicturePlan {
  /// The days up to the incident's end; nil where the ledger has no more than the picture's own scale
  /// shows.
  private var calendar: BackupCalendar? {
    guard !isExternal else { return nil }
    let strip = BackupCalendar(
      runs: input.runs,
      zone: input.zone,
      weeks: 8,
      until: builder.window.upperBound + .days(1)
    )
    return strip.days.count >= 4 && !strip.rows.isEmpty ? strip : nil
  }

  /// The strip under all lanes, on a scale of its own; the day of the first sign carries a rule.
  func drawCalendar(into scene: inout PictureScene) {
    guard let calendar else { return }
    let step = min(15, (PictureScene.right - PictureScene.left) / Double(calendar.days.count))
    scene.y += 12
    scene.laneName("By day", y: scene.y + 10)
    drawDays(calendar, step, into: &scene)
    let top = scene.y
    for row in calendar.rows.prefix(6) {
      scene.laneName(row.label, y: scene.y + 10)
      for index in calendar.days.indices {
        draw(
          row,
          index,
          calendar.days[index],
          x: PictureScene.left + Double(index) * step,
          step,
          &scene
        )
      }
      scene.y += 16
    }
    let began = input.zone.daysSinceEpoch(at: builder.window.lowerBound)
    if let index = calendar.days.firstIndex(where: { $0.daysSinceEpoch == began }) {
      let x = PictureScene.left + Double(index) * step - 1
      scene.line("tl-rule", x1: x, y1: top - 2, x2: x, y2: scene.y)
    }
    let hidden = calendar.rows.count - 6
    let rest = hidden > 0 ? "; \(hidden) more jobs are not shown" : ""
    scene.label(
      PictureLabel(
        "full: ok · crossed: failed, missed · hatched: partial, empty · dashed: unknown\(rest)",
        x: PictureScene.left,
        y: scene.y + 11,
        size: 11
      ),
      "tl-t tl-s"
    )
    scene.y += 16
  }

  private func drawDays(
    _ calendar: BackupCalendar,
    _ step: Double,
    into scene: inout PictureScene
  ) {
    var free = 0.0
    for (index, day) in calendar.days.enumerated() where index == 0 || day.weekday == 1 {
      let x = PictureScene.left + Double(index) * step
      let label = PictureLabel(
        clock.shortDate(input.zone.earliestInstant(at: day)),
        x: x,
        y: scene.y + 10,
        size: 11
      )
      guard x >= free, x + label.width < PictureScene.width - 4 else { continue }
      free = x + label.width + 8
      scene.label(label, "tl-t tl-s")
    }
    scene.y += 16
  }

  private func draw(
    _ row: BackupCalendar.Row,
    _ index: Int,
    _ day: CivilTime,
    x: Double,
    _ step: Double,
    _ scene: inout PictureScene
  ) {
    guard let verdict = row.verdict(on: index) else {
      scene.line(
        "tl-axis",
        x1: x + step / 2 - 1,
        y1: scene.y + 6,
        x2: x + step / 2 + 1,
        y2: scene.y + 6
      )
      return
    }
    let runs = row.cells[index]
    let said = runs.map { "\($0.verdict.rawValue): \($0.reason)" }.joined(separator: "; ")
    let date = clock.shortDate(input.zone.earliestInstant(at: day))
    scene.open("tl-k", tooltip: "\(row.label), \(date): \(words(said))")
    let size = step - 2
    switch verdict {
    case .ok: scene.rectangle("tl-up", x: x, y: scene.y, width: size, height: 12)
    case .failed, .missed: scene.rectangle("tl-down", x: x, y: scene.y, width: size, height: 12)
    case .partial, .empty: scene.rectangle("tl-mid", x: x, y: scene.y, width: size, height: 12)
    case .unknown: scene.rectangle("tl-un", x: x, y: scene.y, width: size, height: 12)
    }
    scene.close()
  }
}
