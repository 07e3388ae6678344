/// Turns a line into the text that evidence carries.
enum EvidenceText {
  /// Decoded as UTF-8 with repairs, cut after 400 bytes, passwords replaced by `…`.
  static func make(_ bytes: ArraySlice<UInt8>) -> String {
    let text = String(decoding: bytes.prefix(400), as: UTF8.self)
    guard mayHoldSecret(bytes.prefix(400)) else { return text }
    var words: [Substring] = []
    for word in text.split(separator: " ", omittingEmptySubsequences: false) {
      words.append(redacted(word))
    }
    return words.joined(separator: " ")
  }

  /// Whether any of the forms of `redacted` could stand in the bytes; most lines hold none.
  private static func mayHoldSecret(_ bytes: ArraySlice<UInt8>) -> Bool {
    var before: UInt8 = 0x20
    for index in bytes.indices {
      let byte = bytes[index]
      // `=`, `://` or ` -p`.
      if byte == 0x3D || byte == 0x2F && before == 0x3A { return true }
      if byte | 0x20 == 0x70, before == 0x2D { return true }
      before = byte
    }
    return false
  }

  /// A word of a command line without the secret that it carries: `-psecret`, `--password=secret`,
  /// `MYSQL_PWD=secret`, `scheme://user:secret@host`.
  private static func redacted(_ word: Substring) -> Substring {
    for name in ["--password=", "MYSQL_PWD=", "PASSWORD=", "PASSPHRASE=", "password=", "--pass="] {
      if let range = word.firstRange(of: name) { return word[..<range.upperBound] + "…" }
    }
    if word.hasPrefix("-p"), word.count > 2, !word.hasPrefix("-p="), word.dropFirst(2).first != "/",
      !["-print", "-path", "-perm", "-prune"].contains(word)
    {
      return "-p…"
    }
    if let scheme = word.firstRange(of: "://"), let at = word.lastIndex(of: "@"),
      scheme.upperBound < at, word[scheme.upperBound..<at].contains(":")
    {
      return word[..<scheme.upperBound] + "…" + word[at...]
    }
    return word
  }
}

extension StringProtocol {
  /// Where the text first stands; nil where it does not.
  fileprivate func firstRange(of needle: String) -> Range<Index>? {
    var start = startIndex
    while start < endIndex {
      if self[start...].hasPrefix(needle) { return start..<index(start, offsetBy: needle.count) }
      start = index(after: start)
    }
    return nil
  }
}
