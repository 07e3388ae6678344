import LogReading

/// A value for each category that has one, in the order in which they came.
///
/// It is asked for every record: to hash a category, whose raw value is a string, would cost far more than
/// to look at its place.
struct CategoryMap<Value: Sendable>: Sendable {
  private(set) var categories: [LogCategory] = []
  private(set) var values: [Value] = []
  /// Where each category's value stands, by the category's own index.
  private var places = [Int?](repeating: nil, count: LogCategory.allCases.count)

  /// The category's value; nil where it has none.
  subscript(category: LogCategory) -> Value? { places[category.index].map { values[$0] } }

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
    if let place = places[category.index] { return place }
    places[category.index] = values.count
    categories.append(category)
    values.append(initial())
    return values.count - 1
  }

  /// The same categories with other values.
  func mapValues<Other>(_ transform: (Value) -> Other) -> CategoryMap<Other> {
    var map = CategoryMap<Other>()
    map.categories = categories
    map.places = places
    map.values = values.map(transform)
    return map
  }
}
