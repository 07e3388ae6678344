import Glibc

/// The folder in which the command was typed.
enum WorkingDirectory {
  /// Its path; `.` where it was removed meanwhile.
  static var path: String {
    guard let buffer = getcwd(nil, 0) else { return "." }
    defer { free(buffer) }
    return String(cString: buffer)
  }
}
