import IncidentModel

extension BackupRun {
  /// The run as one line of JSON, without the newline: `scribe backups --json`.
  ///
  /// Keys come in a fixed order, absent values are left out; times are UTC with six fraction digits.
  /// `snapshot`, `operation` (unless `backup`), `size` and `deleted` follow the promised keys.
  package var jsonLine: String {
    var line = JSONObjectLine()
    line.add("start", start?.iso8601)
    line.add("end", end?.iso8601)
    line.add("tool", tool)
    line.add("database", database)
    line.add("artefact", artefact)
    line.add("verdict", verdict.rawValue)
    line.add("reason", reason)
    line.add(
      "evidence",
      raw: "["
        + evidence.map { item in
          var object = JSONObjectLine()
          object.add("source", item.source)
          object.add("line", raw: item.line.map(String.init))
          return object.text
        }.joined(separator: ",") + "]"
    )
    line.add("snapshot", snapshot?.iso8601)
    if operation != .backup { line.add("operation", operation.rawValue) }
    line.add("size", raw: size.map(String.init))
    line.add("deleted", deletion?.time?.iso8601)
    return line.text
  }
}

/// A JSON object put together key by key, so that the keys keep their order.
private struct JSONObjectLine {
  private var members: [String] = []

  var text: String { "{" + members.joined(separator: ",") + "}" }

  mutating func add(_ key: String, _ value: String?) {
    add(key, raw: value.map(Self.quoted))
  }

  mutating func add(_ key: String, raw value: String?) {
    guard let value else { return }
    members.append(Self.quoted(key) + ":" + value)
  }

  /// The text as a JSON string (RFC 8259, section 7).
  private static func quoted(_ text: String) -> String {
    var result = "\""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"": result += "\\\""
      case "\\": result += "\\\\"
      case "\n": result += "\\n"
      case "\r": result += "\\r"
      case "\t": result += "\\t"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F:
        let digits = String(scalar.value, radix: 16)
        result += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result + "\""
  }
}
