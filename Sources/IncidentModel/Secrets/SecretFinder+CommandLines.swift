/// Secrets on command lines: each program has options of its own for them.
extension SecretFinder {
  /// An option that a program's secret follows.
  private struct SecretOption {
    /// What stands before the option in the same command; the beginning of a name will do.
    let program: StaticString
    /// As typed: `zip -P` takes a password, `unzip -p` does not.
    let option: StaticString
    let form: Form

    /// Whether the next word is the secret, or a login of which the secret is what follows the colon.
    enum Form { case word, login }

    init(_ program: StaticString, _ option: StaticString, _ form: Form) {
      self.program = program
      self.option = option
      self.form = form
    }
  }

  private static let options: [SecretOption] = [
    SecretOption("curl ", "-u", .login),
    SecretOption("curl ", "--user", .login),
    SecretOption("curl ", "-U", .login),
    SecretOption("curl ", "--proxy-user", .login),
    SecretOption("mysqlsh ", "--uri", .login),
    SecretOption("openssl ", "-pass", .login),
    SecretOption("openssl ", "-passin", .login),
    SecretOption("openssl ", "-passout", .login),
    SecretOption("openssl ", "-k", .word),
    SecretOption("redis-cli ", "-a", .word),
    SecretOption("ldap", "-w", .word),
    SecretOption("mongo", "-p", .word),
    SecretOption("docker login", "-p", .word),
    SecretOption("podman login", "-p", .word),
    SecretOption("sshpass ", "-p", .word),
    SecretOption("zip ", "-P", .word),
    SecretOption("ipmitool ", "-P", .word),
    SecretOption("snmp", "-A", .word),
    SecretOption("snmp", "-X", .word),
  ]

  /// Looks at what begins with a dash.
  mutating func dash() {
    if has("-----begin ") { return privateKey() }
    let before = byte(index - 1)
    guard index == 0 || before == 0x20 || before == 0x09 || before == 0x0A || isQuote(before),
      byte(index) == 0x2D
    else { return }
    for known in Self.options where isTyped(known.option) && isAfter(known.program) {
      let end = index + known.option.utf8CodeUnitCount
      guard byte(end) == 0x20 || byte(end) == 0x3D || byte(end) == 0x09 else { continue }
      let start = skipSpaces(byte(end) == 0x3D ? end + 1 : end)
      switch known.form {
      case .word: maskWord(at: start)
      case .login: maskLogin(at: start)
      }
      return
    }
    if byte(index + 1) == 0x70 { clientPassword() }
  }

  /// Masks `-pSECRET` of MySQL's programs and of 7-Zip.
  ///
  /// A blank after `-p` means that the program asks; `cp -pr` and `mkdir -p` mean something else.
  private mutating func clientPassword() {
    let start = index + 2
    guard byte(start) > 0x20, isAfterClient || isAfter(" -u") || isAfter("7z ") || isAfter("7za ")
    else { return }
    maskWord(at: start)
  }

  /// `--password secret`, `--http-password secret` of programs other than MySQL's, which read the
  /// next word as a database; and `mysqladmin password secret`.
  mutating func spaced(_ position: Int) {
    guard byte(position - 1) == 0x20, byte(position) != 0x2D else { return }
    var start = index
    while isWord(byte(start - 1)) || byte(start - 1) == 0x2D { start -= 1 }
    let isOption = has("--", at: start) && (!isAfterClient || isAfter("innobackupex "))
    guard isOption || start == index && isAfter("mysqladmin ") else { return }
    maskWord(at: position)
  }

  /// `p=secret` in a data source name of Percona Toolkit: `h=db1,u=root,p=secret`.
  mutating func dataSourcePassword() {
    let before = byte(index - 1)
    guard before == 0x2C || before == 0x20 || isQuote(before), isAfter("pt-") else { return }
    maskWord(at: index + 2)
  }

  /// `mysqlsh root:secret@db1`.
  mutating func shellLogin() {
    maskLogin(at: skipSpaces(index + 3))
  }

  /// Whether the `_key` at the index is one of a purpose that makes it a secret.
  var isKeyOfAPurpose: Bool {
    let purposes: [StaticString] = ["encryption", "encrypt", "private", "signing"]
    return purposes.contains { has($0, at: index - $0.utf8CodeUnitCount) }
  }

  /// A PEM block: the key between its first line and its last.
  private mutating func privateKey() {
    var end = index + 11
    while end < bytes.count, bytes[end] != 0x0A, !has("private key-----", at: end) {
      end += 1
    }
    guard has("private key-----", at: end) else { return }
    let start = end + 16
    var last = start
    while last < bytes.count, !has("-----end ", at: last) { last += 1 }
    if last > start { mask(start..<last) }
  }

  private mutating func maskWord(at start: Int) {
    guard byte(start) != 0x2D, let value = value(at: start), isSecret(value) else { return }
    mask(value)
  }

  /// Masks the secret of `name:secret` or `name:secret@host`, where the name does not say that the
  /// secret is kept elsewhere; a URL is left to those who know URLs.
  private mutating func maskLogin(at start: Int) {
    let start = start + quoteLength(at: start)
    guard let word = value(at: start), let colon = word.first(where: { byte($0) == 0x3A }),
      colon + 1 < word.upperBound, !has("://", at: colon)
    else { return }
    let elsewhere: [StaticString] = ["env:", "file:", "fd:"]
    guard !elsewhere.contains(where: { has($0, at: start) }) else { return }
    let end = word.last { byte($0) == 0x40 && $0 > colon + 1 } ?? word.upperBound
    if isSecret(colon + 1..<end) { mask(colon + 1..<end) }
  }

  /// Whether these very letters stand at the index.
  private func isTyped(_ letters: StaticString) -> Bool {
    (0..<letters.utf8CodeUnitCount).allSatisfy { byte(index + $0) == letters.utf8Start[$0] }
  }
}
