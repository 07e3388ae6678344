/// Masks secrets in text from outside: passwords on command lines, in statements and settings, keys,
/// tokens, URLs with a password in them.
///
/// Everything that Scribe stores or shows from a log, a command or its output goes through here
/// first. What is masked errs on the side of safety where a name says that a secret follows, and on
/// the side of the text where nothing does.
package enum Redaction {
  /// What stands in a secret's place.
  package static let mask = "[redacted]"

  /// The text with its secrets masked, and how many there were.
  package static func redacted(_ text: String) -> (text: String, count: Int) {
    var text = text
    let result = text.withUTF8 { bytes in
      var finder = SecretFinder(bytes)
      let secrets = finder.secrets()
      return secrets.isEmpty ? nil : (masked(bytes, secrets), secrets.count)
    }
    guard let (bytes, count) = result else { return (text, 0) }
    return (String(decoding: bytes, as: UTF8.self), count)
  }

  /// The text with its secrets masked, nil where there are none; both are UTF-8.
  package static func redacted(_ text: UnsafeBufferPointer<UInt8>) -> [UInt8]? {
    var finder = SecretFinder(text)
    let secrets = finder.secrets()
    return secrets.isEmpty ? nil : masked(text, secrets)
  }

  /// Whether the text holds a word or sign with which a secret may begin, such as `password`.
  ///
  /// None of these holds a digit: where this is false, a text that differs in numbers alone has no
  /// secret either.
  package static func mayFind(in text: UnsafeBufferPointer<UInt8>) -> Bool {
    var finder = SecretFinder(text)
    _ = finder.secrets()
    return finder.hasLooked
  }

  private static func masked(
    _ bytes: UnsafeBufferPointer<UInt8>,
    _ secrets: [Range<Int>]
  ) -> [UInt8] {
    var result: [UInt8] = []
    var end = 0
    for secret in secrets {
      result += bytes[end..<secret.lowerBound]
      result += Array(mask.utf8)
      end = secret.upperBound
    }
    return result + bytes[end...]
  }
}
