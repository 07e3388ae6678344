import Glibc

/// What a column says that mostly repeats itself from row to row, such as an author: made anew only
/// where its text differs from the last row's.
struct Repeated<Value> {
  private var text: [UInt8] = []
  private var value: Value?

  /// What the column says; nil where it has no text, or `make` makes nothing of it.
  mutating func value(
    _ row: RowReader,
    _ column: Int32,
    make: (String) -> Value?
  ) -> Value? {
    row.withText(column) { bytes in
      guard let bytes, let start = bytes.baseAddress else { return nil }
      // Before the first row there is no value, which is no empty text either.
      if value == nil || bytes.count != text.count || memcmp(start, text, text.count) != 0 {
        text = Array(bytes)
        value = make(String(decoding: bytes, as: UTF8.self))
      }
      return value
    }
  }
}
