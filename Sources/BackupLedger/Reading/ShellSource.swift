/// Lines that show a script's text rather than what it printed: `set -v`, and the prompt of a batch file.
enum ShellSource {
  /// Whether the message is a command with what only a shell's text holds: `$(…)`, `"$DB"`, `||`, `&&`,
  /// `; then`.
  ///
  /// A message that begins with a capital letter or with a word for a failure is none: a trap prints
  /// `error at line 5: gzip > "$FILE"`.
  static func contains(_ message: ArraySlice<UInt8>) -> Bool {
    guard let first = message.first, isCommandStart(first),
      signs.contains(where: { message.contains(subsequence: $0) })
    else { return false }
    let word = message.prefix { $0.isLetter }
    return !ScriptWords.failures.contains(String(decoding: word, as: UTF8.self))
  }

  /// Whether the line stands behind the prompt of `cmd.exe`: `C:\backup>if errorlevel 1 echo FEHLER`.
  static func isPrompt(_ line: ArraySlice<UInt8>) -> Bool {
    let drive = line.prefix(3)
    guard drive.count == 3, drive.first?.isLetter == true,
      drive.dropFirst().elementsEqual(":\\".utf8),
      let end = line.firstIndex(of: 0x3E)
    else { return false }
    return line[..<end].dropFirst(2).allSatisfy { $0 != 0x3A }
  }

  private static func isCommandStart(_ byte: UInt8) -> Bool {
    byte >= 0x61 && byte <= 0x7A || byte == 0x5B || byte == 0x7B || byte == 0x28
  }

  private static let signs: [[UInt8]] = ["$(", "${", "\"$", " || ", " && ", "; then", "; do", " $"]
    .map { Array($0.utf8) }
}
