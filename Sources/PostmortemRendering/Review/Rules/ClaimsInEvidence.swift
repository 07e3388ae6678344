import IncidentModel

extension ReviewRule {
  /// Numbers, times and names of systems are looked for in the text of the sources.
  ///
  /// Lengths of time and what is spelled out are not, since they are reckoned. Where the text of a source
  /// is not at hand, nothing is said.
  static let claimsInEvidence = ReviewRule(
    name: "claims-in-evidence",
    summary: "Do the numbers, times and names of the prose stand in the evidence that is named?",
    examples: [
      Example(
        "a number that the entry does not have",
        .example {
          $0.entry("08:10", "about 4000 orders are missing")
          $0.section(.impact, "We lost 5,000 orders (E1).")
        },
        ["“5,000” is not in E1"]
      ),
      Example(
        "a time that is another, and a table that nobody named",
        .example {
          $0.entry("08:10", "stockdb/items cannot be read")
          $0.section(.impact, "From 08:20 on stockdb/moves could not be read (E1).")
        },
        ["“08:20” and “stockdb/moves” are not in E1"]
      ),
      Example(
        "a line of a log that says otherwise",
        .example {
          $0.line("error.log:67", "[ERROR] Got error 126 when reading table './stockdb/items'")
          $0.section(.trigger, "The server reported error 127 (error.log:67).")
        },
        ["“127” is not in error.log:67"]
      ),
      Example(
        "what the evidence shows, in another form",
        .example {
          $0.entry("08:10", "5000 orders are missing")
          $0.section(.impact, "At 08:10 on 30 October, 5,000 orders were missing for 3 hours (E1).")
        }
      ),
      Example(
        "a source that is not at hand",
        .example { $0.section(.impact, "We lost 5,000 orders (access.log:9).") }
      ),
    ]
  ) { input in
    let known = input.milestoneTimes
    return input.prose.flatMap { passage in
      Claim.all(in: passage.text).compactMap { claim in
        let evidence = NamedEvidence(claim.sources, in: input)
        guard !claim.sources.isEmpty, !evidence.isIncomplete else { return nil }
        let missing = claim.statements.filter { !known.contains($0) && !evidence.shows($0) }
        guard !missing.isEmpty else { return nil }
        return ReviewRemark(
          """
          \(Words.list(missing.map { "“\($0)”" })) \(missing.count == 1 ? "is" : "are") not in \
          \(Words.list(claim.sources)): name the evidence that shows it, or say what it shows
          """,
          file: passage.file,
          line: passage.line,
          about: claim.sources
        )
      }
    }
  }
}
