import Glibc
import IncidentModel

/// The few things that verification asks of a file system.
enum ArtefactFile {
  /// What stands at a path.
  struct Entry {
    var path: String
    var isFolder: Bool
    var bytes: Int64
    var modified: Instant
  }

  /// What stands at the path, links followed; nil where nothing does.
  static func entry(at path: String) -> Entry? {
    var status = stat()
    guard stat(path, &status) == 0 else { return nil }
    return Entry(
      path: path,
      isFolder: status.st_mode & S_IFMT == S_IFDIR,
      bytes: Int64(status.st_size),
      modified: Instant(seconds: Int(status.st_mtim.tv_sec))
    )
  }

  /// The names in a folder, sorted; empty where it cannot be read.
  static func names(in folder: String) -> [String] {
    guard let handle = opendir(folder) else { return [] }
    defer { closedir(handle) }
    var names: [String] = []
    while let entry = readdir(handle) {
      let name = withUnsafeBytes(of: &entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if name != ".", name != ".." { names.append(name) }
    }
    return names.sorted()
  }

  /// Reads a file piece by piece, 256 KiB at a time.
  ///
  /// - Throws: `ArtefactFault` where the file cannot be read, and whatever `take` throws.
  static func read(_ path: String, _ take: (UnsafeBufferPointer<UInt8>) throws -> Void) throws {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw ArtefactFault.unreadable(reason: errorText()) }
    defer { close(descriptor) }
    try drain(descriptor, take)
  }

  /// Reads a descriptor to its end.
  static func drain(
    _ descriptor: Int32,
    _ take: (UnsafeBufferPointer<UInt8>) throws -> Void
  ) throws {
    var buffer = [UInt8](repeating: 0, count: 256 * 1024)
    while true {
      let count = buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
      if count == 0 { return }
      if count < 0 {
        if errno == EINTR { continue }
        throw ArtefactFault.unreadable(reason: errorText())
      }
      try buffer.withUnsafeBufferPointer { try take(UnsafeBufferPointer(rebasing: $0[..<count])) }
    }
  }

  /// The first bytes of a file, at most `count`.
  static func front(of path: String, count: Int) -> [UInt8] {
    let descriptor = open(path, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { return [] }
    defer { close(descriptor) }
    var buffer = [UInt8](repeating: 0, count: count)
    let read = buffer.withUnsafeMutableBytes { Glibc.read(descriptor, $0.baseAddress, $0.count) }
    return Array(buffer.prefix(max(read, 0)))
  }

  static func errorText() -> String { String(cString: strerror(errno)) }
}

/// Why an artefact cannot be read to its end.
enum ArtefactFault: Error, Hashable {
  /// The system refuses.
  case unreadable(reason: String)
  /// A program that would decompress it is not installed.
  case needs(program: String)
  /// The program that decompresses it reports an error.
  case decompressor(program: String, status: Int32)
}
