import Glibc
import ScribeCLI

/// A folder with a database and a spool of its own, and the real binary to be run in it.
final class Sandbox {
  let folder: String
  var variables: [String: String]

  init() {
    var template = Array("/tmp/scribe-under-fire-XXXXXX".utf8CString)
    let made = mkdtemp(&template)
    folder = made.map { String(cString: $0) } ?? "/tmp"
    variables = [
      "PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "HOME": folder, "TZ": "UTC", "LANG": "C.UTF-8",
      "SCRIBE_DB": folder + "/scribe.sqlite", "SCRIBE_SPOOL": folder + "/spool",
      "SCRIBE_AUTHOR": "ada",
    ]
  }

  deinit { _ = shell("rm -rf '\(folder)'") }

  var database: String { variables["SCRIBE_DB"] ?? "" }

  /// The binary beside the bundle of tests.
  static let binary: String = {
    let program = CommandLine.arguments.first ?? ""
    var folder = program.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    while !folder.isEmpty {
      let path = folder.joined(separator: "/") + "/scribe"
      if access(path, X_OK) == 0 { return path }
      folder = folder.dropLast()
    }
    return ".build/debug/scribe"
  }()

  /// What a command left behind.
  struct Result {
    var status: Int32
    var output: String
    var complaint: String

    var lines: [String] { output.split(separator: "\n").map(String.init) }
  }

  /// Runs the binary to its end.
  func scribe(_ arguments: String..., input: String = "") -> Result { run(arguments, input: input) }

  /// Runs the binary to its end.
  func run(_ arguments: [String], input: String = "") -> Result {
    let stamp = "\(folder)/io-\(UInt64.random(in: 0...UInt64.max))"
    write(input, to: stamp + ".in")
    let status = start(arguments, stamp: stamp).wait().status
    defer { [".in", ".out", ".err"].forEach { unlink(stamp + $0) } }
    return Result(
      status: status,
      output: Self.contents(of: stamp + ".out"),
      complaint: Self.contents(of: stamp + ".err")
    )
  }

  /// Starts the binary with files for its streams.
  func start(_ arguments: [String], stamp: String) -> Started {
    let words =
      [
        "/bin/sh", "-c", "exec \"$0\" \"$@\" <\(stamp).in >\(stamp).out 2>\(stamp).err",
        Self.binary,
      ]
      + arguments
    return Started(
      process: try? ChildProcess(words, streams: .inherited, environment: variables)
    )
  }

  /// A process that was started.
  struct Started {
    var process: ChildProcess?

    func wait() -> ChildProcess.End { process?.wait() ?? .exited(127) }
    func kill(_ signal: Int32) { if let process { Glibc.kill(process.id, signal) } }
  }

  /// Runs a shell line with the sandbox's variables and returns its status.
  @discardableResult
  func shell(_ line: String) -> Int32 {
    Started(
      process: try? ChildProcess(
        ["/bin/sh", "-c", line],
        streams: .inherited,
        environment: variables
      )
    ).wait().status
  }

  /// The texts of the timeline, in the order of recording.
  func recorded() -> [String] {
    scribe("timeline", "--by", "recorded", "--json").lines.compactMap { line in
      guard let start = line.firstRange(of: "\"text\":\"") else { return nil }
      let rest = line[start.upperBound...]
      return rest.firstIndex(of: "\"").map { String(rest[..<$0]) }
    }
  }

  /// The files that wait in the spool.
  func waiting() -> [String] {
    names(in: variables["SCRIBE_SPOOL"] ?? "").filter { $0.hasSuffix(".jsonl") }
  }

  /// The names in a folder.
  func names(in folder: String) -> [String] {
    guard let directory = opendir(folder) else { return [] }
    defer { closedir(directory) }
    var names: [String] = []
    while let entry = readdir(directory) {
      let name = withUnsafePointer(to: &entry.pointee.d_name) {
        $0.withMemoryRebound(to: CChar.self, capacity: 256) { String(cString: $0) }
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  func write(_ text: String, to path: String) { write(Array(text.utf8), to: path) }

  func write(_ bytes: [UInt8], to path: String) {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    guard file >= 0 else { return }
    _ = Glibc.write(file, bytes, bytes.count)
    close(file)
  }

  static func contents(of path: String) -> String {
    String(decoding: bytes(of: path), as: UTF8.self)
  }

  static func bytes(of path: String) -> [UInt8] {
    let file = open(path, O_RDONLY)
    guard file >= 0 else { return [] }
    defer { close(file) }
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    while true {
      let count = read(file, &buffer, buffer.count)
      guard count > 0 else { break }
      bytes += buffer[..<count]
    }
    return bytes
  }
}
