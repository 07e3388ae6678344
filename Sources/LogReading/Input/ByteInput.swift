/// Something that bytes come from, in order.
protocol ByteInput {
  /// Puts the next bytes into the buffer.
  ///
  /// - Returns: how many; 0 at the end
  /// - Throws: `LogReadingError` where the source breaks off; what came before stands
  mutating func read(into buffer: UnsafeMutableRawBufferPointer) throws -> Int

  /// How many bytes of the source itself (compressed, where it is) have been taken so far.
  var consumed: Int { get }
}

/// Bytes that are in memory already.
struct MemoryInput: ByteInput {
  private let bytes: [UInt8]
  private(set) var consumed = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  mutating func read(into buffer: UnsafeMutableRawBufferPointer) -> Int {
    let count = min(buffer.count, bytes.count - consumed)
    guard count > 0 else { return 0 }
    bytes[consumed..<consumed + count].withUnsafeBytes { buffer.copyMemory(from: $0) }
    consumed += count
    return count
  }
}
