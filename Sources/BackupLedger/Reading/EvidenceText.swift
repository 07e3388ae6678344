import IncidentModel

/// Turns a line into the text that evidence carries.
enum EvidenceText {
  /// Decoded as UTF-8 with repairs, cut after 400 bytes, secrets masked.
  static func make(_ bytes: ArraySlice<UInt8>) -> String {
    Redaction.redacted(String(decoding: bytes.prefix(400), as: UTF8.self)).text
  }
}
