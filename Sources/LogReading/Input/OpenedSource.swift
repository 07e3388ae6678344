import Glibc
import IncidentModel

/// A source that has been opened: its bytes as text, and what the system knows about it.
struct OpenedSource {
  let input: any ByteInput
  /// The bytes on disk (compressed, where the file is); nil for pipes.
  let size: Int?
  /// When the file was last written to.
  let modified: Instant?
  /// The file, where its bytes are the text itself, so that reading can begin anywhere in it.
  let plainFile: FileHandleOwner?
  /// How many NULs in a row no log has: a device has them without end, a pipe may bring the hole of a
  /// log that was cut while the server wrote on; nil for files, which end.
  let longestHole: Int?
  let name: String

  /// - Throws: `LogReadingError` where it cannot be opened
  init(_ source: LogSource, _ options: LogReadingOptions) throws {
    name = source.name
    switch source {
    case .bytes(let bytes, _, let modified):
      size = bytes.count
      longestHole = nil
      self.modified = modified
      plainFile = nil
      input = try Self.decoded(MemoryInput(bytes), head: Array(bytes.prefix(64)), name)
    case .standardInput:
      var status = stat()
      longestHole = fstat(STDIN_FILENO, &status) == 0 ? Self.longestHole(status.st_mode) : nil
      size = nil
      modified = nil
      plainFile = nil
      let handle = FileHandleOwner(descriptor: STDIN_FILENO, closes: false)
      input = try Self.sniffed(FileInput(handle: handle, name: name, from: nil), name)
    case .file(let path):
      var status = stat()
      let descriptor = Glibc.open(path, O_RDONLY | O_CLOEXEC)
      guard descriptor >= 0 else {
        if errno == ENOENT || errno == ENOTDIR { throw LogReadingError.missing(path) }
        throw LogReadingError.unreadable(path, reason: String(cString: strerror(errno)))
      }
      let handle = FileHandleOwner(descriptor: descriptor, closes: true)
      guard fstat(descriptor, &status) == 0 else {
        throw LogReadingError.unreadable(path, reason: String(cString: strerror(errno)))
      }
      if status.st_mode & S_IFMT == S_IFDIR { throw LogReadingError.directory(path) }
      let isFile = status.st_mode & S_IFMT == S_IFREG
      size = isFile ? Int(status.st_size) : nil
      longestHole = Self.longestHole(status.st_mode)
      modified = isFile ? Instant(seconds: Int(status.st_mtim.tv_sec)) : nil
      input = try Self.sniffed(
        FileInput(handle: handle, name: path, from: isFile ? 0 : nil),
        path
      )
      plainFile = isFile && input is PrefixedInput ? handle : nil
    }
  }

  private static func longestHole(_ mode: mode_t) -> Int? {
    switch mode & S_IFMT {
    case S_IFREG: nil
    case S_IFCHR: 1 << 20
    default: 4 << 30
    }
  }

  /// Looks at the first bytes of an input, and puts them back before the rest.
  private static func sniffed(_ input: any ByteInput, _ name: String) throws -> any ByteInput {
    var input = input
    var head = [UInt8](repeating: 0, count: 64)
    var count = 0
    while count < head.count {
      let got = try head.withUnsafeMutableBytes {
        try input.read(into: UnsafeMutableRawBufferPointer(rebasing: $0[count...]))
      }
      if got == 0 { break }
      count += got
    }
    head.removeSubrange(count...)
    return try decoded(PrefixedInput(prefix: head, rest: input), head: head, name)
  }

  /// The input as UTF-8 text, by what its first bytes show: gzip's magic number, UTF-16's order mark
  /// or its zeros.
  private static func decoded(
    _ input: any ByteInput,
    head: [UInt8],
    _ name: String
  ) throws -> any ByteInput {
    if head.starts(with: [0x1F, 0x8B]) { return try GzipInput(input, name: name) }
    if head.starts(with: [0xFF, 0xFE]) { return UTF16Input(input, bigEndian: false) }
    if head.starts(with: [0xFE, 0xFF]) { return UTF16Input(input, bigEndian: true) }
    if head.count >= 16 {
      let pairs = stride(from: 0, to: head.count - 1, by: 2)
      let odd = pairs.count { head[$0] != 0 && head[$0 + 1] == 0 }
      if odd * 2 == head.count & ~1 { return UTF16Input(input, bigEndian: false) }
      let even = pairs.count { head[$0] == 0 && head[$0 + 1] != 0 }
      if even * 2 == head.count & ~1 { return UTF16Input(input, bigEndian: true) }
    }
    return input
  }

  /// The lines of the whole text.
  func splitter() -> LineSplitter {
    LineSplitter(input, hole: longestHole.map { ($0, LogReadingError.binary(name)) })
  }

  /// The text of a plain file between two offsets.
  func input(from start: Int, to end: Int) -> (any ByteInput)? {
    plainFile.map { FileInput(handle: $0, name: name, from: start, to: end) }
  }

  /// How many lines end before the offset of a plain file.
  ///
  /// - Throws: `LogReadingError` where the file cannot be read
  func lineEnds(before offset: Int) throws -> Int {
    guard var input = input(from: 0, to: offset) else { return 0 }
    let chunk = UnsafeMutableRawBufferPointer.allocate(byteCount: 1 << 20, alignment: 64)
    defer { chunk.deallocate() }
    var total = 0
    while true {
      let count = try input.read(into: chunk)
      if count == 0 { return total }
      total += Self.lineEnds(in: UnsafeRawBufferPointer(rebasing: chunk[..<count]))
    }
  }

  /// Counts line feeds, 64 bytes at a time: what stands before a window is much, and only counted.
  private static func lineEnds(in bytes: UnsafeRawBufferPointer) -> Int {
    var total = 0
    var index = 0
    let lineFeed = SIMD64<UInt8>(repeating: 0x0A)
    while index + 64 <= bytes.count {
      var counts = SIMD64<UInt8>(repeating: 0)
      // A lane counts to 255 at most before the lanes are summed.
      let end = min(bytes.count - 63, index + 255 * 64)
      while index < end {
        let part = bytes.loadUnaligned(fromByteOffset: index, as: SIMD64<UInt8>.self)
        counts &-= unsafeBitCast(part .== lineFeed, to: SIMD64<UInt8>.self)
        index += 64
      }
      total += Int(SIMD64<UInt16>(truncatingIfNeeded: counts).wrappedSum())
    }
    for rest in index..<bytes.count where bytes[rest] == 0x0A { total += 1 }
    return total
  }

  /// The last 64 KiB of a plain file.
  func tail() throws -> [UInt8] {
    guard let size, var input = input(from: max(0, size - (64 << 10)), to: size) else { return [] }
    var bytes = [UInt8](repeating: 0, count: 64 << 10)
    let count = try bytes.withUnsafeMutableBytes { try input.read(into: $0) }
    bytes.removeSubrange(count...)
    return bytes
  }

  /// Refuses what is no text at all: executables, table files, archives.
  ///
  /// - Throws: `LogReadingError.binary`
  func checkText(_ head: ByteView) throws {
    let sample = head.slice(0, 8192)
    guard sample.count > 0 else { return }
    var strange = 0
    var zeros = 0
    for index in 0..<sample.count {
      let byte = sample[index]
      if byte == 0 { zeros += 1 }
      if byte < 0x09 && byte != 0x07 && byte != 0 || byte > 0x0D && byte < 0x20 && byte != 0x1B {
        strange += 1
      }
    }
    // A hole of NULs is what a log has after its file was cut while the server wrote on.
    if zeros == sample.count { return }
    if strange * 20 > sample.count - zeros
      || (strange > 8 && zeros > 0 && zeros * 50 > sample.count)
    {
      throw LogReadingError.binary(name)
    }
  }
}

/// An input whose first bytes have been looked at already.
struct PrefixedInput: ByteInput {
  private var prefix: [UInt8]
  private var rest: any ByteInput

  init(prefix: [UInt8], rest: any ByteInput) {
    self.prefix = prefix
    self.rest = rest
  }

  var consumed: Int { rest.consumed - prefix.count }

  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    guard !prefix.isEmpty else { return try rest.read(into: buffer) }
    let count = min(prefix.count, buffer.count)
    prefix.withUnsafeBytes {
      buffer.copyMemory(from: UnsafeRawBufferPointer(rebasing: $0[..<count]))
    }
    prefix.removeFirst(count)
    return count
  }
}
