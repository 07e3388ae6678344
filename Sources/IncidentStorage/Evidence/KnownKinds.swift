import Glibc
import LogReading

/// The kinds of records that a log has shown, the words of their messages included.
struct KnownKinds: Sendable {
  /// A kind, and how it stands with the page that is being filled.
  private struct Known: Sendable {
    let kind: LogPageKind
    /// The hash of its messages' words, and where these stand in `words`; nil for dumps.
    let mark: UInt64?
    let words: Range<Int>
    /// How the page names the kind, in `json`.
    let json: Range<Int>
    /// Which of the numbers stand in quotes, in `names`.
    let names: Range<Int>
    let mayHoldSecrets: Bool
    /// Its place in the page, nil where it has none yet.
    var place: Int?
    /// Its records in the page.
    var count = 0
    var isNoted = false
  }

  private var known: [Known] = []
  private var words: [UInt8] = []
  private var names: [Int] = []
  private var json: [UInt8] = []
  /// The kinds by their marks; where another has that mark already, by the next that is free.
  private var numbers = MarkTable()
  /// The kinds of the page that is being filled, by their places in it.
  private var page: [Int] = []

  /// What is remembered at most, so that memory does not grow with the log.
  private static let mostKinds = 4096
  private static let mostWords = 4 << 20

  /// The number of the record's kind, which is a new one where none fits.
  ///
  /// `mayHoldSecrets` is asked about a new kind's first message.
  @inline(__always)
  mutating func number(
    of record: RecordView,
    _ shape: MessageShape,
    mayHoldSecrets: (UnsafeBufferPointer<UInt8>) -> Bool
  ) -> Int {
    let mark = shape.isDump ? nil : shape.mark
    var key = mark ?? 0
    while let number = numbers[key] {
      if fits(number, record, shape, mark) { return number }
      key &+= 1
    }
    learn(record, shape, mark, mayHoldSecrets(record.message))
    numbers.insert(key, known.count - 1)
    return known.count - 1
  }

  @inline(__always)
  private func fits(
    _ number: Int,
    _ record: RecordView,
    _ shape: MessageShape,
    _ mark: UInt64?
  ) -> Bool {
    // In place: a copy of what is known would count its texts' owners up and down each time.
    known.withUnsafeBufferPointer { known in
      guard known[number].mark == mark, known[number].words.count == shape.length,
        known[number].kind.fits(record.facts)
      else { return false }
      return words.withUnsafeBytes { words in
        shape.words.withUnsafeBytes { other in
          guard let words = words.baseAddress, let other = other.baseAddress else { return true }
          return memcmp(words + known[number].words.lowerBound, other, shape.length) == 0
        }
      }
    }
  }

  private mutating func learn(
    _ record: RecordView,
    _ shape: MessageShape,
    _ mark: UInt64?,
    _ mayHoldSecrets: Bool
  ) {
    let (firstWord, firstName, firstByte) = (words.count, names.count, json.count)
    words += shape.words[..<shape.length]
    names += shape.names(in: record.message)
    let kind = LogPageKind(record.facts)
    json += kind.json(mark == nil ? nil : words[firstWord...])
    known.append(
      Known(
        kind: kind,
        mark: mark,
        words: firstWord..<words.count,
        json: firstByte..<json.count,
        names: firstName..<names.count,
        mayHoldSecrets: mayHoldSecrets
      )
    )
  }

  /// Whether words such as `password` stand in a kind's messages, so that each must be looked through.
  func mayHoldSecrets(_ number: Int) -> Bool { known[number].mayHoldSecrets }

  /// Whether the digest has all it needs of a kind's messages.
  func isNoted(_ number: Int) -> Bool { known[number].isNoted }

  mutating func setNoted(_ number: Int) { known[number].isNoted = true }

  /// Whether a kind's messages differ in numbers that are parts of names.
  func hasNames(_ number: Int) -> Bool { known[number].mark == nil || !known[number].names.isEmpty }

  /// The mark of a message together with the numbers that are parts of names.
  func mark(
    with number: Int,
    _ shape: MessageShape,
    _ message: UnsafeBufferPointer<UInt8>
  ) -> UInt64 {
    var mark = shape.mark
    for index in known[number].names { mark = shape.mixed(mark, with: names[index], of: message) }
    return mark
  }

  /// Counts a record as one of the page's; returns the place of its kind there.
  mutating func count(_ number: Int) -> Int {
    known[number].count += 1
    if let place = known[number].place { return place }
    known[number].place = page.count
    page.append(number)
    return page.count - 1
  }

  /// Ends a page: calls `body` with its kinds by their places, their records in it, and their JSON.
  mutating func endPage(_ body: (LogPageKind, Int, ArraySlice<UInt8>) -> Void) {
    for number in page {
      body(known[number].kind, known[number].count, json[known[number].json])
      known[number].place = nil
      known[number].count = 0
    }
    page.removeAll(keepingCapacity: true)
    if known.count > Self.mostKinds || words.count > Self.mostWords { self = KnownKinds() }
  }
}
