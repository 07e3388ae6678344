import ArgumentParser
import FoundationEssentials
import IncidentModel
import IncidentStorage
import PostmortemRendering

/// `scribe lint [INC-n]`
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
    let snapshot = try store.openToRead().snapshot(of: named ?? store.incident)
    let remarks = PostmortemReview.remarks(
      on: ReviewInput(
        snapshot: snapshot,
        zone: Zone(named: snapshot.incident.zone) ?? .utc,
        document: try text(),
        file: document ?? "postmortem.md"
      )
    )
    for remark in remarks { Output.line(format.json ? remark.json : remark.text.visible) }
    if !remarks.isEmpty { throw ExitStatus.nothing }
  }

  private func text() throws -> String? {
    guard let document else { return nil }
    guard let data = FileManager.default.contents(atPath: document) else {
      throw CommandError("\(document.visible): cannot be read; check the path")
    }
    return String(decoding: data, as: UTF8.self)
  }
}
