import Foundation

// Measures Scribe against what people would use instead, in one interleaved run. Ratios count; the
// milliseconds are this machine's. Usage: scribe-bench PATH-TO-SCRIBE [MEGABYTES [GIGABYTES]]

let arguments = CommandLine.arguments
guard arguments.count > 1 else {
  print("usage: scribe-bench PATH-TO-SCRIBE [MEGABYTES [GIGABYTES]]")
  exit(64)
}
let scribe = URL(fileURLWithPath: arguments[1]).path
let megabytes = arguments.count > 2 ? Int(arguments[2]) ?? 256 : 256
let folder = FileManager.default.temporaryDirectory.path + "/scribe-bench-\(getpid())"
try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
defer { try? FileManager.default.removeItem(atPath: folder) }

// A quarter of the room there is, ten gigabytes at most: an hour of it must cost what it costs of 100 MB.
let room =
  (try? FileManager.default.attributesOfFileSystem(forPath: folder)[.systemFreeSize] as? Int) ?? 0
let gigabytes =
  arguments.count > 3 ? Int(arguments[3]) ?? 10 : max(1, min(10, room >> 32))
let comparisons = Comparisons(
  scribe: scribe,
  folder: folder,
  megabytes: megabytes,
  gigabytes: gigabytes
)
for comparison in try comparisons.all() { comparison.run() }
Memory(scribe: scribe, logs: [comparisons.small, comparisons.large]).run()
Instructions(scribe: scribe, folder: folder).run()
ManyWriters(scribe: scribe, database: folder + "/many.sqlite", workers: 128, entries: 50).run()
