import CZlib

/// The text inside a gzip stream (RFC 1952), members one after another as `cat a.gz b.gz` makes them.
struct GzipInput: ByteInput {
  private let stream: InflateStream
  private var input: any ByteInput
  private let name: String
  private var finished = false
  private var insideMember = false

  var consumed: Int { input.consumed }

  init(_ input: any ByteInput, name: String) throws {
    guard let stream = InflateStream() else {
      throw LogReadingError.unreadable(name, reason: "zlib has no memory")
    }
    self.stream = stream
    self.input = input
    self.name = name
  }

  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int {
    guard let target = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self), !finished else {
      return 0
    }
    var produced = 0
    while produced == 0 {
      if stream.available == 0 {
        let count = try input.read(into: stream.buffer)
        if count == 0 {
          finished = true
          if insideMember { throw LogReadingError.truncatedGzip(name) }
          return 0
        }
        stream.offer(count)
      }
      let before = insideMember
      insideMember = true
      switch stream.inflate(into: target, count: buffer.count, produced: &produced) {
      case Z_OK, Z_BUF_ERROR: break
      case Z_STREAM_END:
        insideMember = false
        if !stream.startNextMember() { finished = true }
      default:
        finished = true
        // Zeros or other padding after the last member are what tapes and some uploads leave.
        if !before, consumed > 0, stream.membersDone > 0 { return produced }
        throw LogReadingError.damagedGzip(name)
      }
      if finished { break }
    }
    return produced
  }
}

/// zlib's state and the compressed bytes it is working on.
private final class InflateStream {
  let buffer: UnsafeMutableRawBufferPointer
  private var state = z_stream()
  private(set) var membersDone = 0

  init?() {
    buffer = .allocate(byteCount: 1 << 18, alignment: 16)
    // 15 bits of window, + 16 for a gzip header instead of zlib's.
    let result = inflateInit2_(
      &state,
      15 + 16,
      ZLIB_VERSION,
      Int32(MemoryLayout<z_stream>.size)
    )
    guard result == Z_OK else {
      buffer.deallocate()
      return nil
    }
  }

  deinit {
    inflateEnd(&state)
    buffer.deallocate()
  }

  var available: Int { Int(state.avail_in) }

  func offer(_ count: Int) {
    state.next_in = buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
    state.avail_in = UInt32(count)
  }

  func inflate(into target: UnsafeMutablePointer<UInt8>, count: Int, produced: inout Int) -> Int32 {
    state.next_out = target
    state.avail_out = UInt32(clamping: count)
    let offered = Int(state.avail_out)
    let result = CZlib.inflate(&state, Z_NO_FLUSH)
    produced = offered - Int(state.avail_out)
    return result
  }

  func startNextMember() -> Bool {
    membersDone += 1
    return inflateReset(&state) == Z_OK
  }
}
