import Foundation
import Glibc

/// A command to be timed, as a whole process.
struct TimedCommand {
  var name: String
  var arguments: [String]
  var environment: [String: String] = [:]

  /// A command line run by `sh`, for peers that are pipes.
  static func shell(_ name: String, _ line: String) -> TimedCommand {
    TimedCommand(name: name, arguments: ["/bin/sh", "-c", line])
  }

  /// Whether the program is there.
  var isInstalled: Bool {
    let program = arguments[0]
    if program.hasPrefix("/") { return FileManager.default.isExecutableFile(atPath: program) }
    return (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
      .contains { FileManager.default.isExecutableFile(atPath: "\($0)/\(program)") }
  }

  /// Milliseconds of one run; nil where it failed.
  ///
  /// The process is spawned and waited for by hand: Foundation's `Process` notices an end only at its
  /// next look, up to 50 ms later.
  func run() -> Double? {
    var actions = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&actions)
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    // A file, since grep stops at the first hit when its output goes to /dev/null.
    for output in [Int32(1), 2] {
      posix_spawn_file_actions_addopen(
        &actions,
        output,
        "/dev/shm/scribe-bench.out",
        O_WRONLY | O_CREAT | O_TRUNC,
        0o600
      )
    }
    let variables = ProcessInfo.processInfo.environment.merging(environment) { _, new in new }
    let words = arguments.map { strdup($0) } + [nil]
    let settings = variables.map { strdup("\($0.key)=\($0.value)") } + [nil]
    defer { (words + settings).forEach { free($0) } }
    let clock = ContinuousClock()
    let start = clock.now
    var process = pid_t()
    guard posix_spawnp(&process, arguments[0], &actions, nil, words, settings) == 0 else {
      return nil
    }
    var status: Int32 = 0
    guard waitpid(process, &status, 0) == process, status == 0 else { return nil }
    let time = clock.now - start
    return Double(time.components.attoseconds) / 1e15 + Double(time.components.seconds) * 1e3
  }
}

/// One row of the table: a command of ours against peers, run in turn, so that a noisy moment hits
/// all of them.
struct Comparison {
  var title: String
  var ours: TimedCommand
  var peers: [TimedCommand]
  var rounds: Int
  /// The bytes that a run reads, for a rate; nil where that means nothing.
  var bytes: Int?

  /// Runs the rounds and prints a line a command: median, rate, and the median of the ratios of each
  /// round, ours to the peer's.
  func run() {
    print("## \(title)")
    var missing: [String] = []
    let present = peers.filter { peer in
      if !peer.isInstalled { missing.append(peer.name) }
      return peer.isInstalled
    }
    let commands = [ours] + present
    var times: [[Double]] = Array(repeating: [], count: commands.count)
    for command in commands { _ = command.run() }
    for _ in 0..<rounds {
      for (index, command) in commands.enumerated() {
        guard let time = command.run() else {
          print("  \(command.name): failed")
          continue
        }
        times[index].append(time)
      }
    }
    for (index, command) in commands.enumerated() where !times[index].isEmpty {
      var line = "  \(pad(command.name, 28)) \(format(median(times[index]))) ms"
      if let bytes { line += "  \(format(Double(bytes) / median(times[index]) / 1000)) MB/s" }
      if index > 0, times[0].count == times[index].count {
        let ratios = zip(times[0], times[index]).map { $0 / $1 }
        line += "  ours is \(format(median(ratios)))x"
      }
      print(line)
    }
    for name in missing { print("  \(name): not installed") }
  }

  private func median(_ values: [Double]) -> Double { values.sorted()[values.count / 2] }

  private func format(_ value: Double) -> String {
    String(format: value < 10 ? "%.2f" : "%.0f", value)
  }

  private func pad(_ text: String, _ width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }
}
