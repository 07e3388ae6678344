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
    guard let start = count(empty) else { return print("  skipped: valgrind cannot run \(scribe)") }
    print("  starting up: \(start / 1_000_000) million")
    for mix in LogGenerator.Mix.allCases {
      let path = "\(folder)/\(mix.rawValue).log"
      let bytes = LogGenerator.write(to: path, bytes: Self.bytes, mix: mix)
      guard let count = count(path) else { continue }
      let each = Double(count - start) / Double(bytes)
      print("  \(mix.rawValue): \(String(format: "%.2f", each))")
    }
  }

  private func count(_ path: String) -> Int? {
    let words = [
      "sh", "-c",
      "valgrind --tool=callgrind --callgrind-out-file=/dev/null \(scribe) parse --summary \(path) 2>&1",
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
    for log in logs {
      let command = TimedCommand(name: "parse", arguments: [scribe, "parse", "--summary", log])
      var peak = 0
      guard command.run(onEnd: { peak = $0 }) != nil else { continue }
      let size = (try? FileManager.default.attributesOfItem(atPath: log)[.size] as? Int) ?? 0
      print("  \(size >> 20) MiB of log: \(peak >> 20) MiB")
    }
  }
}
