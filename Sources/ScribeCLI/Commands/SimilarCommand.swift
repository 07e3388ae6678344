import ArgumentParser
import IncidentModel
import IncidentStorage

/// The command `scribe similar [INC-n]`.
struct SimilarCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "similar",
    abstract: "Find incidents like this one: by log codes, categories, objects, services, words.",
    discussion: """
      The score is the weight of what both have over the weight of what either has; what is rare \
      among all incidents weighs more, a code more than a word.
      """
  )

  @Option(help: ArgumentHelp("At most this many.", valueName: "count"))
  var limit = 5

  @OptionGroup var store: StoreOptions
  @OptionGroup var format: ListingOptions

  @Argument(help: ArgumentHelp("The incident; else the current one.", valueName: "INC-n"))
  var named: String?

  func run() throws {
    let database = try store.openToRead()
    let incident = try database.incident(named ?? store.incident)
    let signatures = try database.signatures()
    let own =
      signatures.first { $0.incident == incident.shortID }
      ?? IncidentSignature(incident: incident.shortID, title: incident.title)
    let ranking = Similarity.ranking(of: own, among: signatures).prefix(max(1, limit))
    if format.json {
      try JSONLines.write(ranking.map(SimilarJSON.init))
    } else {
      for similar in ranking { Output.line(SimilarText.line(similar)) }
    }
    guard ranking.isEmpty else { return }
    Output.note("no other incident has anything in common with \(incident.shortID)")
    throw ExitStatus.nothing
  }
}
