import IncidentModel

/// The names of the people in an incident, as they are or as roles.
struct PeopleNames: Sendable {
  /// The names in order of length, longest first, and what stands for each.
  private let replacements: [(name: String, role: String)]
  /// Those who recorded something or had a role, in the order of their first entry.
  let authors: [String]
  /// Who wrote most entries, the first where several did.
  let mostFrequent: String?

  init(_ snapshot: IncidentSnapshot, areRoles: Bool) {
    var authors: [String] = []
    var seen: Set<String> = []
    func add(_ name: String) {
      if !name.isEmpty, seen.insert(name).inserted { authors.append(name) }
    }
    for entry in snapshot.timeline.sorted(by: { $0.number < $1.number }) { add(entry.author) }
    for hypothesis in snapshot.hypotheses { add(hypothesis.author) }
    for role in Role.allCases { if let name = snapshot.incident.roles[role] { add(name) } }
    self.authors = authors
    // Owners of follow-ups need not have been there, but are people too.
    for followUp in snapshot.followUps { if let owner = followUp.owner { add(owner) } }
    let counts = Dictionary(snapshot.timeline.map { ($0.author, 1) }, uniquingKeysWith: +)
    let most = counts.values.max() ?? 0
    mostFrequent = authors.first { counts[$0] == most && !$0.isEmpty }
    guard areRoles else {
      replacements = []
      return
    }
    var roles: [(String, String)] = []
    var others = 0
    for name in authors {
      if let role = Role.allCases.first(where: { snapshot.incident.roles[$0] == name }) {
        roles.append((name, role.title))
      } else {
        others += 1
        roles.append((name, "responder \(others)"))
      }
    }
    replacements = roles.sorted { ($1.0.count, $0.0) < ($0.0.count, $1.0) }
  }

  /// The name, or the role that stands for it.
  func name(_ author: String) -> String {
    replacements.first { $0.name == author }?.role ?? author
  }

  /// The text with every name in it replaced, where names are roles.
  func replacingNames(in text: String) -> String {
    var text = text
    for (name, role) in replacements where name.utf8.count > 1 {
      text = text.replacingWord(name, with: role)
    }
    return text
  }
}

extension String {
  /// The text with a whole word, in any case, replaced by another.
  fileprivate func replacingWord(_ word: String, with replacement: String) -> String {
    let pattern = Array(word.lowercased())
    let characters = Array(self)
    guard !pattern.isEmpty, characters.count >= pattern.count else { return self }
    var output = ""
    var at = 0
    func isWord(_ index: Int) -> Bool {
      characters.indices.contains(index)
        && (characters[index].isLetter || characters[index].isNumber)
    }
    while at < characters.count {
      let end = at + pattern.count
      if end <= characters.count, !isWord(at - 1), !isWord(end),
        zip(characters[at..<end], pattern).allSatisfy({ $0.lowercased() == String($1) })
      {
        output += replacement
        at = end
      } else {
        output.append(characters[at])
        at += 1
      }
    }
    return output
  }
}
