import Glibc

/// An open file that closes itself.
final class FileHandleOwner: Sendable {
  let descriptor: Int32
  private let closes: Bool

  init(descriptor: Int32, closes: Bool) {
    self.descriptor = descriptor
    self.closes = closes
  }

  deinit { if closes { close(descriptor) } }
}

/// The bytes of a file or a pipe, read in chunks.
struct FileInput: ByteInput {
  private let name: String
  private let handle: FileHandleOwner
  private(set) var consumed = 0
  /// Where the next chunk begins, for files; nil for pipes, which have no position of their own.
  private var offset: Int?
  /// Where to stop; nil at the end of the file.
  private let end: Int?

  /// Reads a regular file from an offset on, as far as `end`.
  init(handle: FileHandleOwner, name: String, from offset: Int?, to end: Int? = nil) {
    self.handle = handle
    self.name = name
    self.offset = offset
    self.end = end
  }

  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    var wanted = buffer.count
    if let offset, let end { wanted = min(wanted, end - offset) }
    guard wanted > 0 else { return 0 }
    while true {
      let count =
        offset.map { pread(handle.descriptor, buffer.baseAddress, wanted, off_t($0)) }
        ?? Glibc.read(handle.descriptor, buffer.baseAddress, wanted)
      if count >= 0 {
        consumed += count
        if let offset { self.offset = offset + count }
        return count
      }
      guard errno == EINTR else {
        throw LogReadingError.unreadable(name, reason: String(cString: strerror(errno)))
      }
    }
  }
}
