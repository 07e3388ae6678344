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
    let secrets = text.withUTF8 { bytes in
      var finder = SecretFinder(bytes)
      return finder.secrets()
    }
    guard !secrets.isEmpty else { return (text, 0) }
    let bytes = Array(text.utf8)
    var result: [UInt8] = []
    var end = 0
    for secret in secrets {
      result += bytes[end..<secret.lowerBound]
      result += Array(mask.utf8)
      end = secret.upperBound
    }
    result += bytes[end...]
    return (String(decoding: result, as: UTF8.self), secrets.count)
  }
}
