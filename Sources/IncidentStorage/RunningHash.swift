import Crypto

/// SHA-256 over bytes that come piece by piece, written as `ContentHash` writes it.
package struct RunningHash {
  private var hash = SHA256()

  package init() {}

  /// Takes in the next bytes.
  package mutating func update(_ bytes: ArraySlice<UInt8>) { hash.update(data: bytes) }

  /// The hash of everything so far, lower-case hexadecimal.
  package var text: String { ContentHash.hexadecimal(hash.finalize()) }
}
