/// What a wrapper says about the line inside it: a container's, journal's or cloud's own stamp, host
/// and program.
struct Envelope {
  /// What kind of wrapper it is, for what follows from lines without a header inside.
  enum Kind {
    /// There is none.
    case none
    /// Only carries the lines of one program: docker, compose, kubectl, CRI.
    case carrier
    /// Each line is a message of its own, of any program: syslog, the journal.
    case messages
  }

  var kind = Kind.none
  var stamp = Stamp()
  var level: LogLevel?
  /// The host, program and text stand in memory that lives until the next line is unwrapped.
  var host: ByteView?
  var program: ByteView?
  /// The log that a collector took the line from, where it is another than the server's error log.
  var otherLog: ByteView?

  /// Takes over what an inner wrapper says.
  mutating func add(_ inner: Envelope) {
    if inner.kind != .none { kind = inner.kind }
    if inner.stamp.kind == .full || stamp.kind == .none { stamp = inner.stamp }
    level = inner.level ?? level
    host = inner.host ?? host
    program = inner.program ?? program
    otherLog = inner.otherLog ?? otherLog
  }

  /// Whether the program inside is a database server, or one of the scripts around it.
  var isServer: Bool {
    guard let program else { return kind != .messages }
    let names: [StaticString] = ["mysql", "mariadb", "docker", "podman", "percona"]
    return names.contains { program.has($0) } || program.contains("mysqld")
      || program.contains("mariadb")
  }
}

/// Memory for the text that a wrapper's escapes hide, reused from line to line.
final class ScratchBuffer {
  private(set) var base: UnsafeMutablePointer<UInt8>
  private var capacity = 4096
  private(set) var count = 0

  init() { base = .allocate(capacity: capacity) }

  deinit { base.deallocate() }

  /// What has been written, valid until the next change.
  var view: ByteView { ByteView(base: UnsafePointer(base), count: count) }

  func clear() { count = 0 }

  func append(_ byte: UInt8) {
    if count == capacity { grow(count + 1) }
    base[count] = byte
    count += 1
  }

  func append(_ bytes: ByteView) {
    if count + bytes.count > capacity { grow(count + bytes.count) }
    if bytes.count > 0 { (base + count).update(from: bytes.base, count: bytes.count) }
    count += bytes.count
  }

  /// Drops everything past a length.
  func truncate(_ length: Int) { count = min(count, max(0, length)) }

  private func grow(_ needed: Int) {
    let larger = max(needed, capacity * 2)
    let memory = UnsafeMutablePointer<UInt8>.allocate(capacity: larger)
    memory.update(from: base, count: count)
    base.deallocate()
    base = memory
    capacity = larger
  }
}
