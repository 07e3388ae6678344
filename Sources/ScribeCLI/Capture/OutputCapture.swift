import IncidentStorage

/// What is kept of an output that may have any length: its head and its tail, the whole up to a
/// limit, its size and its hash always.
struct OutputCapture {
  /// How much of the head and of the tail together go with the entry.
  static let shownLimit = 256 << 10
  /// How long an output may be to be kept whole.
  static let wholeLimit = 64 << 20

  /// How many bytes there were.
  private(set) var count = 0
  private var hash = RunningHash()
  private let headLimit: Int
  private let tailLimit: Int
  private let wholeLimit: Int
  /// Everything, until it is more than `wholeLimit`; from then on the head alone.
  private var start: [UInt8] = []
  /// The last bytes, where there are more than `start` has: at most twice `tailLimit`.
  private var end: [UInt8] = []

  init(shownLimit: Int = Self.shownLimit, wholeLimit: Int = Self.wholeLimit) {
    headLimit = shownLimit / 2
    tailLimit = shownLimit - shownLimit / 2
    self.wholeLimit = max(wholeLimit, shownLimit)
  }

  /// Takes in the next bytes.
  mutating func append(_ bytes: ArraySlice<UInt8>) {
    hash.update(bytes)
    count += bytes.count
    if end.isEmpty {
      start += bytes
      guard count > wholeLimit else { return }
      // The limit is passed just now: what was held whole becomes a head and a tail.
      end = Array(start.suffix(tailLimit))
      start = Array(start.prefix(headLimit))
      return
    }
    end += bytes.suffix(tailLimit)
    if end.count > 2 * tailLimit { end.removeFirst(end.count - tailLimit) }
  }

  /// The SHA-256 of everything.
  var sha256: String { hash.text }

  /// The whole; nil where it was longer than the limit.
  var whole: [UInt8]? { count <= wholeLimit ? start : nil }

  /// Head and tail with a line between them that says what is left out; the whole where it is short.
  var shown: [UInt8] {
    guard count > headLimit + tailLimit else { return start }
    let tail = (end.isEmpty ? start : end).suffix(tailLimit)
    let gap = count - headLimit - tailLimit
    return Array(start.prefix(headLimit))
      + Array(
        "\n[... \(gap) of \(count) bytes left out; SHA-256 of the whole: \(sha256) ...]\n".utf8
      )
      + tail
  }

  /// Whether `shown` leaves something out.
  var isCut: Bool { count > headLimit + tailLimit }
}
