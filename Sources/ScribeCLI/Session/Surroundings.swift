import FoundationEssentials
import Glibc
package import IncidentModel
import IncidentStorage

/// What a command knows of the world around it: clock, chance, variables, whose shell it is.
///
/// It is a task-local value, so that the demonstration and tests run the very commands with another
/// clock; nothing else reads the clock or the environment.
package struct Surroundings: Sendable {
  /// The clock, in UTC.
  package var now: @Sendable () -> Instant
  /// A new entry id for a moment.
  package var makeID: @Sendable (Instant) -> String
  /// The environment's variables.
  package var variables: [String: String]
  /// The name of this machine.
  package var host: String
  /// Takes what would go to stdout; nil means that it goes there.
  package var standardOutput: (@Sendable (String) -> Void)?
  /// Takes what would go to stderr; nil means that it goes there.
  package var standardError: (@Sendable (String) -> Void)?

  package init(
    now: @escaping @Sendable () -> Instant,
    makeID: @escaping @Sendable (Instant) -> String,
    variables: [String: String],
    host: String,
    standardOutput: (@Sendable (String) -> Void)? = nil,
    standardError: (@Sendable (String) -> Void)? = nil
  ) {
    self.now = now
    self.makeID = makeID
    self.variables = variables
    self.host = host
    self.standardOutput = standardOutput
    self.standardError = standardError
  }

  /// The process's own.
  package static let live = Surroundings(
    now: {
      var time = timespec()
      clock_gettime(CLOCK_REALTIME, &time)
      return Instant(microseconds: Int64(time.tv_sec) * 1_000_000 + Int64(time.tv_nsec) / 1000)
    },
    makeID: { instant in
      var generator = SystemRandomNumberGenerator()
      return EntryID.make(at: instant, using: &generator)
    },
    variables: environment(),
    host: hostName()
  )

  /// Those of the command that runs now.
  @TaskLocal package static var current = Surroundings.live

  /// The process's variables; Foundation's way to them costs a tenth of an entry.
  private static func environment() -> [String: String] {
    var variables: [String: String] = [:]
    var next = environ
    while let variable = next.pointee {
      if let sign = strchr(variable, 0x3D) {
        let name = UnsafeRawBufferPointer(start: variable, count: sign - variable)
        variables[String(decoding: name, as: UTF8.self)] = String(cString: sign + 1)
      }
      next += 1
    }
    return variables
  }

  private static func hostName() -> String {
    var buffer = [CChar](repeating: 0, count: 256)
    guard gethostname(&buffer, buffer.count - 1) == 0 else { return "unknown" }
    return String(decoding: buffer.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
  }

  /// A variable that is set and not empty.
  func variable(_ name: String) -> String? {
    variables[name].flatMap { $0.isEmpty ? nil : $0 }
  }

  /// Who is typing: `$SCRIBE_AUTHOR`, the user behind `sudo`, the login name.
  var author: String {
    variable("SCRIBE_AUTHOR") ?? variable("SUDO_USER") ?? variable("USER") ?? variable("LOGNAME")
      ?? Self.loginName ?? "uid \(getuid())"
  }

  /// The name of the process's user in `/etc/passwd` (`getpwuid` would want shared libraries).
  private static var loginName: String? {
    guard let file = fopen("/etc/passwd", "re") else { return nil }
    defer { fclose(file) }
    var line: UnsafeMutablePointer<CChar>?
    var capacity = 0
    defer { free(line) }
    // root:x:0:0:root:/root:/bin/bash
    while getline(&line, &capacity, file) > 0, let start = line {
      guard let name = strchr(start, 0x3A), let password = strchr(name + 1, 0x3A),
        strtoul(password + 1, nil, 10) == UInt(getuid())
      else { continue }
      name.pointee = 0
      return String(cString: start)
    }
    return nil
  }

  /// How long other writers are waited for: `$SCRIBE_PATIENCE` seconds, else 30; a longer wait is told.
  var patience: Patience {
    let seconds = variable("SCRIBE_PATIENCE").flatMap { Int($0) } ?? IncidentStore.secondsOfPatience
    return Patience(seconds: min(max(seconds, 0), 3600)) { Output.note($0) }
  }

  /// The machine's zone: `$TZ`, else what `/etc/localtime` points to, else UTC.
  var zone: Zone {
    if let name = variable("TZ"),
      let zone = Zone(named: name.hasPrefix(":") ? String(name.dropFirst()) : name)
    {
      return zone
    }
    guard
      let target = try? FileManager.default.destinationOfSymbolicLink(atPath: "/etc/localtime"),
      let range = target.firstRange(of: "zoneinfo/")
    else { return .utc }
    return Zone(named: String(target[range.upperBound...])) ?? .utc
  }

  /// The database where none is named: `$SCRIBE_DB`, else in `$XDG_DATA_HOME` or the home folder.
  var databasePath: String {
    if let path = variable("SCRIBE_DB") { return path }
    if let data = variable("XDG_DATA_HOME") { return data + "/scribe/scribe.sqlite" }
    if let home = variable("HOME") { return home + "/.local/share/scribe/scribe.sqlite" }
    return "/var/tmp/scribe-\(getuid())/scribe.sqlite"
  }
}
