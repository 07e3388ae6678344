/// Reads a file through its compression, whatever its name says.
enum ArtefactStream {
  /// How the compressed data ended.
  struct Ending {
    /// Whether it came to its end; true for what is not compressed.
    var isComplete = true
    /// Whether other data follows it.
    var hasTrailing = false
  }

  private enum Compression { case none, gzip, program(String) }

  /// Magic numbers: gzip RFC 1952, zstd RFC 8878, xz's format specification 2.1.1.1, bzip2, LZ4's frame
  /// format.
  private static func compression(_ front: [UInt8]) -> Compression {
    if front.starts(with: [0x1F, 0x8B]) { return .gzip }
    if front.starts(with: [0x28, 0xB5, 0x2F, 0xFD]) { return .program("zstd") }
    if front.starts(with: [0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00]) { return .program("xz") }
    if front.starts(with: "BZh".utf8) { return .program("bzip2") }
    if front.starts(with: [0x04, 0x22, 0x4D, 0x18]) { return .program("lz4") }
    return .none
  }

  /// What keeps a file from being read at all; nil where it can be.
  static func seal(of front: [UInt8]) -> String? {
    seals.first { front.starts(with: $0.0) }?.1
  }

  private static let seals: [([UInt8], String)] = [
    (Array("age-encryption.org/".utf8), "it is encrypted (age), so that it cannot be checked"),
    (Array("-----BEGIN AGE ENCRYPTED".utf8), "it is encrypted (age), so that it cannot be checked"),
    (
      Array("-----BEGIN PGP MESSAGE".utf8),
      "it is encrypted (OpenPGP), so that it cannot be checked"
    ),
    // OpenPGP's packets 1 and 3 (RFC 4880, 4.2), as gpg begins a message with them.
    ([0x8C, 0x0D, 0x04], "it is encrypted (OpenPGP), so that it cannot be checked"),
    ([0x85, 0x01], "it is encrypted (OpenPGP), so that it cannot be checked"),
    ([0x85, 0x02], "it is encrypted (OpenPGP), so that it cannot be checked"),
    (Array("Salted__".utf8), "it is encrypted (openssl), so that it cannot be checked"),
    ([0x50, 0x4B, 0x03, 0x04], "it is a zip archive, which is not read here"),
    ([0x37, 0x7A, 0xBC, 0xAF, 0x27, 0x1C], "it is a 7z archive, which is not read here"),
  ]

  /// Reads a file to its end.
  ///
  /// - Parameters:
  ///   - path: of the file
  ///   - count: hears how many of the file's bytes have been read so far
  ///   - take: gets what they hold, piece by piece
  /// - Returns: how the compressed data ended
  /// - Throws: `ArtefactFault`, `Gunzip.Fault`, and whatever `take` throws.
  static func read(
    _ path: String,
    _ count: (Int64) -> Void,
    _ take: (UnsafeBufferPointer<UInt8>) throws -> Void
  ) throws -> Ending {
    var read: Int64 = 0
    var ending = Ending()
    switch compression(ArtefactFile.front(of: path, count: 6)) {
    case .none:
      try ArtefactFile.read(path) {
        read += Int64($0.count)
        count(read)
        try take($0)
      }
    case .gzip:
      let gunzip = Gunzip()
      try ArtefactFile.read(path) {
        read += Int64($0.count)
        count(read)
        try gunzip.push($0, take)
      }
      ending = Ending(isComplete: gunzip.isComplete, hasTrailing: gunzip.hasTrailing)
    case .program(let program):
      try Decompressor.read(path, with: program) {
        count($1)
        try take($0)
      }
    }
    return ending
  }
}
