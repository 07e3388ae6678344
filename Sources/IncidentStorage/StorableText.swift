extension String {
  /// The text with NUL made visible as `␀`: SQLite ends a text at its first NUL, and what came after
  /// it would be lost.
  var withoutNUL: String {
    utf8.contains(0) ? replacing("\u{0}", with: "␀") : self
  }
}
