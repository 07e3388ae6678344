import ArgumentParser
import FoundationEssentials
import Glibc
import IncidentModel
import Synchronization

/// Runs the commands of a sample incident as if they were typed, on the clock of the sample.
///
/// The commands are the same code that a shell starts; only their surroundings are made: clock,
/// author, host, database. Ids come from a fixed sequence, so that a replay always gives the same
/// documents.
final class Replay {
  let sample: SampleIncident
  let database: String
  private let folder: String
  private let script: ReplayScript
  private let clock = Mutex(Instant(seconds: 0))
  private let count = Mutex(0)
  private var variables: [String: String]

  init(of sample: SampleIncident, in folder: String) throws {
    self.sample = sample
    self.folder = folder
    database = folder + "/scribe.sqlite"
    script = try ReplayScript(String(decoding: sample.script, as: UTF8.self))
    variables = Surroundings.current.variables.merging([
      "SCRIBE_DB": database, "SCRIBE_SPOOL": folder + "/spool", "TZ": "UTC",
    ]) { _, new in new }
    for file in sample.files {
      try Data(file.content).write(to: URL(filePath: folder + "/" + file.name))
    }
  }

  /// Records everything, and writes the documents.
  func run() throws {
    guard chdir(folder) == 0 else {
      throw CommandError("\(folder.visible): cannot be entered; name another folder")
    }
    for step in script.steps {
      switch step {
      case .clock(let now): clock.withLock { $0 = now }
      case .export(let name, let value): variables[name] = value
      case .command(let arguments): try show(arguments)
      }
    }
    try show(["postmortem", "--output", folder + "/incident"])
  }

  /// Runs one command on the sample's clock.
  func show(_ arguments: [String]) throws {
    try Surroundings.$current.withValue(surroundings) {
      var command = try ScribeCommand.parseAsRoot(arguments)
      try command.run()
    }
  }

  /// Every look at the clock is a second later, as typing takes time.
  private var surroundings: Surroundings {
    let now = clock.withLock { clock in
      clock = clock + .seconds(1)
      return clock
    }
    let first = count.withLock { count in
      count += 1
      return count
    }
    let nth = Mutex(0)
    return Surroundings(
      now: { now },
      makeID: { instant in
        let serial = nth.withLock { nth in
          nth += 1
          return nth
        }
        var generator = FixedSequence(state: UInt64(first * 1000 + serial))
        return EntryID.make(at: instant, using: &generator)
      },
      variables: variables,
      host: sample.host
    )
  }
}

/// Numbers that look random and are the same in every run: SplitMix64 of Steele and others, 2014.
private struct FixedSequence: RandomNumberGenerator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var mixed = state
    mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
    mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
    return mixed ^ (mixed >> 31)
  }
}
