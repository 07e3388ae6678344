import FoundationEssentials
package import IncidentModel

/// What really happened in a scenario of the kit, as its `truth.json` tells.
package struct ScenarioTruth: Sendable, Decodable {
  /// The scenario's name, `A-seed-incident`.
  package var scenario: String
  /// The zone in which the logs' stamps are to be read, by name.
  package var zone: String
  /// What was done, and what followed.
  package var events: [Event]
  /// The backup runs that were checked.
  package var backups: [Backup]

  /// One thing that happened.
  package struct Event: Sendable, Decodable {
    package var id: String
    /// When it began and ended, in UTC.
    package var from: Instant
    package var to: Instant
    /// The kit's category, such as `crash` or `oom`.
    package var category: String
    package var what: String
    /// Whether it was a fault that somebody caused.
    package var isInjected: Bool
    /// The lines that show it, by file.
    package var evidence: [Lines]
    /// The lines that appeared while it ran, by file: an upper bound.
    package var window: [Lines]
  }

  /// Lines of a file.
  package struct Lines: Sendable {
    package var file: String
    package var ranges: [ClosedRange<Int>]

    /// Whether the line is one of them.
    package func contains(_ evidence: Evidence) -> Bool {
      guard let line = evidence.line, evidence.source == file else { return false }
      return ranges.contains { $0.contains(line) }
    }
  }

  /// A backup run, and whether it could be restored.
  package struct Backup: Sendable, Decodable {
    /// When it began, in UTC; nil where the kit does not say.
    package var time: Instant?
    /// Nil where nobody checked.
    package var isValid: Bool?

    private enum Key: String, CodingKey { case t, valid }

    package init(from decoder: any Decoder) throws {
      let fields = try decoder.container(keyedBy: Key.self)
      time = try fields.decodeIfPresent(String.self, forKey: .t).flatMap { Instant(iso8601: $0) }
      isValid = try? fields.decodeIfPresent(Bool.self, forKey: .valid)
    }
  }

  private enum Key: String, CodingKey { case scenario, zone = "log_tz", events, backups }

  package init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Key.self)
    scenario = try fields.decode(String.self, forKey: .scenario)
    zone = try fields.decodeIfPresent(String.self, forKey: .zone) ?? "UTC"
    events = try fields.decodeIfPresent([Event].self, forKey: .events) ?? []
    backups = try fields.decodeIfPresent([Backup].self, forKey: .backups) ?? []
  }

  /// Reads a `truth.json`.
  package init(json: [UInt8]) throws {
    self = try JSONDecoder().decode(ScenarioTruth.self, from: Data(json))
  }
}

extension ScenarioTruth {
  /// The files that events name.
  package var files: Set<String> { events.reduce(into: []) { $0.formUnion($1.files) } }

  /// The truth in parts that share no file: logs that no event joins tell of different servers.
  package var cases: [ScenarioTruth] {
    var parts: [(files: Set<String>, events: [Event])] = []
    for event in events {
      let touched = parts.indices.filter { !parts[$0].files.isDisjoint(with: event.files) }
      var joined = (files: event.files, events: [Event]())
      for index in touched.reversed() {
        let part = parts.remove(at: index)
        joined.files.formUnion(part.files)
        joined.events = part.events + joined.events
      }
      joined.events.append(event)
      parts.append(joined)
    }
    guard parts.count > 1 else { return [self] }
    return parts.map { part in
      var truth = self
      truth.events = part.events
      truth.scenario += " " + (part.files.min() ?? part.events[0].id)
      return truth
    }
  }
}

extension ScenarioTruth.Event {
  /// The files that show it, or that grew while it ran.
  package var files: Set<String> { Set((evidence + window).map(\.file)) }

  private enum Key: String, CodingKey {
    case id, t, end = "t_end", category, what, injected, evidence, window
  }

  private struct Shown: Decodable {
    var file: String
    var lines: [[Int]]
  }

  package init(from decoder: any Decoder) throws {
    let fields = try decoder.container(keyedBy: Key.self)
    id = try fields.decode(String.self, forKey: .id)
    let begin = Instant(iso8601: try fields.decode(String.self, forKey: .t))
    from = begin ?? Instant(seconds: 0)
    let end = try fields.decodeIfPresent(String.self, forKey: .end)
    to = end.flatMap { Instant(iso8601: $0) } ?? from
    category = try fields.decode(String.self, forKey: .category)
    what = try fields.decode(String.self, forKey: .what)
    isInjected = try fields.decodeIfPresent(Bool.self, forKey: .injected) ?? false
    let shown = try fields.decodeIfPresent([Shown].self, forKey: .evidence) ?? []
    evidence = shown.map {
      ScenarioTruth.Lines(file: $0.file, ranges: $0.lines.compactMap(Self.range))
    }
    let during = try fields.decodeIfPresent([String: [Int]].self, forKey: .window) ?? [:]
    window = during.map {
      ScenarioTruth.Lines(file: $0.key, ranges: [Self.range($0.value)].compactMap { $0 })
    }
  }

  private static func range(_ pair: [Int]) -> ClosedRange<Int>? {
    guard let first = pair.first, let last = pair.last, first <= last else { return nil }
    return first...last
  }
}
