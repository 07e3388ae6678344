import Foundation
import PostmortemRendering
import Testing

/// The program that the examples are compared with.
private enum CMarkProgram {
  static let isWanted =
    ProcessInfo.processInfo.environment["SCRIBE_SLOW_TESTS"] == "1"
    && FileManager.default.isExecutableFile(atPath: "/usr/bin/cmark")
}

/// The examples of the CommonMark specification 0.30, compared with the cmark program.
///
/// The specification lies in the source of Debian's cmark; it is fetched when `SCRIBE_SPEC` names no
/// copy, and never committed.
@Suite(
  "The CommonMark specification",
  .enabled(if: CMarkProgram.isWanted, "slow, and wants cmark: SCRIBE_SLOW_TESTS=1 runs it")
)
struct SpecificationTests {
  struct Example {
    var number: Int
    var markdown: String
    var html: String
  }

  @Test("Every example comes out as cmark and the specification have it")
  func examples() throws {
    guard let text = try Self.specification() else {
      print("SKIPPED: the source of Debian's cmark could not be fetched with apt-get")
      return
    }
    #expect(text.contains("version: 0.30\n") || text.contains("version: '0.30'\n"))
    let examples = Self.examples(in: text)
    #expect(examples.count > 640)
    var withoutHTML = 0
    for example in examples {
      let html = Self.plain(HousePage.body(markdown: example.markdown))
      let name = "example \(example.number): \(example.markdown.debugDescription)"
      // Raw HTML and dangerous addresses are left out by both.
      #expect(try html == Self.cmark(example.markdown), "\(name)")
      if html.contains("<!-- raw HTML omitted -->") || example.html.contains("<!--") { continue }
      withoutHTML += 1
      #expect(html == example.html, "\(name)")
    }
    #expect(withoutHTML > 550, "only \(withoutHTML) examples were compared with the text")
  }

  /// What the program makes of a document.
  private static func cmark(_ markdown: String) throws -> String {
    let process = Process()
    process.executableURL = URL(fileURLWithPath: "/usr/bin/cmark")
    let (input, output) = (Pipe(), Pipe())
    process.standardInput = input
    process.standardOutput = output
    try process.run()
    // An example is far smaller than a pipe.
    try input.fileHandleForWriting.write(contentsOf: Data(markdown.utf8))
    try input.fileHandleForWriting.close()
    let bytes = output.fileHandleForReading.readDataToEndOfFile()
    process.waitUntilExit()
    return String(decoding: bytes, as: UTF8.self)
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
      .appendingPathComponent("scribe-commonmark-0.30")
    let spec = folder.appendingPathComponent("spec.txt")
    if let known = try? String(contentsOf: spec, encoding: .utf8) { return known }
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    // apt-get with lists of its own: this machine's settings and packages stay as they are.
    let script = """
      cd "$0" && mkdir -p lists/partial cache/archives/partial &&
      key=/usr/share/keyrings/debian-archive-keyring.gpg &&
      echo "deb-src [signed-by=$key] http://deb.debian.org/debian bookworm main" > sources.list &&
      own="-qq -o Dir::Etc::SourceList=$0/sources.list -o Dir::Etc::SourceParts=/dev/null" &&
      own="$own -o Dir::State::Lists=$0/lists -o Dir::Cache=$0/cache -o APT::Sandbox::User=" &&
      timeout 90 apt-get $own update && timeout 60 apt-get $own source --download-only cmark &&
      tar -xzf cmark_0.30*.orig.tar.gz && cp cmark-0.30*/test/spec.txt spec.txt
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
