import BackupLedger
import Foundation
import IncidentModel
import PostmortemRendering
import Testing

/// The picture as a printer without colours shows it.
@Suite("The picture in black and white")
struct BlackAndWhiteTests {
  // MARK: What is drawn

  /// The marks of a group without their colours: elements, sizes, and how each is filled and drawn.
  private static func shapes(_ group: String, in svg: String) -> [String] {
    svg.components(separatedBy: "<g class=\"\(group)\">").dropFirst().map { rest in
      let marks = rest.components(separatedBy: "</g>")[0].components(separatedBy: "<").dropFirst()
        .filter { mark in
          ["rect", "circle", "path", "line"].contains { mark.hasPrefix($0) }
            && !mark.contains("tl-lead")
        }
      return marks.map { Self.withoutColour(String($0), svg) }.joined(separator: " ")
    }
  }

  /// An element with its class replaced by what the class means but for colours, and its place
  /// replaced by its size.
  private static func withoutColour(_ mark: String, _ svg: String) -> String {
    let look = attribute("class", of: mark).map { rule(for: $0, in: svg) } ?? ""
    let path = attribute("d", of: mark).map { relative($0) } ?? ""
    let sizes = ["width", "height", "r"].compactMap { name in
      // How long a bar is says when, not what.
      name == "width" && mark.hasPrefix("rect") ? nil : attribute(name, of: mark)
    }
    var slope = ""
    let ends = ["x1", "y1", "x2", "y2"].compactMap { attribute($0, of: mark).flatMap(Double.init) }
    if ends.count == 4 {
      slope = "\(Int((ends[2] - ends[0]).rounded())),\(Int((ends[3] - ends[1]).rounded()))"
    }
    return "\(mark.prefix { $0 != " " }) \(look) \(sizes.joined(separator: " ")) \(path) \(slope)"
  }

  private static func attribute(_ name: String, of mark: String) -> String? {
    mark.components(separatedBy: " \(name)=\"").dropFirst().first?.components(separatedBy: "\"")[0]
  }

  /// What the style sheet says of a class, every ink being the same.
  private static func rule(for name: String, in svg: String) -> String {
    var rule =
      svg.components(separatedBy: ".\(name){").dropFirst().first?
      .components(separatedBy: "}")[0] ?? ""
    for ink in ["r", "b", "g", "o", "i", "q"] {
      rule = rule.replacingOccurrences(of: "var(--\(ink))", with: "ink")
    }
    return rule
  }

  /// A path's points, counted from its first one.
  private static func relative(_ path: String) -> String {
    guard !path.contains("h4v") else {
      return String(path.drop { $0 != "h" }.prefix { $0 != "M" })
    }
    let points = path.split { "MLZ".contains($0) }.map { pair in
      pair.split(separator: " ").compactMap { Double($0) }
    }
    guard let first = points.first, first.count == 2 else { return path }
    return points.map { point in
      zip(point, first).map { String(format: "%.0f", $0 - $1) }.joined(separator: ",")
    }.joined(separator: " ")
  }

  @Test("What people did is told by the shape of its mark")
  func people() {
    var sample = SampleIncident("x", zone: .utc, openedAt: "2024-03-01 00:00")
    let kinds: [EventKind] = [.observation, .action, .decision, .communication, .escalation]
    var meanings: [String] = []
    func add(_ kind: EventKind, _ effect: Effect?) {
      meanings.append("\(kind) \(effect.map { "\($0)" } ?? "")")
      sample.snapshot.timeline.append(
        TimelineEntry(
          number: meanings.count,
          kind: .event,
          eventKind: kind,
          occurred: .exactly(sample.at("2024-03-01 0\(meanings.count):00"), zone: "UTC"),
          recordedAt: sample.at("2024-03-01 0\(meanings.count):00"),
          author: "amina",
          host: "db1",
          text: "x",
          effect: effect
        )
      )
    }
    for kind in kinds { add(kind, nil) }
    for effect in [Effect.worked, .worse] { add(.action, effect) }
    let shapes = Self.shapes("tl-e", in: TimelinePicture.svg(sample.input))
    #expect(shapes.count == meanings.count)
    #expect(Set(shapes).count == meanings.count, "\(zip(meanings, shapes).map { "\($0)" })")
  }

  @Test("Hypotheses are told by how their bars are filled")
  func hypotheses() {
    var sample = SampleIncident("x", zone: .utc, openedAt: "2024-03-01 00:00")
    for (index, state) in [HypothesisState.open, .ruledOut, .confirmed].enumerated() {
      sample.snapshot.hypotheses.append(
        Hypothesis(
          number: index + 1,
          text: "x",
          state: state,
          proposed: .exactly(sample.at("2024-03-01 01:00"), zone: "UTC"),
          settled: .exactly(sample.at("2024-03-01 02:00"), zone: "UTC"),
          author: "amina"
        )
      )
    }
    let shapes = Self.shapes("tl-y", in: TimelinePicture.svg(sample.input))
    #expect(shapes.count == 3 && Set(shapes).count == 3, "\(shapes)")
  }

  @Test("Good, bad and missing backups are told by the shape of their marks")
  func backups() {
    var sample = SampleIncident("x", zone: .utc, openedAt: "2024-03-01 00:00")
    for (hour, verdict) in [BackupVerdict.ok, .failed, .missed].enumerated() {
      sample.runs.append(
        BackupRun(
          start: sample.at("2024-03-01 0\(hour):00"),
          tool: "mysqldump",
          verdict: verdict,
          reason: ""
        )
      )
    }
    let shapes = Self.shapes("tl-k", in: TimelinePicture.svg(sample.input))
    #expect(shapes.count == 3 && Set(shapes).count == 3, "\(shapes)")
  }

  @Test("In the seed incident no two states of the server look alike, and errors stand tall")
  func machines() {
    let svg = TimelinePicture.svg(SampleIncident.seed().input)
    let states = svg.components(separatedBy: "<g class=\"tl-v\"><title>").dropFirst().map {
      $0.components(separatedBy: " ").dropFirst().first ?? ""
    }
    let shapes = Self.shapes("tl-v", in: svg)
    let looks = Dictionary(grouping: zip(states, shapes)) { $0.0 }.mapValues { Set($0.map(\.1)) }
    #expect(looks.count > 1)
    #expect(Set(looks.values.flatMap { $0 }).count == looks.count, "\(looks)")
    let logs = Self.shapes("tl-g", in: svg)
    #expect(logs.contains { $0.contains("v11") } && logs.contains { $0.contains("v6") })
  }

  // MARK: What is grey

  /// The colours of the style sheet by name, for screens by day and by night and for paper.
  private static func palettes() -> [[String: Double]] {
    let svg = TimelinePicture.svg(SampleIncident.seed().input)
    return svg.components(separatedBy: ".tl{").dropFirst().map { rest in
      let pairs = rest.components(separatedBy: "}")[0].components(separatedBy: ";")
        .compactMap { part -> (String, Double)? in
          let pair = part.components(separatedBy: ":")
          guard pair.count == 2, pair[0].hasPrefix("--"), pair[1].hasPrefix("#") else { return nil }
          return (String(pair[0].dropFirst(2)), grey(pair[1]))
        }
      return Dictionary(pairs, uniquingKeysWith: { $1 })
    }
  }

  /// The relative luminance of `#rgb` or `#rrggbb` (https://www.w3.org/TR/WCAG21/#dfn-relative-luminance).
  private static func grey(_ colour: String) -> Double {
    var digits = colour.dropFirst().compactMap(\.hexDigitValue)
    if digits.count == 3 { digits = digits.flatMap { [$0, $0] } }
    guard digits.count == 6 else { return 0 }
    let parts = [0, 2, 4].map { index -> Double in
      let value = Double(digits[index] * 16 + digits[index + 1]) / 255
      return value <= 0.03928 ? value / 12.92 : pow((value + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]
  }

  private static func contrast(_ one: Double, _ other: Double) -> Double {
    (max(one, other) + 0.05) / (min(one, other) + 0.05)
  }

  @Test("Every ink stands out from the paper in grey")
  func inks() {
    let palettes = Self.palettes()
    #expect(palettes.count == 3)
    for palette in palettes {
      let paper = palette["p"] ?? 0
      for ink in ["i", "q", "r", "b", "g", "o"] {
        let contrast = Self.contrast(palette[ink] ?? paper, paper)
        // Marks want 3, text wants 4.5 (WCAG 2.1, 1.4.11 and 1.4.3).
        #expect(contrast >= (ink == "i" || ink == "q" ? 4.5 : 3), "\(ink): \(contrast)")
      }
    }
  }

  @Test("One line of a log is told from many, and from none, in grey", arguments: ["r", "o"])
  func density(ink: String) {
    for palette in Self.palettes() {
      let paper = palette["p"] ?? 0
      let levels = [0, 0.3, 0.55, 1].map { paper + ((palette[ink] ?? paper) - paper) * $0 }
      for (lighter, darker) in zip(levels, levels.dropFirst()) {
        #expect(Self.contrast(lighter, darker) >= 1.25, "\(ink): \(levels)")
      }
    }
  }
}
