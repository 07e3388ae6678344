import ArgumentParser
import IncidentModel
import IncidentStorage

/// What `todo` and `change` say of a follow-up.
struct FollowUpOptions: ParsableArguments {
  @Option(help: ArgumentHelp("prevent, detect, mitigate, repair or process.", valueName: "type"))
  var type: FollowUpType?

  @Option(help: ArgumentHelp("Who does it.", valueName: "name"))
  var owner: String?

  @Option(help: ArgumentHelp("By when: friday, +2w, 2023-11-07.", valueName: "day"))
  var due: String?

  @Option(
    help: ArgumentHelp(
      "How often it comes again: 2w, 30d, 3mo, monthly. Done, it is added for the next day.",
      valueName: "span"
    )
  )
  var every: String?

  @Option(help: ArgumentHelp("P0 (first) to P3; H, M and L are P1 to P3.", valueName: "level"))
  var priority: String?

  @Option(help: ArgumentHelp("A word to find it by; may be repeated.", valueName: "word"))
  var tag: [String] = []

  @Option(
    help: ArgumentHelp("What it answers: E12, H2, F1; may be repeated.", valueName: "id")
  )
  var answers: [String] = []

  @Option(help: ArgumentHelp("How one will know that it is done.", valueName: "text"))
  var verify: String?

  @Option(help: ArgumentHelp("Where others track it: an address, a key.", valueName: "url"))
  var link: String?

  @Option(help: ArgumentHelp("What must be done before it; may be repeated.", valueName: "T2"))
  var depends: [String] = []
}

extension FollowUpOptions {
  /// The fields that were named; an empty text takes a field away.
  func fields(text: String?, in store: StoreOptions) throws -> EntryBody.FollowUpFields {
    let ids = try answers.map { typed -> ShortID in
      guard let id = ShortID(parsing: typed) else {
        throw ValidationError("'\(typed.visible)' is no id; --answers takes E12, H2 or F1")
      }
      return id
    }
    for typed in depends where ShortID(parsing: typed)?.kind != .followUp {
      throw ValidationError("'\(typed.visible)' is no follow-up; --depends takes T1, T2 …")
    }
    let findings = ids.filter { $0.kind == .finding }
    if findings.count > 1 { throw ValidationError("A follow-up answers one finding at most") }
    let entries = ids.filter { $0.kind != .finding }.map(\.description)
    return EntryBody.FollowUpFields(
      text: text,
      type: type,
      owner: owner,
      due: try day,
      every: try interval,
      priority: try level,
      tags: tag.isEmpty ? nil : tag.filter { !$0.isEmpty },
      answers: entries.isEmpty ? nil : entries,
      finding: try findings.first.flatMap {
        try NamedFindings([$0.description], store).references.first
      },
      verify: verify,
      dependsOn: depends.isEmpty ? nil : depends,
      link: link
    )
  }

  private var day: String? {
    get throws {
      guard let due, !due.isEmpty else { return due }
      return try DayArgument.day(due).text
    }
  }

  private var interval: String? {
    get throws {
      guard let every, !every.isEmpty else { return every }
      guard let recurrence = Recurrence(parsing: every) else {
        throw ValidationError(
          "Cannot read the interval '\(every.visible)'; try 2w, 30d, 3mo or monthly"
        )
      }
      return recurrence.description
    }
  }

  private var level: String? {
    get throws {
      guard let priority, !priority.isEmpty else { return priority }
      guard let level = Priority(parsing: priority) else {
        throw ValidationError("Cannot read the priority '\(priority.visible)'; try P1, or H, M, L")
      }
      return level.rawValue
    }
  }
}

/// A day as a command is given it.
enum DayArgument {
  static func day(_ typed: String) throws -> Day {
    let surroundings = Surroundings.current
    let day = DueDate.parse(typed, now: surroundings.now(), zone: surroundings.zone)
    guard let day = day.flatMap({ Day($0) }) else {
      throw ValidationError("Cannot read the day '\(typed.visible)'; try friday, +2w or 2023-11-07")
    }
    return day
  }

  /// Today, on this machine's clock.
  static var today: Day { Day(Surroundings.current.now(), in: Surroundings.current.zone) }
}
