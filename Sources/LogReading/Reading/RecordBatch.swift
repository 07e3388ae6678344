/// Records copied out of their log a few hundred at a time, to be handed to another thread in one piece.
package struct RecordBatch: Sendable {
  /// A record, and where its texts stand.
  private struct Copy: Sendable {
    var facts: RecordFacts
    var object: Range<Int>?
    var message: Range<Int>
  }

  private var records: [Copy] = []
  /// The texts of the records, one behind the other.
  private var texts: [UInt8] = []

  private static let most = 256
  private static let mostBytes = 64 << 10

  package init() {
    records.reserveCapacity(Self.most)
    texts.reserveCapacity(Self.mostBytes / 2)
  }

  package var isEmpty: Bool { records.isEmpty }

  /// Whether it is time to hand it over.
  package var isFull: Bool { records.count >= Self.most || texts.count >= Self.mostBytes }

  /// Takes a copy of the next record.
  package mutating func append(_ record: RecordView) {
    let object = record.object.map { append($0) }
    records.append(Copy(facts: record.facts, object: object, message: append(record.message)))
  }

  private mutating func append(_ text: UnsafeBufferPointer<UInt8>) -> Range<Int> {
    let start = texts.count
    texts.append(contentsOf: text)
    return start..<texts.count
  }

  /// Calls `body` with each record, in the order in which they came.
  package func forEach(_ body: (RecordView) -> Void) {
    texts.withUnsafeBufferPointer { texts in
      for record in records {
        body(
          RecordView(
            facts: record.facts,
            object: record.object.map { UnsafeBufferPointer(rebasing: texts[$0]) },
            message: UnsafeBufferPointer(rebasing: texts[record.message])
          )
        )
      }
    }
  }
}
