import CZlib

/// Decompresses gzip data piece by piece (RFC 1952), several members in a row included.
final class Gunzip {
  /// What is wrong with the data.
  enum Fault: Error, Hashable {
    /// The checksum, the length or the coding is wrong.
    case damaged
    /// Something other than another member or padding follows.
    case trailing
  }

  private var stream = z_stream()
  private var isReady = false
  private var output: [UInt8]
  /// Whether the data read so far ends with a whole member.
  private(set) var isComplete = false
  private(set) var hasTrailing = false

  init() {
    output = [UInt8](repeating: 0, count: 256 * 1024)
    // 15 + 16: the largest window, gzip headers only (zlib.h, inflateInit2).
    isReady =
      inflateInit2_(&stream, 31, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK
  }

  deinit { inflateEnd(&stream) }

  /// Decompresses a piece and hands on what comes out.
  func push(
    _ piece: UnsafeBufferPointer<UInt8>,
    _ take: (UnsafeBufferPointer<UInt8>) throws -> Void
  )
    throws
  {
    guard isReady else { throw Fault.damaged }
    guard !piece.isEmpty, let base = piece.baseAddress else { return }
    stream.next_in = UnsafeMutablePointer(mutating: base)
    stream.avail_in = UInt32(piece.count)
    while stream.avail_in > 0 {
      if isComplete {
        guard let next = stream.next_in else { return }
        guard next.pointee == 0x1F else {
          // tar pads its last record with zeros; anything else is not gzip's.
          let rest = UnsafeBufferPointer(start: next, count: Int(stream.avail_in))
          if rest.contains(where: { $0 != 0 }) { hasTrailing = true }
          stream.avail_in = 0
          return
        }
        inflateReset(&stream)
        isComplete = false
      }
      try inflateOnce(take)
    }
  }

  private func inflateOnce(_ take: (UnsafeBufferPointer<UInt8>) throws -> Void) throws {
    var status = Z_OK
    repeat {
      let made = output.withUnsafeMutableBufferPointer { buffer -> Int in
        stream.next_out = buffer.baseAddress
        stream.avail_out = UInt32(buffer.count)
        status = inflate(&stream, Z_NO_FLUSH)
        return buffer.count - Int(stream.avail_out)
      }
      if made > 0 { try output.withUnsafeBufferPointer { try take(.init(rebasing: $0[..<made])) } }
      switch status {
      case Z_STREAM_END:
        isComplete = true
        return
      case Z_OK: break
      case Z_BUF_ERROR: return
      default: throw Fault.damaged
      }
    } while stream.avail_out == 0 || stream.avail_in > 0
  }
}
