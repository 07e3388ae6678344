import Foundation

/// A text that is kept in a file, so that a change of it is seen in review.
///
/// With `RECORD_SNAPSHOTS=1` the file is written, and the comparison fails: what was recorded is to
/// be looked at before it is believed.
package struct Snapshot: Sendable {
  /// The file that holds the text.
  package let path: String

  /// The snapshot in a file.
  package init(path: String) { self.path = path }

  /// The snapshot of this name in the folder `Snapshots` beside a test.
  package init(_ name: String, besideTest test: String) {
    let folder = test.split(separator: "/", omittingEmptySubsequences: false).dropLast()
    self.init(path: folder.joined(separator: "/") + "/Snapshots/" + name)
  }

  /// What is wrong with a text, its first differing line shown; nil where it is the known one.
  package func difference(from text: String) throws -> String? {
    if ProcessInfo.processInfo.environment["RECORD_SNAPSHOTS"] != nil {
      let file = URL(fileURLWithPath: path)
      try FileManager.default.createDirectory(
        at: file.deletingLastPathComponent(),
        withIntermediateDirectories: true
      )
      try Data(text.utf8).write(to: file)
      return "recorded \(path); look at it and run again without RECORD_SNAPSHOTS"
    }
    guard let data = FileManager.default.contents(atPath: path) else {
      return "\(path) is missing; RECORD_SNAPSHOTS=1 records it"
    }
    return Self.difference(known: String(decoding: data, as: UTF8.self), now: text, name: path)
  }

  /// The first line in which two texts differ, as a message; nil where they are the same.
  package static func difference(known: String, now: String, name: String) -> String? {
    guard known != now || Array(known.utf8) != Array(now.utf8) else { return nil }
    let knownLines = known.split(separator: "\n", omittingEmptySubsequences: false)
    let lines = now.split(separator: "\n", omittingEmptySubsequences: false)
    let same = zip(knownLines, lines).prefix { $0 == $1 }.count
    let expected = same < knownLines.count ? String(knownLines[same]) : "(the end)"
    let found = same < lines.count ? String(lines[same]) : "(the end)"
    return """
      \(name):\(same + 1): differs (\(knownLines.count) lines known, \(lines.count) now)
        known: \(expected)
          now: \(found)
      RECORD_SNAPSHOTS=1 records what it is now
      """
  }
}
