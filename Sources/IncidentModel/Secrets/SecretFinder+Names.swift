/// Values that a name before them gives away.
extension SecretFinder {
  /// `password=…`, `"token": "…"`, `PASSWORD('…')`, `MYSQL_PWD=…` and the like.
  mutating func named(_ names: [StaticString]) {
    guard let name = names.first(where: { has($0) }) else { return }
    var position = index + name.utf8CodeUnitCount
    if generatedFor(position) || setPassword(position) { return }
    let isQuoted = quoteLength(at: position) > 0 || byte(position) == 0x60
    if isQuoted { position += max(1, quoteLength(at: position)) }
    position = skipSpaces(position)
    switch byte(position) {
    case 0x3D, 0x3A:
      let isColon = byte(position) == 0x3A
      position += 1
      if byte(position) == 0x3D || byte(position) == 0x3E { position += 1 }
      position = skipSpaces(position)
      guard let value = value(at: position) else { return }
      isHarmless = isHarmlessWord(value)
      guard isSecret(value) else { return }
      if isColon, !isQuoted, isProse(value) { return }
      mask(value)
    case 0x28:
      // PASSWORD('…')
      if let value = quoted(at: position + 1) { mask(value) }
    case 0x27 where !isQuoted && byte(position - 1) == 0x20,
      0x5C where !isQuoted && byte(position - 1) == 0x20:
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
    guard let value = quoted(at: start) else { return false }
    mask(value)
    return true
  }

  /// Masks the value of `IDENTIFIED [WITH|VIA plugin] [BY|AS|USING] [PASSWORD] '…'`.
  mutating func identified() {
    var position = index + 11
    for _ in 0..<6 {
      position = skipSpaces(position)
      let quote = quoteLength(at: position)
      if quote > 0 {
        guard let value = quoted(at: position) else { return }
        mask(value)
        // IDENTIFIED BY 'new' REPLACE 'old'
        let next = skipSpaces(value.upperBound + quote)
        guard has("replace ", at: next), let old = quoted(at: skipSpaces(next + 8)) else { return }
        return mask(old)
      }
      let start = position
      while position < bytes.count, isWord(bytes[position]) { position += 1 }
      if position == start { return }
    }
  }
}
