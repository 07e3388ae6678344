/// What a line says of a primary view of a Galera cluster: `view(view_id(PRIM,…) memb { …,0 …,0 } …`.
struct PrimaryView: Sendable {
  /// The view's name, the same on every member.
  var id: String
  /// The members as the view names them.
  var members: Set<String>

  /// Nil for every other line.
  init?(in text: String) {
    guard let id = TextSearch.text(in: text, between: "view_id(PRIM,", and: ")"),
      let named = TextSearch.text(in: text, between: "memb {", and: "}")
    else { return nil }
    self.id = id
    let words = named.split(whereSeparator: \.isWhitespace).map { word in
      String(word.prefix { $0 != "," })
    }
    members = Set(words.filter { !$0.isEmpty })
  }
}

/// A stretch in which a Galera node was in a primary component.
struct PrimaryStretch: Sendable {
  /// The line that begins it, and the one that ends it; nil where the log shows none.
  var from: Int
  var to: Int?
  /// The view that the component has; nil where none was seen.
  var view: PrimaryView?

  init(from: Int, view: PrimaryView?) {
    self.from = from
    self.view = view
  }
}
