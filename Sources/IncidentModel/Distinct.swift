extension Sequence {
  /// Each element once, in order: of those with one key, the first.
  package func distinct<Key: Hashable>(by key: (Element) -> Key) -> [Element] {
    var seen: Set<Key> = []
    return filter { seen.insert(key($0)).inserted }
  }
}

extension Sequence where Element: Hashable {
  /// Each element once, in order.
  package func distinct() -> [Element] { distinct { $0 } }
}
