import IncidentModel
import PostmortemRendering
import Testing

@Suite("Review")
struct PostmortemReviewTests {
  @Test(
    "Every rule says of its examples what it promises",
    arguments: PostmortemReview.rules.map(\.name)
  )
  func examples(name: String) throws {
    let rule = try #require(PostmortemReview.rules.first { $0.name == name })
    #expect(!rule.examples.isEmpty)
    #expect(rule.examples.contains { !$0.expected.isEmpty }, "no example in which it speaks")
    for example in rule.examples {
      let messages = rule.remarks(on: example.input).map(\.message)
      #expect(messages.count == example.expected.count, "\(example.name): \(messages)")
      for (message, expected) in zip(messages, example.expected) {
        #expect(message.contains(expected), "\(example.name)")
      }
    }
  }

  @Test("Rules have names of their own")
  func names() {
    let names = PostmortemReview.rules.map(\.name)
    #expect(Set(names).count == names.count)
  }

  @Test("A remark names file, line and rule, in words and as JSON")
  func remark() throws {
    let input = ReviewInput(
      snapshot: SampleIncident.seed().snapshot,
      zone: .utc,
      document: "# T\n\nIt was 2023-10-30 (Sunday), E1.\n",
      file: "out/postmortem.md"
    )
    let remark = try #require(PostmortemReview.remarks(on: input).first { $0.rule == "weekday" })
    #expect(remark.text.hasPrefix("out/postmortem.md:3: 2023-10-30 was a Monday"))
    #expect(remark.json.hasPrefix(#"{"rule":"weekday","message":"2023-10-30 was a Monday"#))
    #expect(remark.json.contains(#""file":"out/postmortem.md","line":3,"about":[]}"#))
  }

  @Test("The generated document gives no cause for remarks on its prose")
  func generated() throws {
    let sample = SampleIncident.seed()
    let documents = try Postmortem.render(
      sample.input,
      template: try PostmortemTemplate(named: "standard")
    )
    let input = ReviewInput(
      snapshot: sample.snapshot,
      zone: sample.zone,
      document: documents.markdown
    )
    let remarks = PostmortemReview.remarks(on: input).filter { $0.line > 0 }
    #expect(remarks.map(\.text).isEmpty)
  }
}
