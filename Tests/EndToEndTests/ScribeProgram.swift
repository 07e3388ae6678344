import Foundation

/// The built program with a database of its own, and the other programs that tests run beside it.
struct ScribeProgram {
  let folder: String

  init() throws {
    folder = FileManager.default.temporaryDirectory.path + "/scribe-\(UUID().uuidString)"
    try FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)
  }

  func remove() { try? FileManager.default.removeItem(atPath: folder) }

  /// Where SwiftPM puts it: beside the test bundle.
  static let path: String = {
    let tests = URL(filePath: CommandLine.arguments.first ?? "")
    let beside = tests.deletingLastPathComponent().appending(path: "scribe").path
    if FileManager.default.isExecutableFile(atPath: beside) { return beside }
    return URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().appending(path: ".build/debug/scribe").path
  }()

  /// Runs `scribe` and returns what it wrote to stdout, and its exit status.
  @discardableResult
  func callAsFunction(_ arguments: String...) throws -> (output: String, status: Int32) {
    try run(Self.path, arguments)
  }

  /// Runs a program in the folder.
  func run(_ program: String, _ arguments: [String]) throws -> (output: String, status: Int32) {
    let process = Process()
    process.executableURL = URL(filePath: program)
    process.arguments = arguments
    process.currentDirectoryURL = URL(filePath: folder)
    process.environment = ProcessInfo.processInfo.environment.merging([
      "SCRIBE_DB": folder + "/scribe.sqlite", "SCRIBE_SPOOL": folder + "/spool", "TZ": "UTC",
      "TASKDATA": folder, "TASKRC": folder + "/taskrc", "SCRIBE_AUTHOR": "dba", "NO_COLOR": "1",
    ]) { _, new in new }
    let output = Pipe()
    process.standardOutput = output
    process.standardError = FileHandle.nullDevice
    process.standardInput = FileHandle.nullDevice
    try process.run()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return (String(decoding: bytes, as: UTF8.self), process.terminationStatus)
  }

  func write(_ text: String, to name: String) throws {
    try Data(text.utf8).write(to: URL(filePath: folder + "/" + name))
  }

  func text(of name: String) throws -> String {
    try String(contentsOfFile: folder + "/" + name, encoding: .utf8)
  }

  /// Where a program of the machine is; nil where it is not installed.
  static func installed(_ name: String) -> String? {
    (ProcessInfo.processInfo.environment["PATH"] ?? "").split(separator: ":")
      .map { "\($0)/\(name)" }.first { FileManager.default.isExecutableFile(atPath: $0) }
  }
}
