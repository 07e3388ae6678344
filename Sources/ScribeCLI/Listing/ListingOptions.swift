import ArgumentParser
import FoundationEssentials

/// What every listing takes.
struct ListingOptions: ParsableArguments {
  @Flag(help: "One JSON object a line, for programs: promised stable.")
  var json = false
}

/// Objects as JSON Lines (<https://jsonlines.org>), keys in alphabetical order.
enum JSONLines {
  /// Writes the objects to stdout.
  static func write(_ objects: [some Encodable]) throws {
    let encoder = JSONEncoder()
    encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
    for object in objects {
      Output.line(String(decoding: try encoder.encode(object), as: UTF8.self))
    }
  }
}
