extension LogSource {
  /// The source's text, decompressed and in UTF-8 where it was UTF-16; nil where it is longer than
  /// the limit.
  ///
  /// Of a compressed file that breaks off early, what came before. Throws `LogReadingError`.
  package func text(upTo limit: Int) throws -> [UInt8]? {
    var input = try OpenedSource(self, LogReadingOptions()).input
    var text: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 18)
    while true {
      let count: Int
      do {
        count = try buffer.withUnsafeMutableBytes { try input.read(into: $0) }
      } catch let error as LogReadingError where error.isIncomplete {
        return text
      }
      if count == 0 { return text }
      text += buffer[..<count]
      if text.count > limit { return nil }
    }
  }
}
