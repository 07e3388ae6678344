import ArgumentParser
import FoundationEssentials
import IncidentModel
import IncidentStorage

/// How follow-ups go to other trackers and come back.
struct FollowUpExchangeOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Write them for another program: \(FollowUpExport.list).",
      valueName: "form"
    )
  )
  var export: String?

  @Option(
    help: ArgumentHelp(
      "The file (for github: the folder) to write; - is stdout.",
      valueName: "path"
    )
  )
  var output: String?

  @Option(
    name: .customLong("import"),
    help: ArgumentHelp("Read back taskwarrior's JSON or an edited checklist.", valueName: "file")
  )
  var imported: String?

  @Option(
    name: .customLong("from"),
    help: ArgumentHelp("Offer the TODO lines of a document.", valueName: "file.md")
  )
  var document: String?

  @Flag(help: "With --from: record what is offered.")
  var record = false

  @Flag(name: .customLong("dry-run"), help: "With --import: only say what would be recorded.")
  var isDryRun = false
}

extension FollowUpExchangeOptions {
  /// Whether the options name something to read, which is then done.
  func runs(with recording: RecordingOptions) throws -> Bool {
    if let imported {
      try importing(imported, recording)
      return true
    }
    guard let document else { return false }
    try offer(document, recording)
    return true
  }

  private func importing(_ path: String, _ recording: RecordingOptions) throws {
    let store = try recording.store.openToRead()
    let changes = try FollowUpImport(
      book: FollowUpBook(in: store),
      zone: Surroundings.current.zone,
      lastChange: { followUp in
        try? store.history(of: followUp.shortID.description).map(\.recordedAt).max()
      }
    ).changes(in: try TextFile.text(path), named: path)
    changes.notes.forEach { Output.note($0) }
    guard !changes.entries.isEmpty else {
      Output.note("\(path.visible): says nothing new")
      return
    }
    let drafts = changes.entries.map { entry in
      var draft = recording.draft(entry.body, at: entry.at, incident: entry.incident)
      if let id = entry.id { draft.id = id }
      return draft
    }
    if isDryRun {
      for (draft, entry) in zip(drafts, changes.entries) {
        Output.line("would record \(draft.body.kind.rawValue): \(entry.words.visible)")
      }
    } else {
      try recording.record(drafts)
    }
  }

  private func offer(_ path: String, _ recording: RecordingOptions) throws {
    let found = TodoLines.found(in: try TextFile.text(path))
    let known = (try? recording.store.openToRead()).flatMap { try? FollowUpBook(in: $0) }?.all ?? []
    let fresh = found.filter { line in
      let twin = known.first { !$0.isRetracted && TodoLines.isSame($0.text, line.text) }
      if let twin {
        Output.note("\(path.visible):\(line.line): \(twin.shortID) has it already")
      }
      return twin == nil
    }
    if record {
      if !fresh.isEmpty {
        try recording.record(fresh.map { recording.draft(.followUpAdded($0.fields)) })
      }
    } else {
      for line in fresh {
        let said = ([line.text] + line.details.words).joined(separator: ChecklistExport.separator)
        Output.line("\(path.visible):\(line.line): \(said.visible)")
      }
      if !fresh.isEmpty {
        Output.note("--record adds them to the current incident; `scribe change T1 …` says more")
      }
    }
    guard found.isEmpty else { return }
    Output.note("\(path.visible): asks for nothing: no TODO: line, no open item of a checklist")
    throw ExitStatus.nothing
  }
}

/// Writes an export to stdout, a file, or a folder.
struct ExportWriting {
  let output: String?

  func write(_ export: FollowUpExport, _ input: FollowUpExportInput) throws {
    let files = try export.files(input)
    guard let output, output != "-" else {
      guard !export.isFolder, let only = files.first else {
        throw ValidationError("\(export.name) writes a file each: name a folder with --output")
      }
      return Output.write(only.text)
    }
    do {
      if export.isFolder {
        try FileManager.default.createDirectory(atPath: output, withIntermediateDirectories: true)
        for file in files {
          try Data(file.text.utf8).write(to: URL(filePath: output + "/" + file.name))
          Output.line("\(output)/\(file.name)".visible)
        }
      } else if let only = files.first {
        try Data(only.text.utf8).write(to: URL(filePath: output), options: .atomic)
        Output.line(output.visible)
      }
    } catch {
      throw CommandError("\(output.visible): cannot be written; name another with --output")
    }
  }
}
