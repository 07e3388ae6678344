extension EntryBody {
  /// What is known of a follow-up; in a change, nil leaves as it is and an empty text takes away.
  ///
  /// Every field is optional in the journal's JSON, so that entries of every age can be read.
  package struct FollowUpFields: Sendable, Hashable, Codable {
    package var text: String?
    package var type: FollowUpType?
    package var owner: String?
    /// The day by which it is due, `YYYY-MM-DD` in the incident's zone.
    package var due: String?
    /// How often it comes again, as `Recurrence` writes it: `30d`, `2w`, `3mo`.
    package var every: String?
    /// How much it matters, as `Priority` writes it: `P0` … `P3`.
    package var priority: String?
    package var tags: [String]?
    /// The entries that it answers.
    package var answers: [String]?
    /// The finding that it answers.
    package var finding: FindingReference?
    /// How one will know that it is done.
    package var verify: String?
    /// The follow-ups that must be done before it.
    package var dependsOn: [String]?
    /// The first follow-up of the series that this one continues.
    package var series: String?
    /// Where other people track it: the address of an issue, or its key.
    package var link: String?
    /// How many occurrences were missed between the one before and this one.
    package var missed: Int?

    package init(
      text: String? = nil,
      type: FollowUpType? = nil,
      owner: String? = nil,
      due: String? = nil,
      every: String? = nil,
      priority: String? = nil,
      tags: [String]? = nil,
      answers: [String]? = nil,
      finding: FindingReference? = nil,
      verify: String? = nil,
      dependsOn: [String]? = nil,
      series: String? = nil,
      missed: Int? = nil,
      link: String? = nil
    ) {
      self.text = text
      self.type = type
      self.owner = owner
      self.due = due
      self.every = every
      self.priority = priority
      self.tags = tags
      self.answers = answers
      self.finding = finding
      self.verify = verify
      self.dependsOn = dependsOn
      self.series = series
      self.missed = missed
      self.link = link
    }

    /// What a change says, in words: `due 2023-11-14, owner dba`.
    package var summary: String {
      func named(_ name: String, _ value: String?) -> String? {
        value.map { $0.isEmpty ? "no \(name)" : "\(name) \($0)" }
      }
      return [
        text, named("type", type?.rawValue), named("owner", owner), named("due", due),
        named("every", every), named("priority", priority),
        named("tags", tags?.joined(separator: ", ")), named("verified by", verify),
        finding.map { "answers: \($0.claim)" },
        dependsOn.map {
          "depends on \($0.isEmpty ? "nothing" : $0.count == 1 ? "another" : "\($0.count) others")"
        },
        named("link", link),
      ].compactMap { $0 }.joined(separator: ", ")
    }

    /// Whether nothing is in it: a change that changes nothing.
    package var isEmpty: Bool { self == FollowUpFields() }

    /// The same with every reference and every text passed through a function.
    func mapping(
      references reference: (String) throws -> String,
      texts change: (String) -> String
    ) rethrows -> FollowUpFields {
      var fields = self
      fields.text = text.map(change)
      fields.verify = verify.map(change)
      fields.link = link.map(change)
      fields.answers = try answers?.map(reference)
      fields.dependsOn = try dependsOn?.map(reference)
      fields.series = try series.map(reference)
      return fields
    }
  }
}
