import Foundation

/// How many instructions the reader spends on a byte of each mix, counted by callgrind: the figure
/// repeats to a thousandth, whatever else the machine does.
struct Instructions {
  var scribe: String
  var folder: String

  /// How much of each mix is read under valgrind, which is fifty times slower.
  private static let bytes = 8 << 20

  func run() {
    print("## Instructions a byte of --summary, by callgrind (lower is better)")
    let valgrind = TimedCommand(name: "valgrind", arguments: ["valgrind", "--version"])
    guard valgrind.isInstalled else { return print("  skipped: valgrind is not installed") }
    let empty = folder + "/empty.log"
    _ = FileManager.default.createFile(atPath: empty, contents: nil)
    // Valgrind gives up on the debugging information of a binary this large.
    let program = folder + "/scribe-stripped"
    _ = TimedCommand(name: "strip", arguments: ["strip", "-o", program, scribe]).run()
    guard let start = count(empty, program) else {
      return print("  skipped: valgrind cannot run a stripped copy of \(scribe)")
    }
    print("  starting up: \(start / 1_000_000) million")
    for mix in LogGenerator.Mix.allCases {
      let path = "\(folder)/\(mix.rawValue).log"
      let bytes = LogGenerator.write(to: path, bytes: Self.bytes, mix: mix)
      guard let count = count(path, program) else { continue }
      let each = Double(count - start) / Double(bytes)
      print("  \(mix.rawValue): \(String(format: "%.2f", each))")
    }
  }

  private func count(_ path: String, _ program: String) -> Int? {
    let words = [
      "sh", "-c",
      "valgrind --tool=callgrind --callgrind-out-file=/dev/null \(program) parse --summary \(path) 2>&1",
    ]
    let line = TimedCommand.output(of: words)?.split(separator: "\n")
      .first { $0.contains("Collected") }
    return line?.split(separator: " ").last.flatMap { Int($0) }
  }
}

/// What reading takes of memory, for a log of 100 MB and a large one.
struct Memory {
  var scribe: String
  var logs: [String]

  func run() {
    print("## Memory of --summary (bar: 32 MiB at any size)")
    // A child's own count begins at its parent's, so a small program has to stand between.
    let time = TimedCommand(name: "time", arguments: ["/usr/bin/time", "--version"])
    guard time.isInstalled else { return print("  skipped: GNU time is not installed") }
    for log in logs {
      let words = [
        "sh", "-c", "/usr/bin/time -f %M \(scribe) parse --summary \(log) 2>&1 >/dev/null",
      ]
      let line = TimedCommand.output(of: words)?.split(separator: "\n").last
      guard let peak = line.flatMap({ Int($0) }) else { continue }
      let size = (try? FileManager.default.attributesOfItem(atPath: log)[.size] as? Int) ?? 0
      print("  \(size >> 20) MiB of log: \(peak >> 10) MiB")
    }
  }
}
