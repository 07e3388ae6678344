import IncidentModel

extension WrittenProse {
  /// A text without the sources that stand in brackets behind its sentences: `(E12, error.log:67–71)`.
  ///
  /// Readers outside have no journal and no logs to look them up in.
  static func withoutSources(_ text: String) -> String {
    var output = ""
    var rest = Substring(text)
    while let open = rest.firstIndex(of: "("), let close = rest[open...].firstIndex(of: ")") {
      if namesOnlySources(rest[open...close].dropFirst().dropLast()) {
        output += rest[..<open]
        while output.last == " " { output.removeLast() }
      } else {
        output += rest[...close]
      }
      rest = rest[rest.index(after: close)...]
    }
    return output + rest
  }

  /// Whether there is nothing but labels of evidence: `E12`, `E2–E5 and T1`, `see error.log:67`.
  private static func namesOnlySources(_ text: Substring) -> Bool {
    let words = text.split { $0.isWhitespace || ",;".contains($0) }
      .filter { !["and", "see"].contains($0) }
    return !words.isEmpty
      && words.allSatisfy { word in
        let ends = word.split { "–-".contains($0) }
        return Claim.isSource(String(word))
          || ends.count == 2 && ends.allSatisfy { ShortID(parsing: String($0)) != nil }
      }
  }
}
