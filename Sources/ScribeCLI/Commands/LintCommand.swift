import ArgumentParser
import FoundationEssentials
import IncidentModel
import IncidentStorage
import LogReading
import PostmortemRendering

/// The command `scribe lint [INC-n]`.
struct LintCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lint",
    abstract: "Ask what a good reviewer would ask of the record and the postmortem.",
    discussion: "Exits with 1 when there is anything to ask.\n"
      + PostmortemReview.rules.map { "\($0.name): \($0.summary)" }.joined(separator: "\n")
  )

  @Option(help: ArgumentHelp("The postmortem as it stands, to be read too.", valueName: "file"))
  var document: String?

  @OptionGroup var store: StoreOptions
  @OptionGroup var format: ListingOptions

  @Argument(help: ArgumentHelp("The incident; else the current one.", valueName: "INC-n"))
  var named: String?

  func run() throws {
    let database = try store.openToRead()
    let snapshot = try database.snapshot(of: named ?? store.incident)
    var input = ReviewInput(
      snapshot: snapshot,
      zone: Zone(named: snapshot.incident.zone) ?? .utc,
      document: try text(),
      file: document ?? "postmortem.md"
    )
    input.logLines = try lines(input.namedLines, of: snapshot.incident, in: database)
    let remarks = PostmortemReview.remarks(on: input)
    for remark in remarks { Output.line(format.json ? remark.json : remark.text.visible) }
    if !remarks.isEmpty { throw ExitStatus.nothing }
  }

  /// The lines that the prose names, as far as they were kept.
  private func lines(
    _ labels: Set<String>,
    of incident: Incident,
    in database: IncidentStore
  ) throws -> [String: String] {
    guard !labels.isEmpty else { return [:] }
    var lines: [String: String] = [:]
    for record in try database.records(of: incident.id).toldApart {
      let label = "\(record.source):\(record.line)"
      guard labels.contains(label) else { continue }
      let clock = record.time.map { at in
        let zone = Zone(named: incident.zone) ?? .utc
        return " \(zone.civilTime(at: at).date) \(zone.civilTime(at: at).time)"
      }
      lines[label] = record.message + (clock ?? "")
    }
    return lines
  }

  private func text() throws -> String? {
    guard let document else { return nil }
    guard let data = FileManager.default.contents(atPath: document) else {
      throw CommandError("\(document.visible): cannot be read; check the path")
    }
    return String(decoding: data, as: UTF8.self)
  }
}
