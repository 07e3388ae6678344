import Foundation
import TestSupport

/// A folder in which commands are typed into `sh`, `scribe` being the binary that was just built.
final class Shell: Sendable {
  /// How a script ended, and what it said.
  struct Outcome: Sendable {
    var status: Int32
    var output: String
    var errors: String

    var lines: [Substring] { output.split(separator: "\n") }
  }

  let folder: TemporaryFolder
  private let environment: [String: String]

  init() throws {
    folder = try TemporaryFolder()
    environment = [
      "PATH": Self.binaries + ":/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin",
      "HOME": folder.path, "SCRIBE_DB": folder.file("scribe.sqlite"),
      "SCRIBE_SPOOL": folder.file("spool"), "SCRIBE_AUTHOR": "developer", "TZ": "UTC",
      "LC_ALL": "C.UTF-8",
    ]
  }

  /// A shell in which INC-1 is open.
  static func withIncident() throws -> Shell {
    let shell = try Shell()
    _ = try shell.run("scribe open Inventory down")
    return shell
  }

  /// Runs a script in the folder; one that hangs is ended after two minutes, with status 124.
  func run(_ script: String, _ variables: [String: String] = [:]) throws -> Outcome {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
    process.arguments = ["timeout", "120", "sh", "-c", script]
    process.currentDirectoryURL = URL(fileURLWithPath: folder.path)
    process.environment = environment.merging(variables) { _, new in new }
    // Files, not pipes: a pipe that nobody reads in time would block the command.
    let name = UUID().uuidString
    let output = try TemporaryFolder()
    let streams = try ["out", "err"].map { stream in
      let path = try output.write("", to: name + stream)
      return try FileHandle(forWritingTo: URL(fileURLWithPath: path))
    }
    process.standardInput = FileHandle.nullDevice
    process.standardOutput = streams[0]
    process.standardError = streams[1]
    try process.run()
    process.waitUntilExit()
    func text(_ stream: String) -> String {
      let data = FileManager.default.contents(atPath: output.file(name + stream)) ?? Data()
      return String(decoding: data, as: UTF8.self)
    }
    let status = process.terminationStatus
    return Outcome(
      status: process.terminationReason == .exit ? status : 128 + status,
      output: text("out"),
      errors: text("err")
    )
  }

  /// The texts of the events of the current incident, in the order of the timeline.
  func texts() throws -> [String] {
    try JSONLine.objects(run("scribe timeline --json").output)
      .filter { $0.text("kind") == "event" }.compactMap { $0.text("text") }
  }

  /// The package's folder.
  static let root = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent().path

  /// Where the build puts executables: beside the test bundle that runs now.
  private static let binaries: String = {
    for argument in CommandLine.arguments where argument.contains(".xctest") {
      let url = URL(fileURLWithPath: argument).deletingLastPathComponent()
      if FileManager.default.isExecutableFile(atPath: url.appendingPathComponent("scribe").path) {
        return url.path
      }
    }
    let own = URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath()
    let beside = own.deletingLastPathComponent().path
    if FileManager.default.isExecutableFile(atPath: beside + "/scribe") { return beside }
    return root + "/.build/debug"
  }()
}
