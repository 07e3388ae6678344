/// What the members of a cluster are called, as far as the logs tell.
///
/// Galera names a member by a part of an identity that is new with every start (`5d38ba81-8f21`), by an
/// address, or by its name; views and state messages tell which belong together.
struct ClusterMembers: Sendable {
  /// The names by identity.
  private var names: [String: String] = [:]
  /// The identities at each address, in the order of reading.
  private var identities: [String: [String]] = [:]
  /// The members of the latest view in the order in which state messages count them.
  private var order: [String] = []

  private static let phrases = PhraseTable([
    ["declaring ", "connection established to ", "forgetting "], ["members("],
    [" connected to cluster at position "], ["view_id("], ["got state msg: "],
  ])

  /// Takes what a line says of who is who.
  mutating func learn(from text: String) {
    switch Self.phrases.lowestRow(in: text) {
    case 0:
      for verb in ["declaring ", "established to ", "forgetting "] {
        guard let identity = TextSearch.text(in: text, between: verb, and: " ") else { continue }
        if let address = Self.address(in: text[...], after: identity) {
          if identities[address]?.last != identity {
            identities[address, default: []].append(identity)
          }
        }
      }
    case 1:
      for line in text.split(separator: "\n") { learnMember(line) }
    case 2:
      guard let name = TextSearch.text(in: text, between: "Server ", and: " connected to cluster"),
        let identity = TextSearch.text(in: text + "\n", between: "with ID ", and: "\n")
      else { return }
      add(name, for: identity)
    case 3:
      guard let listed = TextSearch.text(in: text, between: "memb {", and: "}") else { return }
      order = listed.split(whereSeparator: \.isWhitespace).map { member in
        String(member.prefix { $0 != "," })
      }
    case 4:
      guard let from = TextSearch.offset(of: " from ", in: text),
        let place = TextSearch.number(in: text, at: from + 6), order.indices.contains(place),
        let name = TextSearch.text(in: text + "\n", between: " from \(place) (", and: ")")
      else { return }
      add(name, for: order[place])
    default: break
    }
  }

  /// Takes a member of a view: `0: 5d38ba81-2de0-11ee-8f21-f29a5fdf1ee0, node1`.
  private mutating func learnMember(_ line: Substring) {
    let parts = line.split(separator: ":", maxSplits: 1)
    guard parts.count == 2, Int(String(parts[0].filter { !$0.isWhitespace })) != nil,
      let comma = parts[1].firstIndex(of: ",")
    else { return }
    let name = parts[1][comma...].dropFirst().filter { !$0.isWhitespace }
    add(name, for: String(parts[1][..<comma].filter { !$0.isWhitespace }))
  }

  /// A whole identity is known by its first and fourth parts, or by the first alone (Galera 3).
  private mutating func add(_ name: String, for identity: String) {
    guard !name.isEmpty else { return }
    names[identity] = name
    let groups = identity.split(separator: "-")
    guard groups.count == 5 else { return }
    names["\(groups[0])-\(groups[3])"] = name
    names[String(groups[0])] = name
  }

  /// The name of what a line calls `5d38ba81-8f21 at ssl://10.0.0.2:4567`, `tcp://10.0.0.2:4568`,
  /// `5d38ba81-8f21` or `10.0.0.2`: else its address, else the text as it stands.
  func name(_ text: String) -> String {
    let word = text.prefix { $0 != " " }
    if let name = names[String(word)] { return name }
    guard let address = Self.address(in: text[...], after: "") else {
      return name(at: text) ?? text
    }
    return name(at: address) ?? address
  }

  /// The name of the member at the address; nil where none is known, or several were there.
  private func name(at address: String) -> String? {
    let known = Set((identities[address] ?? []).compactMap { names[$0] })
    return known.count == 1 ? known.first : nil
  }

  /// The address in `ssl://10.0.0.2:4567`, past a text; nil where there is none.
  private static func address(in text: Substring, after: String) -> String? {
    let rest =
      after.isEmpty
      ? String(text) : TextSearch.text(in: String(text) + "\n", between: after, and: "\n") ?? ""
    guard let start = TextSearch.text(in: rest + "\n", between: "://", and: "\n") else {
      return nil
    }
    let whole = start.prefix { $0 != " " && $0 != ")" && $0 != "'" }
    guard let colon = whole.lastIndex(of: ":"), colon > whole.startIndex else {
      return whole.isEmpty ? nil : String(whole)
    }
    return String(whole[..<colon])
  }
}
