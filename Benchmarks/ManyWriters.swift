import Foundation

/// Many processes at once that record one entry each, over and over, into one database.
struct ManyWriters {
  var scribe: String
  var database: String
  var workers: Int
  var entries: Int

  /// Runs them and prints how many entries were acknowledged and found, and how long one took.
  func run() {
    print(
      "## \(workers) processes at once, \(entries) entries each (bar: none lost, worst under 1 s)"
    )
    let environment = ["SCRIBE_DB": database, "SCRIBE_SPOOL": database + "-spool"]
    let open = TimedCommand(
      name: "open",
      arguments: [scribe, "open", "many"],
      environment: environment
    )
    guard open.run() != nil else { return print("  cannot open an incident") }
    let times = Times()
    let threads = (0..<workers).map { worker in
      let command = TimedCommand(
        name: "log",
        arguments: [scribe, "log", "worker", "\(worker)"],
        environment: environment
      )
      return Thread { [entries] in
        for _ in 0..<entries { times.add(command.run()) }
        times.finish()
      }
    }
    threads.forEach { $0.start() }
    times.wait(for: workers)
    let sorted = times.all.sorted()
    let found = Int(
      TimedCommand.output(
        of: ["sqlite3", database, "SELECT count(*) FROM journal_entry WHERE kind = 'event'"]) ?? ""
    )
    print(
      "  acknowledged \(sorted.count) of \(workers * entries), found \(found ?? -1); "
        + "median \(Int(sorted[sorted.count / 2])) ms, p99 \(Int(sorted[sorted.count * 99 / 100])) ms, "
        + "worst \(Int(sorted.last ?? 0)) ms"
    )
  }

  /// The times of all workers, gathered under a lock.
  private final class Times: @unchecked Sendable {
    // Every access to `values` and `done` is made while `condition` is locked.
    private let condition = NSCondition()
    private var values: [Double] = []
    private var done = 0

    func add(_ time: Double?) {
      condition.withLock { if let time { values.append(time) } }
    }

    func finish() {
      condition.withLock {
        done += 1
        condition.signal()
      }
    }

    func wait(for count: Int) {
      condition.withLock { while done < count { condition.wait() } }
    }

    var all: [Double] { condition.withLock { values } }
  }
}

extension TimedCommand {
  /// What a command prints; nil where it fails.
  static func output(of arguments: [String]) -> String? {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = arguments
    let pipe = Pipe()
    process.standardOutput = pipe
    guard (try? process.run()) != nil else { return nil }
    let data = pipe.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: data, as: UTF8.self).trimmingCharacters(in: .whitespacesAndNewlines)
  }
}
