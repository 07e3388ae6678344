import Glibc

/// What a process did to files, read from `strace -f -qq -xx -y`.
struct SystemCallTrace {
  /// One thing done, in the order in which it was done.
  enum Operation: Equatable {
    case create(String)
    /// At an offset; nil is the end of the file.
    case write(String, at: Int?, [UInt8])
    case truncate(String, to: Int)
    /// A file, or a folder with the names in it.
    case sync(String)
    case rename(String, to: String)
    case remove(String)
  }

  /// The calls that change what a disk holds, or make it hold it for good.
  static let calls = [
    "openat", "write", "pwrite64", "ftruncate", "fsync", "fdatasync", "unlink", "rename",
  ]

  let operations: [Operation]

  /// Reads a trace's text.
  init(_ text: String) {
    var operations: [Operation] = []
    for line in Self.joined(text.split(separator: "\n")) {
      guard let call = Call(line[...]) else { continue }
      switch call.name {
      case "openat" where call.arguments.contains("O_CREAT"):
        operations.append(.create(call.string(0)))
      case "write": operations.append(.write(call.path, at: nil, call.bytes(0)))
      case "pwrite64": operations.append(.write(call.path, at: call.number, call.bytes(0)))
      case "ftruncate": operations.append(.truncate(call.path, to: call.number))
      case "fsync", "fdatasync": operations.append(.sync(call.path))
      case "rename": operations.append(.rename(call.string(0), to: call.string(1)))
      case "unlink": operations.append(.remove(call.string(0)))
      default: continue
      }
    }
    self.operations = operations
  }

  /// The lines with every call in one, where it ended: one that a thread's other calls interrupted
  /// is on two.
  private static func joined(_ lines: [Substring]) -> [String] {
    var begun: [Substring: Substring] = [:]
    return lines.compactMap { line in
      let process = line.prefix { $0 != " " }
      if let cut = line.firstRange(of: "<unfinished ...>") {
        begun[process] = line[..<cut.lowerBound]
        return nil
      }
      guard let cut = line.firstRange(of: "resumed>") else { return String(line) }
      return begun.removeValue(forKey: process).map { String($0 + line[cut.upperBound...]) }
    }
  }

  /// A line: `12345 pwrite64(4<\x2f\x74>, "\x00\x01", 2, 4096) = 2`.
  private struct Call {
    var name: Substring
    var arguments: Substring

    /// Nil for a call that failed, for signals and ends of processes.
    init?(_ line: Substring) {
      guard let open = line.firstIndex(of: "("), let end = line.lastIndex(of: "="),
        let close = line[..<end].lastIndex(of: ")"), !line[end...].hasPrefix("= -1")
      else { return nil }
      name = line[..<open].split(separator: " ").last ?? ""
      arguments = line[line.index(after: open)..<close]
    }

    /// The file that the descriptor is open on.
    var path: String {
      let parts = arguments.split(separator: "<", maxSplits: 1)
      let path = parts.count > 1 ? parts[1].prefix { $0 != ">" } : ""
      return String(decoding: Self.decoded(path), as: UTF8.self)
    }

    /// The last argument.
    var number: Int {
      arguments.split(separator: ",").last.flatMap { Int($0.drop { $0 == " " }) } ?? 0
    }

    func bytes(_ index: Int) -> [UInt8] {
      let quoted = arguments.split(separator: "\"", omittingEmptySubsequences: false)
      return 2 * index + 1 < quoted.count ? Self.decoded(quoted[2 * index + 1]) : []
    }

    func string(_ index: Int) -> String { String(decoding: bytes(index), as: UTF8.self) }

    /// `\x2f\x74` as bytes.
    private static func decoded(_ text: Substring) -> [UInt8] {
      text.utf8.split(separator: UInt8(ascii: "\\")).compactMap { digits in
        UInt8(String(decoding: digits.dropFirst(), as: UTF8.self), radix: 16)
      }
    }
  }
}
