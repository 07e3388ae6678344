/// Finds where secrets stand in a text, in one pass over its bytes.
struct SecretFinder {
  let bytes: UnsafeBufferPointer<UInt8>
  private var found: [Range<Int>] = []
  private(set) var index = 0

  /// A finder for this text.
  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The secrets' ranges in ascending order, none overlapping another.
  mutating func secrets() -> [Range<Int>] {
    while index < bytes.count {
      if Self.canBegin(bytes[index], byte(index + 1)) { look() }
      index += 1
    }
    return found
  }

  /// Whether a secret's name or mark can begin with these two bytes: nearly no two bytes of nearly
  /// any text do.
  @inline(__always)
  private static func canBegin(_ first: UInt8, _ second: UInt8) -> Bool {
    let next = second | 0x20
    switch first | 0x20 {
    case 0x70: return next == 0x61 || next == 0x77 || next == 0x3D  // pa, pw, p=
    case 0x73: return next == 0x65 || next == 0x68  // se, sh
    case 0x62: return next == 0x65  // be
    case 0x74: return next == 0x6F  // to
    case 0x61: return next == 0x70 || next == 0x63 || next == 0x75 || next == 0x6B || next == 0x73
    case 0x69: return next == 0x64  // id
    case 0x67: return next == 0x68 || next == 0x6C  // gh, gl
    case 0x78: return next == 0x6F  // xo
    case 0x3A: return second == 0x2F  // :/
    case 0x7F: return next == 0x6B  // _k
    case 0x2D: return second == 0x2D || next == 0x6B || canBeginOption(second)  // --, -k, -p, -u…
    default: return false
    }
  }

  /// Looks what begins at the index.
  @inline(never)
  private mutating func look() {
    switch bytes[index] | 0x20 {
    case 0x70 where has("pass=") && !isLetter(byte(index - 1)): named(["pass"])
    case 0x70 where has("pass") || has("pwd"): named(["password", "passwd", "passphrase", "pwd"])
    case 0x70 where has("p="): dataSourcePassword()
    case 0x73 where has("secret"): named(["secret"])
    case 0x73 where has("sh "): shellLogin()
    case 0x74 where has("token"): named(["token"])
    case 0x61: afterA()
    case 0x69 where has("identified "): identified()
    case 0x62 where has("bearer "): scheme("bearer ")
    case 0x67 where has("ghp_") || has("gho_") || has("ghs_") || has("glpat-"): prefixedToken()
    case 0x78 where has("xoxb-") || has("xoxp-"): prefixedToken()
    case 0x3A where has("://"): userInfo()
    case 0x2D, 0x7F:
      if has("_key") || has("-key"), isKeyOfAPurpose { named(["_key", "-key"]) } else { dash() }
    default: break
    }
  }

  // MARK: Names with values

  /// `password=…`, `"token": "…"`, `PASSWORD('…')`, `MYSQL_PWD=…` and the like.
  private mutating func named(_ names: [StaticString]) {
    guard let name = names.first(where: { has($0) }) else { return }
    var position = index + name.utf8CodeUnitCount
    if generatedFor(position) || setPassword(position) { return }
    let isQuoted = byte(position) == 0x22 || byte(position) == 0x27 || byte(position) == 0x60
    if isQuoted { position += 1 }
    position = skipSpaces(position)
    switch byte(position) {
    case 0x3D, 0x3A:
      let isColon = byte(position) == 0x3A
      position += 1
      if byte(position) == 0x3D || byte(position) == 0x3E { position += 1 }
      position = skipSpaces(position)
      guard let value = value(at: position), isSecret(value) else { return }
      if isColon, !isQuoted, isProse(value) { return }
      mask(value)
    case 0x28:
      // PASSWORD('…')
      if isQuote(byte(position + 1)), let value = quoted(at: position + 1) { mask(value) }
    case 0x27 where !isQuoted && byte(position - 1) == 0x20:
      // IDENTIFIED BY PASSWORD '…'
      if let value = quoted(at: position) { mask(value) }
    default:
      spaced(position)
    }
  }

  /// Masks what follows `A temporary password is generated for root@localhost: `.
  private mutating func generatedFor(_ position: Int) -> Bool {
    guard has(" is generated for ", at: position) else { return false }
    var end = position
    while end < min(bytes.count, position + 200), !(bytes[end] == 0x3A && byte(end + 1) == 0x20) {
      end += 1
    }
    let start = skipSpaces(end + 1)
    var last = start
    while last < bytes.count, bytes[last] > 0x20 { last += 1 }
    if last > start { mask(start..<last) }
    return true
  }

  /// Masks the value of `SET PASSWORD FOR 'app'@'%' = '…'`.
  private mutating func setPassword(_ position: Int) -> Bool {
    guard has(" for ", at: position) else { return false }
    var end = position + 5
    while end < min(bytes.count, position + 300), bytes[end] != 0x3D, bytes[end] != 0x3B {
      end += 1
    }
    guard byte(end) == 0x3D else { return false }
    let start = skipSpaces(end + 1)
    guard isQuote(byte(start)), let value = quoted(at: start) else { return false }
    mask(value)
    return true
  }

  /// Masks the value of `IDENTIFIED [WITH|VIA plugin] [BY|AS|USING] [PASSWORD] '…'`.
  private mutating func identified() {
    var position = index + 11
    for _ in 0..<6 {
      position = skipSpaces(position)
      if isQuote(byte(position)) {
        guard let value = quoted(at: position) else { return }
        mask(value)
        // IDENTIFIED BY 'new' REPLACE 'old'
        let next = skipSpaces(value.upperBound + 1)
        guard has("replace ", at: next), let old = quoted(at: skipSpaces(next + 8)) else { return }
        return mask(old)
      }
      let start = position
      while position < bytes.count, isWord(bytes[position]) { position += 1 }
      if position == start { return }
    }
  }

  // MARK: Keys and tokens

  private mutating func afterA() {
    if has("api_key") || has("api-key") {
      named(["api_key", "api-key"])
    } else if has("apikey") {
      named(["apikey"])
    } else if has("access_key") || has("access-key") {
      named(["access_key", "access-key"])
    } else if has("authorization: basic ") {
      scheme("authorization: basic ")
    } else if has("auth"), has("--", at: index - 2) || has("wsrep_sst_", at: index - 10) {
      nameAndSecret()
    } else if byte(index) == 0x41, has("akia") || has("asia"), !isWord(byte(index - 1)) {
      // An AWS key id: four letters and sixteen capitals or digits.
      var end = index + 4
      while isUpperOrDigit(byte(end)) { end += 1 }
      if end - index == 20, !isWord(byte(end)) { mask(index..<end) }
    }
  }

  /// `--auth 'user:secret'`, `wsrep_sst_auth=user:secret`: what Galera's scripts log in with.
  private mutating func nameAndSecret() {
    var start = index + 4
    while byte(start) == 0x20 || byte(start) == 0x3D { start += 1 }
    if isQuote(byte(start)) { start += 1 }
    var colon = start
    while byte(colon) > 0x20, byte(colon) != 0x3A, !isQuote(byte(colon)) { colon += 1 }
    guard byte(colon) == 0x3A else { return }
    var end = colon + 1
    while byte(end) > 0x20, !isQuote(byte(end)) { end += 1 }
    if end > colon + 1, isSecret(colon + 1..<end) { mask(colon + 1..<end) }
  }

  /// What follows an authorization scheme's name.
  private mutating func scheme(_ name: StaticString) {
    let start = index + name.utf8CodeUnitCount
    var end = start
    while isTokenByte(byte(end)) { end += 1 }
    if end - start >= 8 { mask(start..<end) }
  }

  /// Tokens that their own beginning tells: GitHub's, GitLab's, Slack's.
  private mutating func prefixedToken() {
    guard !isWord(byte(index - 1)) else { return }
    var end = index
    while isTokenByte(byte(end)) { end += 1 }
    if end - index >= 20 { mask(index..<end) }
  }

  /// `scheme://user:…@host`, and `https://token@host`.
  private mutating func userInfo() {
    guard index > 0, isWord(byte(index - 1)) else { return }
    let start = index + 3
    var end = start
    var at = -1
    while end < bytes.count, bytes[end] > 0x20, bytes[end] != 0x2F, bytes[end] != 0x22,
      bytes[end] != 0x3F
    {
      if bytes[end] == 0x40 { at = end }
      end += 1
    }
    guard at > start else { return }
    var colon = start
    while colon < at, bytes[colon] != 0x3A { colon += 1 }
    if colon < at {
      if at > colon + 1, isSecret(colon + 1..<at) { mask(colon + 1..<at) }
    } else if at - start >= 16 {
      mask(start..<at)
    }
  }

  // MARK: Looking around

  mutating func mask(_ range: Range<Int>) {
    guard !range.isEmpty, range.lowerBound >= (found.last?.upperBound ?? 0) else { return }
    found.append(range)
    index = max(index, range.upperBound - 1)
  }

  func byte(_ position: Int) -> UInt8 {
    position >= 0 && position < bytes.count ? bytes[position] : 0
  }

  /// Whether the words stand at the position, whatever their case; they are given in small letters.
  func has(_ words: StaticString, at position: Int? = nil) -> Bool {
    let start = position ?? index
    let count = words.utf8CodeUnitCount
    guard start >= 0, start + count <= bytes.count else { return false }
    for offset in 0..<count {
      let byte = bytes[start + offset]
      if (byte &- 0x41 < 26 ? byte | 0x20 : byte) != words.utf8Start[offset] { return false }
    }
    return true
  }

  /// Whether the words stand before the index in the same command.
  func isAfter(_ words: StaticString) -> Bool {
    var position = index - 1
    while position >= 0, index - position < 400 {
      let byte = bytes[position]
      if byte == 0x0A || byte == 0x7C || byte == 0x3B || byte == 0x26 { return false }
      if has(words, at: position) { return true }
      position -= 1
    }
    return false
  }

  /// Whether one of MySQL's programs stands before the index in the same command.
  var isAfterClient: Bool {
    let names: [StaticString] = [
      "mysql", "mariadb", "mydumper", "myloader", "backupex", "xtrabackup",
    ]
    return names.contains { isAfter($0) }
  }

  func skipSpaces(_ position: Int) -> Int {
    var position = position
    while byte(position) == 0x20 || byte(position) == 0x09 { position += 1 }
    return position
  }

  func isQuote(_ byte: UInt8) -> Bool { byte == 0x27 || byte == 0x22 }

  /// The inside of the quotes at the position; to the end of the text where they are not closed.
  func quoted(at position: Int) -> Range<Int>? {
    let quote = byte(position)
    var end = position + 1
    while end < bytes.count {
      if bytes[end] == 0x5C {
        end += 2
        continue
      }
      if bytes[end] == quote {
        guard byte(end + 1) == quote else { break }
        end += 1
      }
      end += 1
    }
    end = min(end, bytes.count)
    return end > position + 1 ? position + 1..<end : nil
  }

  /// The value at the position: a quoted one, or one up to a blank or a sign that ends it.
  func value(at position: Int) -> Range<Int>? {
    if isQuote(byte(position)) { return quoted(at: position) }
    if byte(position) == 0x5C, isQuote(byte(position + 1)) {
      // JSON inside JSON: \"…\"
      var end = position + 2
      while end < bytes.count, bytes[end] != 0x5C, bytes[end] != 0x22 { end += 1 }
      return end > position + 2 ? position + 2..<end : nil
    }
    var end = position
    scan: while end < bytes.count {
      switch bytes[end] {
      case 0...0x20, 0x22, 0x27, 0x26, 0x3B, 0x2C, 0x29, 0x7D, 0x7C, 0x60: break scan
      default: end += 1
      }
    }
    return end > position ? position..<end : nil
  }

  /// Whether a value is one, and no word about it or a name of where it is kept.
  func isSecret(_ value: Range<Int>) -> Bool {
    let first = bytes[value.lowerBound]
    if first == 0x24 || first == 0x25 || first == 0x3C || first == 0x2A && allStars(value) {
      return false
    }
    // A function's name: the secret stands between its brackets, and is found there.
    if bytes[value.upperBound - 1] == 0x28 { return false }
    let words: [StaticString] = [
      "yes", "no", "set", "not", "none", "true", "false", "null", "empty", "unset", "required",
      "[redacted]", "[redacted", "expired", "invalid", "wrong", "yes).", "no).",
    ]
    return !words.contains { has($0, at: value.lowerBound) && $0.utf8CodeUnitCount == value.count }
  }

  private func allStars(_ value: Range<Int>) -> Bool {
    value.allSatisfy { bytes[$0] == 0x2A }
  }

  /// Whether what follows a colon is the next word of a sentence.
  private func isProse(_ value: Range<Int>) -> Bool {
    value.allSatisfy { bytes[$0] &- 0x61 < 26 } && byte(value.upperBound) == 0x20
      && byte(value.upperBound + 1) | 0x20 &- 0x61 < 26
  }

  private func isLetter(_ byte: UInt8) -> Bool { (byte | 0x20) &- 0x61 < 26 }

  func isWord(_ byte: UInt8) -> Bool {
    isLetter(byte) || byte &- 0x30 < 10 || byte == 0x5F
  }

  private func isUpperOrDigit(_ byte: UInt8) -> Bool { byte &- 0x41 < 26 || byte &- 0x30 < 10 }

  private func isTokenByte(_ byte: UInt8) -> Bool {
    isWord(byte) || byte == 0x2D || byte == 0x2E || byte == 0x2B || byte == 0x2F || byte == 0x3D
      || byte == 0x7E
  }
}
