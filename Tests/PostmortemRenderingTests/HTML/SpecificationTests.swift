import Foundation
import PostmortemRendering
import Testing

/// The examples of the CommonMark specification, which PyPI's `commonmark` has in its source.
///
/// They are fetched when `SCRIBE_SPEC` names no copy, and never committed.
@Suite("The CommonMark specification")
struct SpecificationTests {
  struct Example {
    var number: Int
    var markdown: String
    var html: String
  }

  @Test("Every example comes out as the specification says, where raw HTML is not concerned")
  func examples() throws {
    guard let text = try Self.specification() else {
      // Said in words, and no failure: a machine without a network can test all else.
      print("SKIPPED: the CommonMark specification could not be fetched with pip")
      return
    }
    let examples = Self.examples(in: text)
    #expect(examples.count > 600)
    var compared = 0
    for example in examples {
      // Addresses that cmark refuses in safe mode, and HTML, which it leaves out.
      let html = Self.plain(HousePage.body(markdown: example.markdown))
      if html.contains("<!-- raw HTML omitted -->") || example.html.contains("<!--") { continue }
      compared += 1
      #expect(
        html == example.html,
        "example \(example.number): \(example.markdown.debugDescription)"
      )
    }
    #expect(compared > 550, "only \(compared) examples were compared")
  }

  /// Our additions taken off again: the ids of headings.
  private static func plain(_ html: String) -> String {
    var output = ""
    var rest = Substring(html)
    while let start = rest.range(of: " id=\"") {
      let before = rest[..<start.lowerBound]
      let isHeading = before.suffix(3).first == "<" && before.suffix(2).first == "h"
      output += before
      let after = rest[start.upperBound...]
      guard isHeading, let end = after.firstIndex(of: "\"") else {
        output += " id=\""
        rest = after
        continue
      }
      rest = after[after.index(after: end)...]
    }
    return output + rest
  }

  private static func specification() throws -> String? {
    let environment = ProcessInfo.processInfo.environment
    if let path = environment["SCRIBE_SPEC"] {
      return try String(contentsOfFile: path, encoding: .utf8)
    }
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("scribe-commonmark-specification")
    let spec = folder.appendingPathComponent("spec.txt")
    if let known = try? String(contentsOf: spec, encoding: .utf8) { return known }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    let script = """
      cd "$0" && timeout 60 pip download --quiet --no-deps --no-binary :all: commonmark==0.9.1 \
        && tar -xzf commonmark-*.tar.gz && cp "$(find . -name spec.txt | head -1)" spec.txt
      """
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/bin/sh")
    process.arguments = ["-c", script, folder.path]
    process.standardOutput = FileHandle.nullDevice
    process.standardError = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    return try? String(contentsOf: spec, encoding: .utf8)
  }

  /// The examples as `spec_tests.py` reads them: between lines of 32 backticks, `→` for a tab.
  private static func examples(in specification: String) -> [Example] {
    let fence = String(repeating: "`", count: 32)
    var examples: [Example] = []
    var markdown: [Substring] = []
    var html: [Substring] = []
    var part = 0
    for line in specification.split(separator: "\n", omittingEmptySubsequences: false) {
      if part == 0 {
        if line.hasPrefix(fence + " example") {
          part = 1
          markdown = []
          html = []
        }
      } else if line == fence {
        let join = { (lines: [Substring]) in
          lines.map { $0 + "\n" }.joined().replacingOccurrences(of: "→", with: "\t")
        }
        examples.append(
          Example(number: examples.count + 1, markdown: join(markdown), html: join(html))
        )
        part = 0
      } else if line == ".", part == 1 {
        part = 2
      } else if part == 1 {
        markdown.append(line)
      } else {
        html.append(line)
      }
    }
    return examples
  }
}
