/// Keys and tokens that their own form, or the scheme before them, gives away.
extension SecretFinder {
  mutating func authorization() {
    if has("authorization: basic ") {
      scheme("authorization: basic ")
    } else if has("--", at: index - 2) || has("wsrep_sst_", at: index - 10) {
      nameAndSecret()
    }
  }

  /// An AWS key id: four letters and sixteen capitals or digits.
  mutating func accessKeyID() {
    guard byte(index) == 0x41, !isWord(byte(index - 1)) else { return }
    var end = index + 4
    while isUpperOrDigit(byte(end)) { end += 1 }
    if end - index == 20, !isWord(byte(end)) { mask(index..<end) }
  }

  /// `--auth 'user:secret'`, `wsrep_sst_auth=user:secret`: what Galera's scripts log in with.
  private mutating func nameAndSecret() {
    var start = index + 4
    while byte(start) == 0x20 || byte(start) == 0x3D { start += 1 }
    start += quoteLength(at: start)
    var colon = start
    while byte(colon) > 0x20, byte(colon) != 0x3A, !isQuote(byte(colon)) { colon += 1 }
    guard byte(colon) == 0x3A else { return }
    var end = colon + 1
    while byte(end) > 0x20, !isQuote(byte(end)) { end += 1 }
    if end > colon + 1, isSecret(colon + 1..<end) { mask(colon + 1..<end) }
  }

  /// What follows an authorization scheme's name.
  mutating func scheme(_ name: StaticString) {
    let start = index + name.utf8CodeUnitCount
    var end = start
    while isTokenByte(byte(end)) { end += 1 }
    if end - start >= 8 { mask(start..<end) }
  }

  /// Tokens that their own beginning tells: GitHub's, GitLab's, Slack's.
  mutating func prefixedToken() {
    guard !isWord(byte(index - 1)) else { return }
    var end = index
    while isTokenByte(byte(end)) { end += 1 }
    if end - index >= 20 { mask(index..<end) }
  }

  /// `scheme://user:…@host`, and `https://token@host`.
  mutating func userInfo() {
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
}
