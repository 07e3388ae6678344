import Glibc

/// Pages that are more than memory should hold, in a file without a name, which goes with the process.
struct PageOverflow: Sendable {
  /// A page without its texts, and where these lie in the file.
  private struct Place: Sendable {
    var page: LogPages.Page
    var offset: Int
    var kinds: Int
    var records: Int
  }

  /// Closes the file with its last owner.
  private final class File: Sendable {
    let descriptor: Int32
    init(_ descriptor: Int32) { self.descriptor = descriptor }
    deinit { close(descriptor) }
  }

  private let file: File
  private var places: [Place] = []
  private var size = 0

  /// An empty file; nil where the system has no room for one.
  init?() {
    let folder = getenv("TMPDIR").map { String(cString: $0) } ?? "/var/tmp"
    var path = Array("\(folder)/scribe-XXXXXX".utf8CString)
    let descriptor = mkstemp(&path)
    guard descriptor >= 0 else { return nil }
    unlink(path)
    _ = fcntl(descriptor, F_SETFD, FD_CLOEXEC)
    file = File(descriptor)
  }

  /// Takes pages over; false where they do not fit, and memory must go on holding them.
  mutating func take(_ pages: [LogPages.Page]) -> Bool {
    var end = size
    var added: [Place] = []
    for page in pages {
      var bare = page
      (bare.kinds, bare.records) = ("", "")
      let kinds = page.kinds.utf8.count
      let records = page.records.utf8.count
      guard write(page.kinds, at: end), write(page.records, at: end + kinds) else { return false }
      added.append(Place(page: bare, offset: end, kinds: kinds, records: records))
      end += kinds + records
    }
    places += added
    size = end
    return true
  }

  /// Calls `body` with each page, in the order in which they came.
  ///
  /// - Throws: `StoreError` where the file cannot be read, and whatever `body` throws
  func each(_ body: (LogPages.Page) throws -> Void) throws {
    for place in places {
      var page = place.page
      page.kinds = try text(at: place.offset, place.kinds)
      page.records = try text(at: place.offset + place.kinds, place.records)
      try body(page)
    }
  }

  private func write(_ text: String, at offset: Int) -> Bool {
    var text = text
    return text.withUTF8 { bytes in
      var done = 0
      while done < bytes.count {
        let part = UnsafeRawBufferPointer(rebasing: UnsafeRawBufferPointer(bytes)[done...])
        let count = pwrite(file.descriptor, part.baseAddress, part.count, offset + done)
        if count < 0, errno == EINTR { continue }
        guard count > 0 else { return false }
        done += count
      }
      return true
    }
  }

  private func text(at offset: Int, _ count: Int) throws -> String {
    try String(unsafeUninitializedCapacity: count) { bytes in
      var done = 0
      while done < count {
        let part = UnsafeMutableRawBufferPointer(
          rebasing: UnsafeMutableRawBufferPointer(bytes)[done..<count]
        )
        let read = pread(file.descriptor, part.baseAddress, part.count, offset + done)
        if read < 0, errno == EINTR { continue }
        guard read > 0 else {
          throw StoreError.refused("pages of log records cannot be read back from \(Self.name)")
        }
        done += read
      }
      return count
    }
  }

  private static let name = "the folder for temporary files"
}
