import Foundation

// Measures Scribe against what people would use instead, in one interleaved run. Ratios count; the
// milliseconds are this machine's. Usage: scribe-bench PATH-TO-SCRIBE [MEGABYTES]

let arguments = CommandLine.arguments
guard arguments.count > 1 else {
  print("usage: scribe-bench PATH-TO-SCRIBE [MEGABYTES]")
  exit(64)
}
let scribe = URL(fileURLWithPath: arguments[1]).path
let megabytes = arguments.count > 2 ? Int(arguments[2]) ?? 256 : 256
let folder = FileManager.default.temporaryDirectory.path + "/scribe-bench-\(getpid())"
try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
defer { try? FileManager.default.removeItem(atPath: folder) }

for comparison in try Comparisons(scribe: scribe, folder: folder, megabytes: megabytes).all() {
  comparison.run()
}
ManyWriters(scribe: scribe, database: folder + "/many.sqlite", workers: 128, entries: 50).run()
