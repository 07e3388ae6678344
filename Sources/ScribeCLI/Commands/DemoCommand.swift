import ArgumentParser
import FoundationEssentials
import IncidentModel

/// The command `scribe demo`.
struct DemoCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "demo",
    abstract: "Replay a recorded outage into a scratch database and show what Scribe makes of it."
  )

  @Option(
    help: ArgumentHelp("The folder for the scratch database and documents.", valueName: "dir")
  )
  var output: String?

  @Argument(
    help: ArgumentHelp(
      "The outage: \(SampleIncident.all.map(\.name).joined(separator: " or ")).",
      valueName: "sample"
    )
  )
  var sample = SampleIncident.inventory.name

  func run() throws {
    guard let sample = SampleIncident.all.first(where: { $0.name == sample }) else {
      let names = SampleIncident.all.map(\.name).joined(separator: " and ")
      throw ValidationError("There is no sample '\(sample.visible)'; there are \(names)")
    }
    let folder = try scratchFolder()
    let replay = try Replay(of: sample, in: folder)
    Output.line("Replaying \(replay.sample.title) into \(folder.visible)")
    Output.line()
    try replay.run()
    let hasLogs = !replay.sample.files.isEmpty
    for command in [["timeline"], hasLogs ? ["correlate"] : [], ["backups"]]
    where !command.isEmpty {
      Output.line()
      Output.line(Style.bold("$ scribe " + command.joined(separator: " ")))
      try replay.show(command)
    }
    Output.line()
    Output.line("The documents lie in \(folder.visible)/incident:")
    for name in ["postmortem.md", "postmortem.html", "postmortem.json", "timeline.svg"] {
      Output.line("  \(folder.visible)/incident/\(name)")
    }
    Output.line("Go on in the same incident: export SCRIBE_DB=\(replay.database.visible)")
  }

  private func scratchFolder() throws -> String {
    let folder: String
    if let output {
      folder = output.hasPrefix("/") ? output : WorkingDirectory.path + "/" + output
    } else {
      let temporary = Surroundings.current.variable("TMPDIR") ?? "/tmp"
      let id = Surroundings.current.makeID(Surroundings.current.now()).suffix(8)
      folder = "\(temporary)/scribe-demo-\(id)"
    }
    guard !FileManager.default.fileExists(atPath: folder + "/scribe.sqlite") else {
      throw CommandError("\(folder.visible): holds a demonstration already; name another folder")
    }
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
    return folder
  }
}
