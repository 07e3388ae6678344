import ArgumentParser
import IncidentModel
import IncidentStorage

/// The command `scribe drill start|done`.
struct DrillCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "drill",
    abstract: "Record a restore drill: that a backup was restored, how it went, how long it took.",
    discussion: """
      A drill belongs to the current incident while that lasts, to the incident of the follow-up that \
      it closes, or to none: a team tries its backups in quiet times. --incident names one, or none.
      """,
    subcommands: [Start.self, Done.self, List.self],
    defaultSubcommand: List.self
  )

  /// The command `scribe drill start --backup ARTEFACT`.
  struct Start: ParsableCommand {
    static let configuration = CommandConfiguration(abstract: "A restore is being tried out.")

    @Option(help: ArgumentHelp("What is restored, as its log names it.", valueName: "artefact"))
    var backup: String

    @OptionGroup var recording: RecordingOptions
    @OptionGroup var note: TrailingWords

    func run() throws {
      try recording.record(.drillRecorded(RestoreDrill(backup: backup, note: note.text)))
    }
  }

  /// The command `scribe drill done --backup ARTEFACT --result ok --took 42m`.
  struct Done: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "How a restore went; the recurring follow-up closes with it.",
      discussion: """
        Without --took, the time since `drill start` of the same backup counts. A drill that went \
        well closes the follow-up that --closes names, or the only open one with the tag `drill`; of \
        one that recurs, the occurrence that it is nearest to.
        """
    )

    @Option(help: ArgumentHelp("What was restored, as its log names it.", valueName: "artefact"))
    var backup: String

    @Option(help: ArgumentHelp("ok or failed.", valueName: "result"))
    var result: RestoreDrill.Result

    @Option(help: ArgumentHelp("How long it took: 42m, 1h30m.", valueName: "span"))
    var took: String?

    @Option(help: ArgumentHelp("The follow-up that it does.", valueName: "T3"))
    var closes: String?

    @OptionGroup var recording: RecordingOptions
    @OptionGroup var note: TrailingWords

    func run() throws {
      let store = try? recording.store.openToRead()
      let closed = result == .ok ? try store.flatMap(closed) : nil
      let drill = RestoreDrill(
        backup: backup,
        result: result,
        took: try span ?? sinceStart(store),
        note: note.text
      )
      // What closes a follow-up is a part of its incident, where its evidence is looked for.
      let recorded = try recording.record([
        recording.draft(
          .drillRecorded(drill),
          incident: recording.store.incident ?? closed?.incident.description
        )
      ])
      guard let closed else { return }
      var closing = recording
      if closing.store.incident == EntryDraft.noIncident { closing.store.incident = nil }
      let entry = recorded.first.map { "E\($0.number)" }
      try FollowUpClosing(
        followUp: closed.shortID.description,
        evidence: entry.map { [$0] } ?? []
      ).record(drill.sentence, with: closing)
    }

    private var span: TimeSpan? {
      get throws {
        guard let took else { return nil }
        guard let span = TimeSpan(parsing: took) else {
          throw ValidationError("Cannot read the time '\(took.visible)'; try 42m or 1h30m")
        }
        return span
      }
    }

    private func sinceStart(_ store: IncidentStore?) -> TimeSpan? {
      let drills = (try? store?.drills()) ?? []
      guard let last = drills.last(where: { $0.drill.backup == backup }),
        last.drill.result == nil
      else { return nil }
      return Surroundings.current.now() - last.at
    }

    /// The follow-up that the drill does; nil where none is named and not exactly one is open.
    private func closed(in store: IncidentStore) throws -> FollowUp? {
      let book = try FollowUpBook(in: store)
      if let closes {
        guard let named = book.named(closes) else { throw StoreError.unknown(closes) }
        return named
      }
      let open = book.all.filter {
        !$0.isRetracted && !$0.state.isClosed && $0.tags.contains("drill")
      }
      if open.count > 1 {
        Output.note(
          "\(open.map(\.shortID.description).joined(separator: ", ")) have the tag drill; "
            + "--closes T1 says which one this does"
        )
      }
      guard open.count == 1, let only = open.first else { return nil }
      let zone = book.zone(of: only)
      let moment = try recording.at.map(TimeArgument(zone: zone).instant)
      let day = Day(moment ?? Surroundings.current.now(), in: zone)
      guard let before = book.occurrence(before: only, nearerTo: day) else { return only }
      Output.note(
        "counts for \(before.shortID), which is done; --closes \(only.shortID) counts it for the one due "
          + "\(only.due?.visible ?? "next")"
      )
      return nil
    }
  }

  /// The command `scribe drill list`.
  struct List: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "The drills on record, and the last restore shown to work."
    )

    @OptionGroup var store: StoreOptions
    @OptionGroup var format: ListingOptions

    func run() throws {
      let drills = try store.openToRead().drills()
      if format.json {
        try JSONLines.write(drills.map(DrillJSON.init))
      } else {
        let zone = Surroundings.current.zone
        for drill in drills {
          let at = ClockText.both(.exactly(drill.at, zone: zone.name), zone: zone)
          Output.line(
            "E\(drill.entry)  \(at)  \(drill.drill.sentence.visible)"
              + (drill.incident.map { "  " + Style.dim("\($0)") } ?? "")
          )
        }
        let last = drills.last { $0.drill.result == .ok }
        Output.line(
          "last restore shown to work: "
            + (last.map { "\($0.drill.backup.visible), \(ClockText.utc($0.at)), E\($0.entry)" }
              ?? "never")
        )
      }
      if drills.isEmpty { throw ExitStatus.nothing }
    }
  }
}

extension RestoreDrill.Result: ExpressibleByArgument {}
