/// Finds where secrets stand in a text, in one pass over its bytes.
struct SecretFinder {
  let bytes: UnsafeBufferPointer<UInt8>
  private var found: [Range<Int>] = []
  private(set) var index = 0
  /// Whether any word or sign was there with which a secret may begin.
  private(set) var hasLooked = false
  /// Whether what was looked at last has a word for its value that says what is no secret.
  var isHarmless = false

  /// A finder for this text.
  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The secrets' ranges in ascending order, none overlapping another.
  mutating func secrets() -> [Range<Int>] {
    Self.beginnings.withUnsafeBufferPointer { beginnings in
      var position = 0
      // Nearly no two bytes of nearly any text are the beginning of a secret's name.
      while position + 1 < bytes.count {
        if beginnings[Int(bytes[position])] & beginnings[256 + Int(bytes[position + 1])] != 0 {
          index = position
          look()
          position = index
        }
        position += 1
      }
    }
    return found
  }

  /// The two bytes with which a secret's name or mark can begin, in small letters: a bit for each
  /// first byte, in the first half of the table at that byte, in the second at those that may follow.
  private static let beginnings: [UInt16] = {
    let pairs: [(first: StaticString, second: StaticString)] = [
      ("p", "aw="), ("s", "eh"), ("b", "e"), ("t", "o"), ("a", "pcuks"), ("i", "d"), ("g", "hl"),
      ("x", "o"), (":", "/"), ("_", "k"), ("-", "-kpuUaAwWxX"),
    ]
    var table = [UInt16](repeating: 0, count: 512)
    for (bit, pair) in pairs.enumerated() {
      for (half, letters) in [pair.first, pair.second].enumerated() {
        for index in 0..<letters.utf8CodeUnitCount {
          let letter = letters.utf8Start[index]
          table[256 * half + Int(letter)] |= 1 << bit
          if (letter | 0x20) &- 0x61 < 26 { table[256 * half + Int(letter ^ 0x20)] |= 1 << bit }
        }
      }
    }
    return table
  }()

  /// Looks what begins at the index.
  @inline(never)
  private mutating func look() {
    switch bytes[index] | 0x20 {
    case 0x70 where has("pass=") && !isLetter(byte(index - 1)): named(["pass"])
    case 0x70 where has("pass") || has("pwd"): named(["password", "passwd", "passphrase", "pwd"])
    case 0x70 where has("p="): dataSourcePassword()
    case 0x73 where has("secret"): named(["secret"])
    case 0x73 where has("sh ") && has("mysqlsh ", at: index - 5): shellLogin()
    case 0x74 where has("token"): named(["token"])
    case 0x61 where has("api_key") || has("api-key"): named(["api_key", "api-key"])
    case 0x61 where has("apikey"): named(["apikey"])
    case 0x61 where has("access_key") || has("access-key"): named(["access_key", "access-key"])
    case 0x61 where has("auth"): authorization()
    case 0x61 where has("akia") || has("asia"): accessKeyID()
    case 0x69 where has("identified "): identified()
    case 0x62 where has("bearer "): scheme("bearer ")
    case 0x67 where has("ghp_") || has("gho_") || has("ghs_") || has("glpat-"): prefixedToken()
    case 0x78 where has("xoxb-") || has("xoxp-"): prefixedToken()
    case 0x3A where has("://"): userInfo()
    case 0x2D, 0x7F:
      if has("_key") || has("-key"), isKeyOfAPurpose { named(["_key", "-key"]) } else { dash() }
    default: return
    }
    if !isHarmless { hasLooked = true }
    isHarmless = false
  }

  mutating func mask(_ range: Range<Int>) {
    guard !range.isEmpty, range.lowerBound >= (found.last?.upperBound ?? 0) else { return }
    found.append(range)
    index = max(index, range.upperBound - 1)
  }
}
