extension String {
  /// The last part of a path, as basename(1) gives it; the whole of what has none.
  package var baseName: String { split(separator: "/").last.map(String.init) ?? self }
}
