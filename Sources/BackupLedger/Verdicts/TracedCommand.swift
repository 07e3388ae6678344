/// A command as a trace prints it (`set -x`), and what it can have to do with the dump before or after it.
struct TracedCommand {
  /// The command's name without folders.
  let name: String
  /// The words behind it, as the trace prints them.
  let arguments: [String]

  /// Whether it is a value set: `day=2023-10-29`.
  var isAssignment: Bool {
    guard let equals = name.firstIndex(of: "=") else { return false }
    return name[..<equals].allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
  }

  /// Whether it works on a file that it names, so that it is no part of a pipe behind the dump.
  var worksOnFile: Bool {
    Self.fileWorkers.contains(name)
      && arguments.contains { !$0.hasPrefix("-") && ($0.contains(".") || $0.contains("/")) }
  }

  /// Whether it can stand before a dump without being the other end of its pipe: the parts of a pipe
  /// are traced in any order.
  var cannotRead: Bool { isAssignment || worksOnFile || Self.deaf.contains(name) }

  /// Whether it may be what a script does where the dump failed: `|| true`, `|| echo`, `failed=1`.
  var mayCatch: Bool { isAssignment || Self.catchers.contains(name) }

  /// The status of the command before it that it shows: `rc=0`, `[ 2 -eq 0 ]`; nil where it shows none.
  var status: Int? {
    if let equals = name.firstIndex(of: "=") {
      guard Self.statusNames.contains(name[..<equals].lowercased()) else { return nil }
      return Int(name[name.index(after: equals)...])
    }
    guard name == "[" || name == "[[" || name == "test", arguments.count >= 3,
      ["-eq", "-ne", "-gt", "==", "=", "!="].contains(arguments[1])
    else { return nil }
    // `[ X0 == X0 ]`, of `[ X"$?" == X"0" ]`.
    let sides = [arguments[0], arguments[2]].map { $0.hasPrefix("X") ? $0.dropFirst() : $0[...] }
    return sides[1] == "0" ? Int(sides[0]) : nil
  }

  private static let fileWorkers: Set<String> = [
    "gzip", "pigz", "zstd", "xz", "bzip2", "lz4", "tar", "openssl", "gpg", "mv", "chmod", "chown",
    "ls",
    "stat", "du", "sha256sum", "md5sum", "sha1sum", "zip", "7z",
  ]
  private static let deaf: Set<String> = [
    "set", "mkdir", "cd", "echo", "printf", "date", "rm", "umask", "export", "local", "declare",
    "source", ".", "trap", "for", "case", "shift", "sleep", "find", "touch", "logger", "[", "[[",
    "test",
    "mysqldump", "mariadb-dump", "ulimit", "unset", "exec", "shopt", "hostname", "df",
  ]
  private static let catchers: Set<String> = [
    "true", "false", ":", "echo", "printf", "logger", "mail", "return", "continue", "break",
  ]
  private static let statusNames: Set<String> = [
    "rc", "ret", "status", "result", "res", "exit_code", "exitcode", "retval", "code", "ec", "err",
  ]
}
