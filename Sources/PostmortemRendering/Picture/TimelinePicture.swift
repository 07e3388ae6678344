import BackupLedger
import IncidentModel
import LogReading

/// The incident at a glance, as SVG that stands alone or inside a page.
package enum TimelinePicture {
  /// The picture: milestones, impact, people, hypotheses, servers, logs and backups over one scale,
  /// and under it the backups of the last weeks by day.
  package static func svg(_ input: PostmortemInput, audience: Audience = .internal) -> String {
    draw(input, audience: audience).svg
  }

  /// Where the picture's texts stand, for tests of its geometry; in the order of drawing.
  package static func labels(
    _ input: PostmortemInput,
    audience: Audience = .internal
  ) -> [PictureLabel] {
    draw(input, audience: audience).labels
  }

  private static func draw(
    _ input: PostmortemInput,
    audience: Audience
  ) -> (svg: String, labels: [PictureLabel]) {
    let plan = PicturePlan(input, audience: audience)
    var scene = PictureScene()
    scene.y = 8
    // Rules and grid run through all lanes, whose height is known only when they are drawn: the
    // lanes are drawn first, and put over the grid.
    let axis = plan.drawAxis(into: &scene)
    plan.drawImpact(into: &scene)
    plan.drawPeople(into: &scene)
    plan.drawHypotheses(into: &scene)
    plan.drawServers(into: &scene)
    plan.drawLogs(into: &scene)
    plan.drawBackups(into: &scene)
    plan.drawLegend(into: &scene)
    var back = PictureScene()
    plan.drawGrid(axis, into: &back, bottom: scene.y + 2)
    plan.drawCalendar(into: &scene)
    let height = scene.y + 6

    var svg = HTMLBuffer()
    svg.reserve(scene.body.count + back.body.count + 6000)
    svg.put("<svg class=\"tl\" xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 980 ")
    svg.put(Int(height.rounded(.up)))
    svg.put("\" role=\"img\">\n<title>")
    svg.put(
      text: "Timeline of "
        + Words.cut(Markdown.visible(plan.words(input.snapshot.incident.title)), to: 160)
    )
    svg.put("</title>\n<desc>")
    svg.put(text: Markdown.visible(plan.summary))
    svg.put("</desc>\n<style>\n")
    svg.put(PictureStyle.css)
    svg.put("</style>\n")
    svg.put(PictureStyle.patterns)
    svg.put(markup: back.body.bytes)
    svg.put(markup: scene.body.bytes)
    svg.put("</svg>\n")
    return (svg.string, scene.labels)
  }
}

/// What the picture shows, and on what scale.
struct PicturePlan {
  let input: PostmortemInput
  let builder: ContextBuilder
  let scale: TimeScale
  let clock: Clock
  let entries: [TimelineEntry]
  let runs: [BackupRun]
  let servers: [ServerInterval]
  let isExternal: Bool

  var incident: Incident { input.snapshot.incident }

  init(_ input: PostmortemInput, audience: Audience) {
    self.input = input
    isExternal = audience == .external
    let builder = ContextBuilder(input, audience: audience)
    self.builder = builder
    clock = builder.clock
    let isExternal = isExternal
    // They stand in the lane of the backups.
    let reported = Set(input.runs.filter(\.isReported).map { $0.evidence[0].source })
    entries = input.snapshot.standingTimeline.filter { entry in
      guard entry.kind == .event, !reported.contains(entry.shortID.description) else {
        return false
      }
      return !isExternal || entry.isStarred || entry.eventKind == .communication
    }
    let window = builder.window
    let good = Set(builder.lastGoodRuns)
    runs =
      isExternal
      ? []
      : input.runs.filter { run in
        guard let start = run.start else { return false }
        return good.contains(run)
          || (window.lowerBound...(window.upperBound + .days(1))).contains(start)
      }
    servers =
      isExternal
      ? []
      : input.servers.filter {
        ($0.to ?? window.upperBound) >= window.lowerBound && $0.from <= window.upperBound
      }
    var moments: [Instant] = []
    moments += entries.compactMap(\.occurred.from) + entries.compactMap(\.occurred.to)
    moments += input.snapshot.incident.milestones.values.compactMap(\.time.from)
    for hypothesis in input.snapshot.hypotheses where !hypothesis.isRetracted {
      moments += [hypothesis.proposed.from, hypothesis.settled?.from].compactMap { $0 }
    }
    moments += runs.compactMap(\.start)
    moments += servers.flatMap { [$0.from, $0.to].compactMap { $0 } }.filter(window.contains)
    if moments.isEmpty { moments = [input.snapshot.incident.beganAt] }
    scale = TimeScale(
      moments: Self.thinned(moments),
      left: PictureScene.left,
      right: PictureScene.right
    )
  }

  /// Thousands of moments thinned to what the scale needs: it asks for gaps, not for moments.
  private static func thinned(_ moments: [Instant]) -> [Instant] {
    guard moments.count > 4000 else { return moments }
    let sorted = moments.sorted()
    let step = sorted.count / 2000
    return sorted.enumerated().filter { $0.offset % step == 0 || $0.offset == sorted.count - 1 }
      .map(\.element)
  }

  func words(_ text: String) -> String { builder.words(text) }

  /// The picture in one sentence, for those who do not see it.
  var summary: String {
    let parts = Milestone.allCases.compactMap { milestone in
      builder.time(of: milestone).map { "\(milestone.title) \($0)" }
    }
    let count = Words.count(entries.count, "entry", plural: "entries")
    return
      "\(Words.capitalized(parts.isEmpty ? "no milestone is recorded" : Words.list(parts))). \(count) of people, "
      + "\(Words.count(input.snapshot.hypotheses.count, "hypothesis", plural: "hypotheses")), "
      + "times in \(clock.zoneText(from: incident.beganAt, to: incident.beganAt))."
  }
}
