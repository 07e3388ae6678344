import BackupLedger
import IncidentModel
import LogReading

extension PicturePlan {
  /// Each server as a strip: up, down, recovering.
  func drawServers(into scene: inout PictureScene) {
    var names: [String] = []
    for interval in servers where !names.contains(interval.server) { names.append(interval.server) }
    guard !names.isEmpty else { return }
    for name in names.prefix(6) {
      scene.laneName(names.count == 1 ? "Server" : name, y: scene.y + 13)
      var edge = scale.left
      for interval in servers where interval.server == name {
        let end = interval.to ?? scale.segments.last?.to ?? interval.from
        let left = max(scale.x(interval.from), scale.left)
        let right = max(scale.x(end), left + 1.6)
        // A state too short to be seen beside the one before it is not drawn over it.
        if right <= edge, interval.state == .up { continue }
        edge = right
        let until =
          interval.to.map { " to \(builder.time($0)) (\(($0 - interval.from).words))" } ?? " on"
        scene.open(
          "tl-v",
          tooltip: "\(name) \(interval.state.rawValue) from \(builder.time(interval.from))\(until)"
        )
        let y = scene.y + 3
        switch interval.state {
        case .up: scene.rectangle("tl-up", x: left, y: y + 3, width: right - left, height: 6)
        case .down: scene.rectangle("tl-down", x: left, y: y, width: right - left, height: 12)
        case .starting, .stopping, .recovering:
          scene.rectangle("tl-mid", x: left, y: y, width: right - left, height: 12)
        case .unknown: scene.rectangle("tl-dim", x: left, y: y, width: right - left, height: 12)
        }
        scene.close()
      }
      scene.y += 20
    }
    scene.y += 6
  }

  /// Log lines by category, the loudest first, as strips whose darkness is the number of lines.
  func drawLogs(into scene: inout PictureScene) {
    guard !isExternal else { return }
    let binWidth = 4.0
    var strips: [LogCategory: (count: Int, errors: Int, bins: [Int: Int])] = [:]
    for record in input.records {
      guard let time = record.time, scale.shows(time), Self.tells(record) else { continue }
      let bin = Int((scale.x(time) - scale.left) / binWidth)
      strips[record.category, default: (0, 0, [:])].count += 1
      if record.level == .error || record.level == .fatal {
        strips[record.category]?.errors += 1
      }
      strips[record.category]?.bins[bin, default: 0] += 1
    }
    let order = LogCategory.allCases
    let loudest = strips.sorted {
      ($1.value.count, order.firstIndex(of: $0.key) ?? 0)
        < ($0.value.count, order.firstIndex(of: $1.key) ?? 0)
    }
    guard !loudest.isEmpty else { return }
    for (category, strip) in loudest.prefix(6) {
      let name = category.rawValue
      scene.laneName(name, y: scene.y + 12)
      // Errors stand tall, so that they are told from warnings without their colour.
      let isError = strip.errors * 2 >= strip.count
      let kind = isError ? ", most of them errors" : ""
      scene.open(
        "tl-g",
        tooltip: "Log: \(Words.count(strip.count, "line")) on \(name)\(strip.count > 1 ? kind : "")"
      )
      let most = strip.bins.values.max() ?? 1
      for level in 1...3 {
        var data = HTMLBuffer()
        for (bin, count) in strip.bins.sorted(by: { $0.key < $1.key })
        where Self.level(count, of: most) == level {
          data.put("M")
          data.put(Int(scale.left) + bin * Int(binWidth))
          data.put(" ")
          data.put(Int(scene.y) + (isError ? 3 : 8))
          data.put(isError ? "h4v11h-4z" : "h4v6h-4z")
        }
        guard data.count > 0 else { continue }
        switch (isError, level) {
        case (true, 1): scene.path("tl-d1", data)
        case (true, 2): scene.path("tl-d2", data)
        case (true, _): scene.path("tl-d3", data)
        case (false, 1): scene.path("tl-n1", data)
        case (false, 2): scene.path("tl-n2", data)
        case (false, _): scene.path("tl-n3", data)
        }
      }
      scene.close()
      scene.y += 17
    }
    scene.y += 8
  }

  /// Whether a record is one of those that an incident is read from.
  private static func tells(_ record: LogRecord) -> Bool {
    switch record.category {
    case .other, .unrecognized: record.level == .error || record.level == .fatal
    case .startup, .shutdown, .storage, .config, .upgrade, .backup, .restore:
      record.level == .error || record.level == .fatal || record.level == .warning
    default: true
    }
  }

  /// 1 to 3 on a logarithmic scale: one line shows, a flood is darker.
  private static func level(_ count: Int, of most: Int) -> Int {
    if count <= 1 { return most <= 1 ? 3 : 1 }
    if count * count >= most { return 3 }
    return 2
  }

  /// The backups: good, bad, missing.
  func drawBackups(into scene: inout PictureScene) {
    let dated = runs.compactMap { run in run.start.map { (run: run, at: $0) } }
      .sorted { $0.at < $1.at }
    guard !dated.isEmpty else { return }
    scene.laneName("Backups", y: scene.y + 14)
    let y = scene.y + 10
    scene.line("tl-axis", x1: scale.left, y1: y, x2: scale.right, y2: y)
    let good = builder.lastGoodRun
    var last = -10.0
    var marked = false
    for (run, at) in dated.prefix(400) {
      // Runs of one moment stand side by side, as far as there is room to tell them apart.
      let place = scale.x(at)
      let x = max(place, last + 12)
      if x - place > 60 || x > scale.right { continue }
      last = x
      let what = run.database.map { " of \($0)" } ?? ""
      scene.open(
        "tl-k",
        tooltip: "Backup\(what), \(builder.time(at)): \(run.verdict.rawValue). \(words(run.reason))"
      )
      switch run.verdict {
      case .ok: scene.circle("tl-ok", x: x, y: y, radius: 5)
      case .failed, .empty, .partial:
        scene.line("tl-no", x1: x - 5, y1: y - 5, x2: x + 5, y2: y + 5)
        scene.line("tl-no", x1: x - 5, y1: y + 5, x2: x + 5, y2: y - 5)
      case .missed, .unknown: scene.circle("tl-un", x: x, y: y, radius: 5)
      }
      if !marked, let good, good.start == run.start {
        marked = true
        let text = "last good before the loss: \(builder.time(at))"
        let isLeft = x + PictureLabel.width(of: text, size: 12) + 8 > PictureScene.width
        scene.label(hang(text, at: x, y: y + 20, isLeft: isLeft))
      }
      scene.close()
    }
    scene.y += marked ? 36 : 22
  }
}
