import Glibc

/// Cuts a stream of bytes into physical lines with one buffer, whatever their length.
///
/// A line longer than `limit` is handed over cut to that length, with the fact that it was cut; the
/// rest is skipped as it streams by, so memory stays the same for a line of 50 MB. NULs at the beginning
/// of such a line are dropped first: a log that was cut while the server wrote on begins with a hole of
/// its old size.
struct LineSplitter: ~Copyable {
  /// How much of one line is kept: more than any dump that InnoDB writes (a page is at most 64 KiB,
  /// twice that in hex and again as text).
  static let limit = 256 << 10

  private var input: any ByteInput
  private let buffer: UnsafeMutablePointer<UInt8>
  private let capacity: Int
  private var start = 0
  private var end = 0
  private var atEnd = false
  private var failure: (any Error)?
  /// The hole that no log has, and what to say of an input that has it: `/dev/zero` is without end.
  private let hole: (limit: Int, error: any Error)?
  /// How many physical lines have been handed over.
  private(set) var lines = 0
  /// How many bytes of text have been handed over, line ends included.
  private(set) var bytes = 0
  /// Whether the line handed over last was cut to `limit`.
  private(set) var wasCut = false

  var consumed: Int { input.consumed }

  init(
    _ input: any ByteInput,
    hole: (limit: Int, error: any Error)? = nil,
    chunk: Int = 512 << 10
  ) {
    self.input = input
    self.hole = hole
    capacity = chunk
    buffer = .allocate(capacity: capacity)
  }

  deinit { buffer.deallocate() }

  /// The first chunk, before any line of it is taken, for those who look ahead.
  mutating func head() -> ByteView {
    while !atEnd, end < capacity {
      let before = end
      fill()
      if end == before { break }
    }
    return ByteView(base: buffer + start, count: end - start)
  }

  /// The next line without its line end; nil at the end of the input.
  ///
  /// - Throws: what the input threw, after every line before the break has been handed over
  @inline(__always)
  mutating func next() throws -> ByteView? {
    if start < end, let found = memchr(buffer + start, 0x0A, end - start) {
      let length = found - UnsafeMutableRawPointer(buffer + start)
      let line = ByteView(base: buffer + start, count: length)
      start += length + 1
      lines += 1
      bytes += length + 1
      wasCut = false
      return line
    }
    return try refilled()
  }

  /// The next line where the buffer holds no whole one.
  @inline(never)
  private mutating func refilled() throws -> ByteView? {
    var searched = end - start
    var dropped = 0
    while true {
      if atEnd {
        if end > start {
          let line = ByteView(base: buffer + start, count: end - start)
          bytes += end - start
          start = end
          lines += 1
          wasCut = false
          return line
        }
        if let failure {
          self.failure = nil
          throw failure
        }
        return nil
      }
      if start > 0 {
        memmove(buffer, buffer + start, end - start)
        end -= start
        start = 0
      }
      if end == capacity {
        let zeros = leadingZeros()
        guard zeros > 0 else { return skippingLongLine() }
        bytes += zeros
        dropped += zeros
        start = zeros
        searched = end - start
        if let hole, dropped > hole.limit { (start, atEnd, failure) = (end, true, hole.error) }
        continue
      }
      fill()
      if let found = memchr(buffer + searched, 0x0A, end - searched) {
        let length = found - UnsafeMutableRawPointer(buffer)
        start = length + 1
        lines += 1
        bytes += length + 1
        wasCut = false
        return ByteView(base: buffer, count: length)
      }
      searched = end
    }
  }

  /// How many NULs the line at the front of the buffer begins with.
  private func leadingZeros() -> Int {
    var index = 0
    while index + 8 <= end,
      UnsafeRawPointer(buffer + index).loadUnaligned(as: UInt64.self) == 0
    {
      index += 8
    }
    while index < end, buffer[index] == 0 { index += 1 }
    return index
  }

  /// Hands over the head of a line that fills the whole buffer, and drops the rest of it.
  private mutating func skippingLongLine() -> ByteView {
    let kept = min(Self.limit, capacity / 2)
    bytes += end
    while !atEnd {
      start = 0
      end = kept
      fill()
      if let found = memchr(buffer + kept, 0x0A, end - kept) {
        let next = found - UnsafeMutableRawPointer(buffer) + 1
        bytes += next - kept
        start = next
        break
      }
      bytes += end - kept
      start = end
    }
    lines += 1
    wasCut = true
    return ByteView(base: buffer, count: kept)
  }

  private mutating func fill() {
    do {
      let count = try input.read(
        into: UnsafeMutableRawBufferPointer(start: buffer + end, count: capacity - end)
      )
      end += count
      if count == 0 { atEnd = true }
    } catch {
      failure = error
      atEnd = true
    }
  }
}
