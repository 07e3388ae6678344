import Foundation

/// Looks at an incident of 5,000 entries, against recording one more.
struct LongIncident {
  var scribe: String
  var folder: String

  /// A row for each look.
  func comparisons() throws -> [Comparison] {
    let database = ["SCRIBE_DB": folder + "/long.sqlite", "SCRIBE_SPOOL": folder + "/spool"]
    func command(_ name: String, _ arguments: String...) -> TimedCommand {
      TimedCommand(name: name, arguments: [scribe] + arguments, environment: database)
    }
    _ = command("open", "open", "a long one").run()
    let lines = (1...5000).map { "entry \($0): the server said something about stockdb.items\n" }
    try lines.joined().write(toFile: folder + "/typed", atomically: true, encoding: .utf8)
    _ = TimedCommand(
      name: "live",
      arguments: ["/bin/sh", "-c", "\(scribe) live < \(folder)/typed"],
      environment: database
    ).run()
    let log = command("scribe log", "log", "one", "more")
    return ["status", "timeline", "brief"].map { look in
      Comparison(
        title: "\(look) of an incident of 5,000 entries (bar: 3x scribe log)",
        ours: command("scribe \(look)", look),
        peers: [log],
        rounds: 15
      )
    }
  }
}
