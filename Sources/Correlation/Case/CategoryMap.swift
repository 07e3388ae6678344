import LogReading

/// A value for each category that has one, in the order in which they came.
///
/// There are twenty categories: to look along a short list costs less than to hash a category, whose raw
/// value is a string, and it is done for every record.
struct CategoryMap<Value: Sendable>: Sendable {
  private(set) var categories: [LogCategory] = []
  private(set) var values: [Value] = []

  /// The category's value; nil where it has none.
  subscript(category: LogCategory) -> Value? {
    categories.firstIndex(of: category).map { values[$0] }
  }

  /// The category's value, in place; it gets the default where it has none yet.
  subscript(category: LogCategory, default initial: @autoclosure () -> Value) -> Value {
    get { self[category] ?? initial() }
    _modify {
      let index = place(of: category, initial())
      yield &values[index]
    }
  }

  private mutating func place(of category: LogCategory, _ initial: @autoclosure () -> Value) -> Int
  {
    if let index = categories.firstIndex(of: category) { return index }
    categories.append(category)
    values.append(initial())
    return values.count - 1
  }

  /// The same categories with other values.
  func mapValues<Other>(_ transform: (Value) -> Other) -> CategoryMap<Other> {
    var map = CategoryMap<Other>()
    map.categories = categories
    map.values = values.map(transform)
    return map
  }
}
