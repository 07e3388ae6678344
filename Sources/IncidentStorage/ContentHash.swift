import Crypto
import Glibc
import IncidentModel

/// SHA-256 (FIPS 180-4) as Scribe writes it: lower-case hexadecimal.
package enum ContentHash {
  /// The hash of the bytes.
  package static func sha256(_ bytes: [UInt8]) -> String {
    hexadecimal(SHA256.hash(data: bytes))
  }

  /// The hash and the size of a file.
  ///
  /// Of a file larger than `limit` the hash covers its first and its last MiB and its size, since
  /// reading every byte of a 50 GB log would cost more than the question; such a hash begins with
  /// `ends:`. Throws `StoreError.unwritable` where the file cannot be read.
  package static func sha256(
    ofFile path: String,
    wholeUpTo limit: Int
  ) throws -> (hash: String, size: Int) {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { throw unreadable(path) }
    defer { close(file) }
    var status = stat()
    guard fstat(file, &status) == 0 else { throw unreadable(path) }
    let size = Int(status.st_size)
    var hash = SHA256()
    guard size > limit else {
      let read = try update(&hash, from: file, at: 0, count: .max, path)
      return (hexadecimal(hash.finalize()), read)
    }
    let end = 1 << 20
    _ = try update(&hash, from: file, at: 0, count: end, path)
    _ = try update(&hash, from: file, at: size - end, count: end, path)
    hash.update(data: Array(String(size).utf8))
    return ("ends:" + hexadecimal(hash.finalize()), size)
  }

  /// Hashes a part of a file, and returns how many bytes there were.
  private static func update(
    _ hash: inout SHA256,
    from file: Int32,
    at start: Int,
    count: Int,
    _ path: String
  ) throws -> Int {
    var buffer = [UInt8](repeating: 0, count: 1 << 20)
    var done = 0
    while done < count {
      let read = pread(file, &buffer, min(buffer.count, count - done), start + done)
      if read < 0, errno == EINTR { continue }
      guard read >= 0 else { throw unreadable(path) }
      if read == 0 { break }
      hash.update(data: buffer[..<read])
      done += read
    }
    return done
  }

  private static func unreadable(_ path: String) -> StoreError {
    .refused("\(path.visible): cannot be read (\(String(cString: strerror(errno))))")
  }

  static func hexadecimal(_ digest: SHA256.Digest) -> String {
    let digits = Array("0123456789abcdef".utf8)
    return String(
      decoding: digest.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] },
      as: UTF8.self
    )
  }
}
