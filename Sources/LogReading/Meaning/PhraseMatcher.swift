import Glibc

/// Finds which of a few hundred phrases stand in a text, looking at a quarter of its bytes.
///
/// Every phrase has at least seven bytes, so wherever it stands, one of its first four 4-byte pieces
/// stands at a position divisible by four. Those pieces are kept in a bitmap; the text is read four
/// bytes at a time, and only where a piece is in the bitmap, and a byte beside it is one that stands beside it
/// in a phrase, are the phrases compared (the q-gram filter of approximate matching, with a stride).
/// ASCII letters compare regardless of case.
struct PhraseMatcher: Sendable {
  /// Phrases shorter than this cannot be found.
  static let shortest = 7

  private let bitmap: [UInt64]
  /// For each hash of a piece, which bytes come after it in the phrases that have it, by their lowest
  /// five bits, and in the upper half, which come before those that a phrase's window ends with.
  private let neighbours: [UInt64]
  /// For each hash of a piece, where its candidates begin; one entry more than there are hashes.
  private let starts: [UInt16]
  private let candidates: [Candidate]
  private let text: [UInt8]

  /// A phrase that may stand where a piece of it was seen.
  private struct Candidate {
    /// The piece, and four more bytes of the phrase, case folded; where those stand from the piece.
    var piece: UInt32
    var other: UInt32
    var otherOffset: Int32
    /// Where in the phrase the piece stands.
    var offset: Int32
    var phrase: Int32
    /// Where the phrase's own bytes stand among those of all, and how many it has.
    var start: Int32
    var count: Int32
  }

  private static let hashBits: UInt32 = 12

  /// A matcher for these phrases, their ASCII letters small; those that are too short are never found.
  init(_ phrases: [[UInt8]]) {
    var text: [UInt8] = []
    var bitmap = [UInt64](repeating: 0, count: 2048)
    var neighbours = [UInt64](repeating: 0, count: 1 << Int(Self.hashBits))
    var buckets = [[Candidate]](repeating: [], count: 1 << Int(Self.hashBits))
    let windows = Self.rarestWindows(phrases)
    for (number, bytes) in phrases.enumerated() {
      let start = text.count
      text += bytes
      guard bytes.count >= Self.shortest else { continue }
      for offset in windows[number]..<windows[number] + 4 {
        let piece = Self.piece(bytes, offset)
        let hash = Self.hash(piece)
        bitmap[Int(hash >> 21)] |= 1 << UInt64(hash >> 15 & 63)
        neighbours[Int(hash >> (32 - Self.hashBits))] |=
          offset < windows[number] + 3
          ? 1 << UInt64(bytes[offset + 4] & 31) : 1 << UInt64(bytes[offset - 1] & 31 | 32)
        let other = offset + 8 <= bytes.count ? offset + 4 : bytes.count - 4
        buckets[Int(hash >> (32 - Self.hashBits))].append(
          Candidate(
            piece: piece,
            other: Self.piece(bytes, other),
            otherOffset: Int32(other - offset),
            offset: Int32(offset),
            phrase: Int32(number),
            start: Int32(start),
            count: Int32(bytes.count)
          )
        )
      }
    }
    self.text = text
    self.bitmap = bitmap
    self.neighbours = neighbours
    var starts: [UInt16] = []
    var candidates: [Candidate] = []
    for bucket in buckets {
      starts.append(UInt16(truncatingIfNeeded: candidates.count))
      candidates += bucket
    }
    starts.append(UInt16(truncatingIfNeeded: candidates.count))
    self.starts = starts
    self.candidates = candidates
  }

  /// For each phrase, where the seven bytes begin that are looked for: those whose pieces are rarest
  /// among all phrases and in what every log is full of.
  private static func rarestWindows(_ phrases: [[UInt8]]) -> [Int] {
    // By the upper half of a piece's hash: that two share one now and then does no harm.
    var counts = [Int32](repeating: 0, count: 1 << 16)
    func hashes(_ bytes: [UInt8]) -> [Int] {
      bytes.count < 4 ? [] : (0...(bytes.count - 4)).map { Int(hash(piece(bytes, $0)) >> 16) }
    }
    for phrase in phrases { for hash in hashes(phrase) { counts[hash] += 1 } }
    for hash in hashes(Array(commonText.utf8)) { counts[hash] += 8 }
    return phrases.map { phrase in
      guard phrase.count >= shortest else { return 0 }
      let all = hashes(phrase).map { counts[$0] }
      let costs = (0...(phrase.count - shortest)).map { all[$0..<$0 + 4].reduce(0, +) }
      return costs.indices.min { costs[$0] < costs[$1] } ?? 0
    }
  }

  /// What servers write when all is well.
  private static let commonText = """
    innodb: buffer pool(s) load completed at initializing buffer pool, total size = instances = \
    completed initialization of number of pools using linux native aio compressed tables use zlib \
    rollback segments are active creating shared tablespace for temporary tables setting file \
    './ibtmp1' size to 12 mb. physically writing the file full; please wait ... file './ibtmp1' \
    size is now 12 mb. waiting for purge to start log sequence number transaction id plugin \
    'feedback' is disabled. server socket created on ip: loading buffer pool(s) from \
    /var/lib/mysql/ib_buffer_pool reading of all master_info entries succeeded added new \
    master_info '' to hash table /usr/sbin/mysqld: version: socket: port: event scheduler: loaded \
    0 events ipv6 is available. server hostname (bind-address): '*'; port: 3306 server uuid. \
    mutexes and rw_locks use gcc atomic builtins memory barrier is not used the innodb memory \
    heap is disabled dumping buffer pool(s) dump completed access denied for user (using \
    password: yes) aborted connection to db: user: host: (got an error reading communication \
    packets) table shop/orders connection has been disabled database file the server with
    """

  /// Four bytes with the bit set that tells small ASCII letters from capitals.
  private static func piece(_ bytes: [UInt8], _ offset: Int) -> UInt32 {
    (0..<4).reduce(0) { $0 | UInt32(bytes[offset + $1]) << UInt32(8 * $1) } | caseBits
  }

  private static let caseBits: UInt32 = 0x2020_2020

  @inline(__always)
  private static func hash(_ piece: UInt32) -> UInt32 { piece &* 0x9E37_79B1 }

  /// What somebody who knows the phrase says of a place where it stands.
  enum Verdict {
    case no, yes
    /// Yes, and no other phrase need be looked for.
    case final
  }

  /// The phrase with the lowest number that stands in the text and of which `judge` says yes; nil where
  /// there is none.
  @inline(__always)
  func lowest(in view: ByteView, judge: (_ phrase: Int, _ start: Int) -> Verdict) -> Int? {
    var best = Int32.max
    bitmap.withUnsafeBufferPointer { bitmap in
      neighbours.withUnsafeBufferPointer { neighbours in
        var index = 0
        let last = view.count - 4
        while index <= last {
          let piece =
            UnsafeRawPointer(view.base + index).loadUnaligned(as: UInt32.self) | Self.caseBits
          let hash = Self.hash(piece)
          if bitmap[Int(hash >> 21)] >> UInt64(hash >> 15 & 63) & 1 == 1 {
            let beside = neighbours[Int(hash >> (32 - Self.hashBits))]
            let after = beside >> UInt64(view[index + 4] & 31)
            let before = beside >> UInt64(view[index - 1] & 31 | 32)
            if (after | before) & 1 == 1, compare(view, at: index, piece, hash, &best, judge) {
              return
            }
          }
          index += 4
        }
      }
    }
    return best == .max ? nil : Int(best)
  }

  /// Compares the phrases that have the piece; true where one of them is final.
  @inline(never)
  private func compare(
    _ view: ByteView,
    at index: Int,
    _ piece: UInt32,
    _ hash: UInt32,
    _ best: inout Int32,
    _ judge: (Int, Int) -> Verdict
  ) -> Bool {
    let bucket = Int(hash >> (32 - Self.hashBits))
    return candidates.withUnsafeBufferPointer { candidates in
      for number in Int(starts[bucket])..<Int(starts[bucket + 1]) {
        let candidate = candidates[number]
        let other = index + Int(candidate.otherOffset)
        let start = index - Int(candidate.offset)
        guard candidate.piece == piece, candidate.phrase < best, other >= 0,
          other + 4 <= view.count,
          UnsafeRawPointer(view.base + other).loadUnaligned(as: UInt32.self) | Self.caseBits
            == candidate.other,
          start >= 0, start + Int(candidate.count) <= view.count,
          equal(view.base + start, candidate)
        else { continue }
        switch judge(Int(candidate.phrase), start) {
        case .no: continue
        case .yes: best = candidate.phrase
        case .final:
          best = candidate.phrase
          return true
        }
      }
      return false
    }
  }

  /// Whether the phrase stands at the address, eight bytes at a time, the last eight once more.
  ///
  /// A control code passes for the sign that has its bits and that of small letters: no log has any.
  @inline(__always)
  private func equal(_ base: UnsafePointer<UInt8>, _ candidate: Candidate) -> Bool {
    text.withUnsafeBufferPointer { text in
      guard let phrase = text.baseAddress else { return false }
      let count = Int(candidate.count)
      let left = UnsafeRawPointer(base)
      let right = UnsafeRawPointer(phrase + Int(candidate.start))
      var index = 0
      while index + 8 <= count {
        if Self.folded(left, index) != Self.folded(right, index) { return false }
        index += 8
      }
      // Eight bytes are more than the shortest phrase has; its first four were compared as a piece.
      if count < 8 {
        for index in 0..<count where lowered(base[index]) != phrase[Int(candidate.start) + index] {
          return false
        }
        return true
      }
      return index == count || Self.folded(left, count - 8) == Self.folded(right, count - 8)
    }
  }

  @inline(__always)
  private static func folded(_ bytes: UnsafeRawPointer, _ offset: Int) -> UInt64 {
    bytes.loadUnaligned(fromByteOffset: offset, as: UInt64.self) | 0x2020_2020_2020_2020
  }
}

/// An ASCII capital as a small letter, every other byte as it is.
@inline(__always)
func lowered(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }
