import Foundation
import Testing

/// Compares a text with a file in `Snapshots/`; with `RECORD_SNAPSHOTS` set, writes it and fails.
func expectSnapshot(
  _ text: String,
  _ name: String,
  sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Snapshots").appendingPathComponent(name)
  if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
    try Data(text.utf8).write(to: file)
    Issue.record("recorded \(name); look at it and run again", sourceLocation: sourceLocation)
    return
  }
  let known = try String(decoding: Data(contentsOf: file), as: UTF8.self)
  let expected = known.split(separator: "\n", omittingEmptySubsequences: false)
  let got = text.split(separator: "\n", omittingEmptySubsequences: false)
  guard expected != got else { return }
  let at = zip(expected, got).prefix { $0 == $1 }.count
  let want = expected.indices.contains(at) ? expected[at] : "(the end)"
  let have = got.indices.contains(at) ? got[at] : "(the end)"
  Issue.record(
    "\(name):\(at + 1) differs\n  known: \(want)\n    now: \(have)",
    sourceLocation: sourceLocation
  )
}
