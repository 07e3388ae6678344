import IncidentModel

/// One way in which a program writes the lines of a log.
///
/// A dialect is a value: what it is called, where its form is written down, how to read the head of
/// one line, and samples with the record that each must give. Detection, the tests, the list of
/// supported formats and `--format` all read the same table, `LogDialect.all`.
package struct LogDialect: Sendable {
  /// The name for `--format`: `mysql-8.0`.
  package let name: String
  /// What writes it, for people: `MySQL 8.0 and later, traditional sink`.
  package let title: String
  /// The source of the form: a source file of the server, an RFC, a manual page.
  package let specification: String
  /// Real lines, with what must be read from them.
  package let samples: [DialectSample]
  /// The bytes with which a line of it can begin.
  let firstBytes: FirstBytes
  /// Reads the head of a line; false where the line is no line of this dialect.
  ///
  /// No two dialects may take the same line, so the order of the table means nothing.
  let scan: @Sendable (ByteView, inout HeaderScan) -> Bool

  init(
    name: String,
    title: String,
    specification: String,
    firstBytes: FirstBytes,
    samples: [DialectSample],
    scan: @escaping @Sendable (ByteView, inout HeaderScan) -> Bool
  ) {
    self.name = name
    self.title = title
    self.specification = specification
    self.firstBytes = firstBytes
    self.samples = samples
    self.scan = scan
  }

  /// Whether the first line of the text is one of this dialect, whatever the other dialects say.
  package func takes(_ text: String) -> Bool {
    let bytes = Array(text.utf8.prefix { $0 != 0x0A })
    return bytes.withUnsafeBufferPointer { buffer in
      guard let base = buffer.baseAddress, firstBytes.contains(base.pointee) else { return false }
      var working = HeaderScan()
      return scan(ByteView(base: base, count: buffer.count), &working)
    }
  }
}

/// Lines of a dialect, and the fields of the one record that they must give.
package struct DialectSample: Sendable {
  /// The text: one line, or several that make one record.
  package let text: String
  /// `time` as in `--json`, read with UTC as the zone of logs that carry none; nil where there is none.
  package let time: String?
  package let level: LogLevel
  package let program: String?
  package let category: LogCategory
  package let message: String

  init(
    _ text: String,
    time: String?,
    level: LogLevel = .note,
    program: String? = "mysqld",
    category: LogCategory,
    message: String
  ) {
    self.text = text
    self.time = time
    self.level = level
    self.program = program
    self.category = category
    self.message = message
  }
}

/// A set of byte values.
struct FirstBytes: Sendable {
  private(set) var bits: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)

  static let digits = FirstBytes("0123456789")
  static let letters = FirstBytes(
    "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"
  )
  static let beyondASCII = FirstBytes(bits: (0, 0, .max, .max))
  static let any = FirstBytes(bits: (.max, .max, .max, .max))

  init(_ characters: String) {
    for byte in characters.utf8 { insert(byte) }
  }

  private init(bits: (UInt64, UInt64, UInt64, UInt64)) { self.bits = bits }

  private mutating func insert(_ byte: UInt8) {
    let bit = UInt64(1) << UInt64(byte & 63)
    switch byte >> 6 {
    case 0: bits.0 |= bit
    case 1: bits.1 |= bit
    case 2: bits.2 |= bit
    default: bits.3 |= bit
    }
  }

  func contains(_ byte: UInt8) -> Bool {
    let word =
      switch byte >> 6 {
      case 0: bits.0
      case 1: bits.1
      case 2: bits.2
      default: bits.3
      }
    return word >> UInt64(byte & 63) & 1 == 1
  }

  func union(_ other: FirstBytes) -> FirstBytes {
    FirstBytes(
      bits: (
        bits.0 | other.bits.0, bits.1 | other.bits.1, bits.2 | other.bits.2, bits.3 | other.bits.3
      )
    )
  }
}
