/// Finds the dialect that takes a line: the last one first, then those that begin with its first byte.
struct DialectDetector {
  typealias Scan = @Sendable (ByteView, inout HeaderScan) -> Bool

  private let scans: [Scanner]
  /// For each first byte, the dialects that can begin with it.
  private let candidates: [[UInt8]]
  /// The bytes with which any dialect can begin.
  private let possible: FirstBytes
  private let firstBytes: [FirstBytes]
  /// The dialect that took the last line with a header: it most often takes the next.
  private var sticky: (index: UInt8, first: FirstBytes, scan: Scan)

  /// A dialect's way of reading a header, as it is: an array of closures would wrap each in another.
  private struct Scanner {
    let scan: Scan
  }

  /// A detector of these dialects.
  init(_ dialects: [LogDialect]) {
    scans = dialects.map { Scanner(scan: $0.scan) }
    firstBytes = dialects.map(\.firstBytes)
    candidates = (UInt8.min...UInt8.max).map { byte in
      dialects.indices.filter { dialects[$0].firstBytes.contains(byte) }
        .map { UInt8(truncatingIfNeeded: $0) }
    }
    possible = dialects.map(\.firstBytes).reduce(FirstBytes("")) { $0.union($1) }
    sticky = (.max, FirstBytes(""), { _, _ in false })
  }

  /// Reads the line's header into the scan; false where no dialect takes the line.
  @inline(__always)
  mutating func readHeader(_ line: ByteView, _ scan: inout HeaderScan) -> Bool {
    let first = line[0]
    if sticky.first.contains(first) {
      scan.header = LineHeader()
      if sticky.scan(line, &scan) {
        scan.header.dialect = sticky.index
        return true
      }
    }
    return possible.contains(first) && readOther(line, &scan)
  }

  @inline(never)
  private mutating func readOther(_ line: ByteView, _ scan: inout HeaderScan) -> Bool {
    for candidate in candidates[Int(line[0])] where candidate != sticky.index {
      let index = Int(candidate)
      scan.header = LineHeader()
      if scans[index].scan(line, &scan) {
        scan.header.dialect = candidate
        sticky = (candidate, firstBytes[index], scans[index].scan)
        return true
      }
    }
    return false
  }
}
