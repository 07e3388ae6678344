/// Finds the dialect that takes a line: the last one first, then those that begin with its first byte.
struct DialectDetector {
  private let scans: [@Sendable (ByteView, inout HeaderScan) -> Bool]
  /// For each first byte, the dialects that can begin with it.
  private let candidates: [[UInt8]]
  /// For each first byte, whether there are any.
  private let isPossible: [Bool]
  private let firstBytes: [FirstBytes]
  /// The dialect that took the last line with a header: it most often takes the next.
  private var sticky = 0

  init(_ dialects: [LogDialect]) {
    scans = dialects.map(\.scan)
    firstBytes = dialects.map(\.firstBytes)
    candidates = (UInt8.min...UInt8.max).map { byte in
      dialects.indices.filter { dialects[$0].firstBytes.contains(byte) }
        .map { UInt8(truncatingIfNeeded: $0) }
    }
    isPossible = candidates.map { !$0.isEmpty }
  }

  /// Reads the line's header into the scan; false where no dialect takes the line.
  @inline(__always)
  mutating func readHeader(_ line: ByteView, _ scan: inout HeaderScan) -> Bool {
    let first = line[0]
    guard isPossible[Int(first)] else { return false }
    scan.header = LineHeader()
    if firstBytes[sticky].contains(first), scans[sticky](line, &scan) {
      scan.header.dialect = UInt8(truncatingIfNeeded: sticky)
      return true
    }
    return readOther(line, &scan)
  }

  @inline(never)
  private mutating func readOther(_ line: ByteView, _ scan: inout HeaderScan) -> Bool {
    for candidate in candidates[Int(line[0])] where Int(candidate) != sticky {
      scan.header = LineHeader()
      if scans[Int(candidate)](line, &scan) {
        scan.header.dialect = candidate
        sticky = Int(candidate)
        return true
      }
    }
    return false
  }
}
