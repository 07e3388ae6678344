import Foundation
import Testing

/// One line of JSON Lines.
struct JSONLine {
  private let object: [String: Any]

  /// Reads every line; each must be one JSON object.
  static func objects(_ text: String) throws -> [JSONLine] {
    try text.split(separator: "\n").map { line in
      let object = try JSONSerialization.jsonObject(with: Data(line.utf8))
      return JSONLine(object: try #require(object as? [String: Any], "\(line)"))
    }
  }

  var keys: Set<String> { Set(object.keys) }

  func text(_ key: String) -> String? { object[key] as? String }

  func number(_ key: String) -> Int? { object[key] as? Int }

  func texts(_ key: String) -> [String]? { object[key] as? [String] }

  func list(_ key: String) -> [JSONLine] {
    (object[key] as? [[String: Any]] ?? []).map(JSONLine.init(object:))
  }

  /// Pairs of numbers, such as `ranges`.
  func pairs(_ key: String) -> [[Int]] { object[key] as? [[Int]] ?? [] }
}
