import ArgumentParser
import IncidentModel
import IncidentStorage

/// What `todo` and `change` say of a follow-up.
struct FollowUpOptions: ParsableArguments {
  @Option(help: ArgumentHelp("prevent, detect, mitigate, repair or process.", valueName: "type"))
  var type: FollowUpType?

  @Option(help: ArgumentHelp("Who does it.", valueName: "name"))
  var owner: String?

  @Option(
    parsing: .unconditional,
    help: ArgumentHelp("By when: friday, eom, +2w, +3mo, 2023-11-07.", valueName: "day")
  )
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
  /// The fields that were named, of a new follow-up or of one as typed; an empty text takes a field
  /// away.
  func fields(
    text: String?,
    of followUp: String? = nil,
    in store: StoreOptions
  ) throws -> EntryBody.FollowUpFields {
    let ids = try answers.map { typed -> ShortID in
      guard let id = ShortID(parsing: typed) else {
        throw ValidationError("'\(typed.visible)' is no id; --answers takes E12, H2 or F1")
      }
      return id
    }
    let others = depends.filter { !$0.isEmpty }
    for typed in others where ShortID(parsing: typed)?.kind != .followUp {
      throw ValidationError("'\(typed.visible)' is no follow-up; --depends takes T1, T2 …")
    }
    let findings = ids.filter { $0.kind == .finding }
    if findings.count > 1 { throw ValidationError("A follow-up answers one finding at most") }
    let entries = ids.filter { $0.kind != .finding }.map(\.description)
    return EntryBody.FollowUpFields(
      text: text,
      type: type,
      owner: owner,
      due: try day(of: followUp, in: store),
      every: try interval,
      priority: try level,
      tags: tag.isEmpty ? nil : Self.words(tag),
      answers: entries.isEmpty ? nil : entries,
      finding: try findings.first.flatMap {
        try NamedFindings([$0.description], store).references.first
      },
      verify: verify,
      dependsOn: depends.isEmpty ? nil : others,
      link: link
    )
  }

  /// Tags as they are kept: words, without the `+` that taskwarrior puts before them.
  static func words(_ tags: [String]) -> [String] {
    var words: [String] = []
    for word in tags.flatMap({ $0.split { $0.isWhitespace || $0 == "," } }) {
      let tag = String(word.drop { $0 == "+" })
      if !tag.isEmpty, !words.contains(tag) { words.append(tag) }
    }
    return words
  }

  /// The day, on the clocks of the incident that the follow-up is of.
  private func day(of followUp: String?, in store: StoreOptions) throws -> String? {
    guard let due, !due.isEmpty else { return due }
    // A database that cannot be read still takes the entry, by way of the spool.
    let database = try? store.openToRead()
    let zone =
      if let followUp, let book = try? database.map(FollowUpBook.init(in:)),
        let known = book.named(followUp)
      {
        book.zone(of: known)
      } else {
        (try? database?.incident(store.incident).zone).flatMap(Zone.init(named:))
      }
    return try DayArgument.day(due, in: zone).text
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
  /// The day that is meant, counted from today in the zone; nil is this machine's.
  static func day(_ typed: String, in zone: Zone? = nil) throws -> Day {
    let surroundings = Surroundings.current
    let day = DueDate.parse(typed, now: surroundings.now(), zone: zone ?? surroundings.zone)
    if let day = day.flatMap({ Day($0) }) { return day }
    let examples = "try friday, eom, +2w, +3mo or 2023-11-07"
    throw ValidationError(
      DueDate.isNotOnTheCalendar(typed)
        ? "There is no day \(typed.visible) on the calendar; \(examples)"
        : "Cannot read the day '\(typed.visible)'; \(examples)"
    )
  }
}
