import IncidentModel

extension ReviewRule {
  static let unsupportedClaims = ReviewRule(
    name: "unsupported-claims",
    summary: "Does every number and time in the prose name what shows it?",
    examples: [
      Example(
        "a number without a source",
        .example { $0.section(.impact, "We lost 5,000 orders.") },
        ["no evidence is named for “We lost 5,000 orders.”"]
      ),
      Example(
        "with sources of every kind",
        .example {
          $0.entry("06:41", "5000 orders are missing")
          $0.section(.impact, "We lost 5,000 orders (E1).\n\nIt began at 06:40 (error.log:67).")
        }
      ),
      Example(
        "a source covers its paragraph",
        .example {
          $0.entry("06:41", "5000 orders of 40 customers are missing")
          $0.section(.impact, "We lost 5,000 orders. They were of 40 customers (E1).")
        }
      ),
      Example(
        "a date alone claims nothing, nor does a length of time",
        .example {
          $0.section(.lessons, "Read the log first. It takes 2 minutes.")
          $0.section(.wentWell, "We meet again on Tuesday, 5 December 2023, and on 2023-12-12.")
        }
      ),
      Example(
        "the time of a milestone is on record, another is not",
        .example {
          $0.milestone(.detected, "08:10")
          $0.section(.detection, "The alert came at 08:10.\n\nThe page was read at 08:14.")
        },
        ["no evidence is named for “The page was read at 08:14.”"]
      ),
    ]
  ) { input in
    let known = input.milestoneTimes
    return input.prose.flatMap { passage -> [ReviewRemark] in
      let claims = Claim.all(in: passage.text)
      guard claims.allSatisfy(\.sources.isEmpty) else { return [] }
      return claims.filter { $0.wantsSource(besides: known) }.map { claim in
        ReviewRemark(
          """
          no evidence is named for “\(Words.cut(claim.text, to: 70))”: add an entry (E12) or a line \
          (error.log:67)
          """,
          file: passage.file,
          line: passage.line
        )
      }
    }
  }
}
