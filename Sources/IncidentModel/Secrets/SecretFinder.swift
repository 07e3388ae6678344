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

  mutating func mask(_ range: Range<Int>) {
    guard !range.isEmpty, range.lowerBound >= (found.last?.upperBound ?? 0) else { return }
    found.append(range)
    index = max(index, range.upperBound - 1)
  }
}
