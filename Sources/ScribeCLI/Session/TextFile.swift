import Glibc
import IncidentModel

/// A text file that a command names; `-` is standard input.
enum TextFile {
  /// Its text, in lines that end in `\n` whatever they ended in, without a byte order mark.
  static func text(_ path: String) throws -> String {
    let bytes = path == "-" ? try StandardInput.bytes().kept : try bytes(of: path)
    let text = String(decoding: bytes, as: UTF8.self).replacing("\r\n", with: "\n")
    return text.hasPrefix("\u{FEFF}") ? String(text.dropFirst()) : text
  }

  /// Its bytes as they are, read to the end: it may be a pipe, `<(task export)`.
  static func bytes(of path: String) throws -> [UInt8] {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw unreadable(path) }
    defer { close(file) }
    var bytes: [UInt8] = []
    guard StandardInput.read(from: file, { bytes += $0 }) else { throw unreadable(path) }
    return bytes
  }

  private static func unreadable(_ path: String) -> CommandError {
    CommandError("\(path.visible): \(String(cString: strerror(errno))); check the path")
  }
}
