import ArgumentParser
import FoundationEssentials
import IncidentModel
import IncidentStorage
import PostmortemRendering

/// The command `scribe todos`.
struct TodosCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "todos",
    abstract: "List the follow-ups of all incidents that are not done, the most urgent first.",
    discussion: """
      Urgency is a sum: \
      \(Urgency.terms.map { "\($0.name) × \(Int($0.weight)) (\($0.meaning))" }.joined(separator: "; ")). \
      --explain shows it for each.
      """
  )

  @OptionGroup var filters: FollowUpFilterOptions

  @Option(
    name: .customLong("group-by"),
    help: ArgumentHelp("owner, type, incident, state, priority, tag or due.", valueName: "what")
  )
  var groupBy: FollowUpGrouping?

  @Flag(help: "Exit with 1 if any is overdue, one line each: for cron and CI.")
  var check = false

  @Flag(help: "Show what makes each urgent.")
  var explain = false

  @Flag(help: "How many were closed, how fast, how often moved: by incident and by quarter.")
  var rates = false

  @Flag(help: "A digest to mail, as Markdown; with --html as a page.")
  var digest = false

  @Flag(help: "The digest as HTML.")
  var html = false

  @OptionGroup var exchange: FollowUpExchangeOptions
  @OptionGroup var recording: RecordingOptions
  @OptionGroup var format: ListingOptions

  func run() throws {
    if try exchange.runs(with: recording) { return }
    let now = Surroundings.current.now()
    let book = try FollowUpBook(in: try recording.store.openToRead())
    var filter = try filters.filter(incident: recording.store.incident)
    if let wanted = filter.incident, !book.incidents.contains(where: { $0.number == wanted }) {
      throw StoreError.unknown(ShortID(.incident, wanted).description)
    }
    if check { filter.isOverdue = true }
    if rates { filter.states = Set(FollowUpState.allCases) }
    let followUps = book.listing(filter)
    if let name = exchange.export {
      let input = FollowUpExportInput(
        followUps: followUps,
        book: book,
        now: now,
        zone: Surroundings.current.zone
      )
      return try ExportWriting(output: exchange.output)
        .write(try FollowUpExport.named(name), input)
    }
    if digest || html {
      let text = FollowUpDigest(book: book, followUps: followUps, now: now).markdown
      return Output.write(html ? HousePage.html(markdown: text) : text + "\n")
    }
    if rates {
      try FollowUpRateText(followUps: followUps, now: now, book: book).write(format)
    } else {
      try show(followUps, book, now)
    }
    // To be overdue fails a check; to find none fails a look.
    if followUps.isEmpty != check, !rates { throw ExitStatus.nothing }
  }

  private func show(_ followUps: [FollowUp], _ book: FollowUpBook, _ now: Instant) throws {
    if format.json {
      return try JSONLines.write(followUps.map { FollowUpJSON($0, in: book, now: now) })
    }
    if followUps.isEmpty, !check {
      Output.note(
        book.all.isEmpty
          ? "no follow-up yet; `scribe todo TEXT` adds one"
          : "no follow-up fits; --all shows closed ones"
      )
    }
    let text = FollowUpText(book: book, now: now, explains: explain)
    guard let groupBy, !check else {
      return followUps.flatMap(text.lines).forEach { Output.listing($0, indent: 7) }
    }
    for group in groupBy.groups(followUps) {
      Output.line(Style.bold("\(group.name.visible) (\(group.members.count))"))
      group.members.flatMap(text.lines).forEach { Output.listing("  " + $0, indent: 9) }
    }
  }
}
