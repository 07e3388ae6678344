import Glibc

/// Finds which of a few hundred phrases stand in a text, looking at a quarter of its bytes.
///
/// Every phrase has at least seven bytes, so wherever it stands, one of its first four 4-byte pieces
/// stands at a position divisible by four. Those pieces are kept in a bitmap; the text is read four
/// bytes at a time, and only where a piece is in the bitmap are the phrases compared (the q-gram
/// filter of approximate matching, with a stride). ASCII letters compare regardless of case.
struct PhraseMatcher: Sendable {
  /// Phrases shorter than this cannot be found.
  static let shortest = 7

  private let bitmap: [UInt64]
  /// For each hash of a piece, where its candidates begin; one entry more than there are hashes.
  private let starts: [UInt16]
  private let candidates: [Candidate]
  private let text: [UInt8]
  private let phrases: [Phrase]

  /// A phrase that may stand where a piece of it was seen.
  private struct Candidate {
    /// The piece, and four more bytes of the phrase, case folded; where those stand from the piece.
    var piece: UInt32
    var other: UInt32
    var otherOffset: Int32
    /// Where in the phrase the piece stands.
    var offset: Int32
    var phrase: Int32
  }

  private struct Phrase {
    var start: Int
    var count: Int
  }

  private static let hashBits: UInt32 = 12

  /// A matcher for these phrases; those that are too short are never found.
  init(_ list: [String]) {
    var text: [UInt8] = []
    var phrases: [Phrase] = []
    var bitmap = [UInt64](repeating: 0, count: 2048)
    var buckets = [[Candidate]](repeating: [], count: 1 << Int(Self.hashBits))
    let lowercased = list.map { $0.utf8.map(lowered) }
    let windows = Self.rarestWindows(lowercased)
    for (number, bytes) in lowercased.enumerated() {
      phrases.append(Phrase(start: text.count, count: bytes.count))
      text += bytes
      guard bytes.count >= Self.shortest else { continue }
      for offset in windows[number]..<windows[number] + 4 {
        let piece = Self.piece(bytes, offset)
        let hash = Self.hash(piece)
        bitmap[Int(hash >> 21)] |= 1 << UInt64(hash >> 15 & 63)
        let other = offset + 8 <= bytes.count ? offset + 4 : bytes.count - 4
        buckets[Int(hash >> (32 - Self.hashBits))].append(
          Candidate(
            piece: piece,
            other: Self.piece(bytes, other),
            otherOffset: Int32(other - offset),
            offset: Int32(offset),
            phrase: Int32(number)
          )
        )
      }
    }
    self.text = text
    self.phrases = phrases
    self.bitmap = bitmap
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
    var counts: [ArraySlice<UInt8>: Int] = [:]
    func pieces(_ bytes: [UInt8]) -> [ArraySlice<UInt8>] {
      bytes.count < 4 ? [] : (0...(bytes.count - 4)).map { bytes[$0..<$0 + 4] }
    }
    for phrase in phrases { for piece in pieces(phrase) { counts[piece, default: 0] += 1 } }
    for piece in pieces(Array(commonText.utf8)) { counts[piece, default: 0] += 8 }
    return phrases.map { phrase in
      guard phrase.count >= shortest else { return 0 }
      let all = pieces(phrase).map { counts[$0] ?? 0 }
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

  /// Calls `found` with the number of each phrase that stands in the text and where it begins, until
  /// that returns true.
  @inline(__always)
  func search(_ view: ByteView, found: (_ phrase: Int, _ start: Int) -> Bool) {
    bitmap.withUnsafeBufferPointer { bitmap in
      var index = 0
      let last = view.count - 4
      while index <= last {
        let piece =
          UnsafeRawPointer(view.base + index).loadUnaligned(as: UInt32.self) | Self.caseBits
        let hash = Self.hash(piece)
        if bitmap[Int(hash >> 21)] >> UInt64(hash >> 15 & 63) & 1 == 1,
          compare(view, at: index, piece, hash, found)
        {
          return
        }
        index += 4
      }
    }
  }

  @inline(never)
  private func compare(
    _ view: ByteView,
    at index: Int,
    _ piece: UInt32,
    _ hash: UInt32,
    _ found: (Int, Int) -> Bool
  ) -> Bool {
    let bucket = Int(hash >> (32 - Self.hashBits))
    return starts.withUnsafeBufferPointer { starts in
      candidates.withUnsafeBufferPointer { candidates in
        for number in Int(starts[bucket])..<Int(starts[bucket + 1]) {
          let candidate = candidates[number]
          let other = index + Int(candidate.otherOffset)
          guard candidate.piece == piece, other >= 0, other + 4 <= view.count,
            UnsafeRawPointer(view.base + other).loadUnaligned(as: UInt32.self) | Self.caseBits
              == candidate.other
          else { continue }
          let start = index - Int(candidate.offset)
          if equal(view, start, phrases[Int(candidate.phrase)]),
            found(Int(candidate.phrase), start)
          {
            return true
          }
        }
        return false
      }
    }
  }

  private func equal(_ view: ByteView, _ start: Int, _ phrase: Phrase) -> Bool {
    guard start >= 0, start + phrase.count <= view.count else { return false }
    for offset in 0..<phrase.count
    where lowered(view.base[start + offset]) != text[phrase.start + offset] {
      return false
    }
    return true
  }
}

/// An ASCII capital as a small letter, every other byte as it is.
@inline(__always)
func lowered(_ byte: UInt8) -> UInt8 { byte &- 0x41 < 26 ? byte | 0x20 : byte }
