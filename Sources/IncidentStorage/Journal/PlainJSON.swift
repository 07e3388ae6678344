package import IncidentModel

/// JSON of what is recorded most, byte for byte as `JSONEncoder` writes it.
///
/// An encoder looks the types up that it is given, which costs a process that records one entry as
/// much as half of SQLite's work. Whatever is not plain is left to it.
package enum PlainJSON {
  /// An event without rejected options and without a command; nil for any other body.
  package static func text(of body: EntryBody) -> String? {
    guard case .event(let kind, let text, let insteadOf, nil) = body, insteadOf.isEmpty else {
      return nil
    }
    return "{\"eventKind\":\"" + kind.rawValue + "\",\"text\":" + quoted(text) + "}"
  }

  /// A text between quotes, what JSON does not allow there escaped, slashes as they are (RFC 8259, 7).
  package static func quoted(_ text: String) -> String {
    var bytes: [UInt8] = [0x22]
    bytes.reserveCapacity(text.utf8.count + 2)
    for byte in text.utf8 {
      switch byte {
      case 0x22, 0x5C: bytes += [0x5C, byte]
      case 0x08: bytes += [0x5C, 0x62]
      case 0x09: bytes += [0x5C, 0x74]
      case 0x0A: bytes += [0x5C, 0x6E]
      case 0x0C: bytes += [0x5C, 0x66]
      case 0x0D: bytes += [0x5C, 0x72]
      case 0..<0x20:
        let digit = byte & 15
        bytes += [0x5C, 0x75, 0x30, 0x30, 0x30 + byte >> 4, digit + (digit < 10 ? 0x30 : 0x57)]
      default: bytes.append(byte)
      }
    }
    bytes.append(0x22)
    return String(decoding: bytes, as: UTF8.self)
  }
}
