import Glibc
import IncidentModel
import IncidentStorage
import ScribeCLI
import Synchronization
import TestSupport

/// Types commands into a database of its own, in this process, on a clock that stands still.
final class Typist: Sendable {
  /// How a command ended, and what it said.
  struct Outcome: Sendable {
    var status: Int32
    /// What went to stdout.
    var output: String
    /// What went to stderr.
    var errors: String
  }

  let folder: TemporaryFolder
  private let clock = Mutex(Instant(microseconds: 1_698_643_990_000_000))
  private let generator = Mutex(SeededGenerator(seed: 30))
  private let zone: String

  /// It is Monday, 30 October 2023, 08:33:10 in Nairobi.
  init(zone: String = "Africa/Nairobi") throws {
    Self.closeInput
    self.zone = zone
    folder = try TemporaryFolder()
  }

  /// A typist for whom INC-1 is open.
  static func withIncident(zone: String = "Africa/Nairobi") throws -> Typist {
    let typist = try Typist(zone: zone)
    _ = typist.type("open", "Inventory", "down")
    return typist
  }

  /// Sets the clock.
  func setClock(_ text: String) {
    clock.withLock { $0 = Instant(iso8601: text) ?? $0 }
  }

  /// Runs one command; each is typed a second after the one before.
  func type(_ words: String...) -> Outcome { run(words) }

  /// Runs one command, split at blanks.
  func type(line: String) -> Outcome { run(line.split(separator: " ").map(String.init)) }

  /// Runs one command.
  func run(_ words: [String]) -> Outcome {
    let output = Mutex("")
    let errors = Mutex("")
    let now = clock.withLock { clock in
      clock = clock + .seconds(1)
      return clock
    }
    let surroundings = Surroundings(
      now: { now },
      makeID: { instant in
        self.generator.withLock { EntryID.make(at: instant, using: &$0) }
      },
      variables: [
        "SCRIBE_DB": folder.file("scribe.sqlite"), "SCRIBE_SPOOL": folder.file("spool"),
        "SCRIBE_AUTHOR": "developer", "TZ": zone, "NO_COLOR": "1", "COLUMNS": "100",
      ],
      host: "stock-db",
      standardOutput: { text in output.withLock { $0 += text } },
      standardError: { text in errors.withLock { $0 += text } }
    )
    let status = Launcher.run(words, in: surroundings)
    return Outcome(status: status, output: output.withLock { $0 }, errors: errors.withLock { $0 })
  }

  /// What is in the database.
  func snapshot() throws -> IncidentSnapshot {
    try IncidentStore(reading: folder.file("scribe.sqlite")).snapshot()
  }

  /// The texts of the events that were recorded, in the order of recording.
  func texts() throws -> [String] {
    try snapshot().timeline.filter { $0.kind == .event }.sorted { $0.number < $1.number }
      .map(\.text)
  }

  /// Commands look whether something is piped in; a test runner's own input is nothing to them.
  private static let closeInput: Void = {
    let null = open("/dev/null", O_RDONLY)
    dup2(null, STDIN_FILENO)
    close(null)
  }()
}
