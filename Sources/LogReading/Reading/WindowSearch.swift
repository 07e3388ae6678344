import IncidentModel

/// Finds the part of a plain file that holds a window of time, by bisection.
///
/// A log is written in the order of time but for threads that stamp a line before another and write
/// it after. The search reads a few lines at each probe, so an hour out of 10 GB costs what it costs
/// out of 100 MB. Where the probes show that time does not rise along the file, it gives up, and the
/// whole file is read.
struct WindowSearch {
  /// The part to read, in bytes; it begins with a line.
  struct Part: Equatable {
    var start: Int
    var end: Int
  }

  /// How much is read at a probe.
  static let probe = 64 << 10
  /// At how many places time is looked at, to see whether it rises along the file.
  private static let looks = 64

  private let handle: FileHandleOwner
  private let name: String
  private let size: Int
  private let dialects: [LogDialect]
  /// What is read before and after the window: a record may have begun, or been stamped, earlier.
  private let margin: TimeSpan
  private let resolve: (Stamp) -> Instant?

  /// A search in a file, where `resolve` tells the moment that a stamp of it means.
  init(
    handle: FileHandleOwner,
    name: String,
    size: Int,
    dialects: [LogDialect],
    margin: TimeSpan,
    resolve: @escaping (Stamp) -> Instant?
  ) {
    self.handle = handle
    self.name = name
    self.size = size
    self.dialects = dialects
    self.margin = margin
    self.resolve = resolve
  }

  /// The part of the file that holds the window; nil where the file's time does not rise, or cannot
  /// be read.
  func part(from: Instant?, to: Instant?) throws -> Part? {
    guard size > 4 * Self.probe else { return nil }
    // A rough look at the whole: does time rise?
    var last: Instant?
    for step in 0..<Self.looks {
      guard let time = try time(near: size / Self.looks * step)?.time else { return nil }
      if let last, time < last - margin { return nil }
      last = time
    }
    var part = Part(start: 0, end: size)
    if let from { part.start = try boundary(before: from - margin) }
    if let to { part.end = try boundary(after: to + margin) }
    return part.start < part.end ? part : Part(start: part.start, end: part.start)
  }

  /// Where a line begins before which everything is older than the moment.
  private func boundary(before moment: Instant) throws -> Int {
    var low = 0
    var high = size
    var best = 0
    while high - low > Self.probe {
      let middle = (low + high) / 2
      guard let found = try time(near: middle) else { break }
      if found.time < moment {
        best = max(best, found.offset)
        low = middle
      } else {
        high = middle
      }
    }
    return best
  }

  /// Where a line begins after which everything is younger than the moment.
  private func boundary(after moment: Instant) throws -> Int {
    var low = 0
    var high = size
    var best = size
    while high - low > Self.probe {
      let middle = (low + high) / 2
      guard let found = try time(near: middle) else { break }
      if found.time > moment {
        best = min(best, found.offset)
        high = middle
      } else {
        low = middle
      }
    }
    return best
  }

  /// The first line at or after the offset that carries a time, and where it begins.
  private func time(near offset: Int) throws -> (offset: Int, time: Instant)? {
    var bytes = [UInt8](repeating: 0, count: Self.probe)
    var start = offset
    // A block without stamps can be long: look on for a while.
    for _ in 0..<16 {
      var input = FileInput(handle: handle, name: name, from: start, to: size)
      let count = try bytes.withUnsafeMutableBytes { try input.read(into: $0) }
      guard count > 0 else { return nil }
      let found: (Int, Instant)? = bytes.withUnsafeBufferPointer { buffer in
        guard let base = buffer.baseAddress else { return nil }
        return firstTime(in: ByteView(base: base, count: count), skipsFirst: start > 0)
      }
      if let found { return (start + found.0, found.1) }
      start += count
    }
    return nil
  }

  private func firstTime(in view: ByteView, skipsFirst: Bool) -> (Int, Instant)? {
    var detector = DialectDetector(dialects)
    var scan = HeaderScan()
    var unwrapper = Unwrapper()
    var start = 0
    if skipsFirst {
      guard let end = view.firstIndex(of: 0x0A) else { return nil }
      start = end + 1
    }
    while start < view.count, let end = view.firstIndex(of: 0x0A, from: start) {
      let line = view.slice(start, end)
      var stamp = Stamp()
      if detector.readHeader(line, &scan) {
        stamp = scan.header.stamp
      } else {
        var envelope = Envelope()
        if case .none = unwrapper.unwrap(line, depth: 0, &envelope, &scan) {
        } else {
          stamp = envelope.stamp.kind == .full ? envelope.stamp : scan.header.stamp
        }
      }
      if stamp.kind == .full, let time = resolve(stamp) { return (start, time) }
      start = end + 1
    }
    return nil
  }
}
