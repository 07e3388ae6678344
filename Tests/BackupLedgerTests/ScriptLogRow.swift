import Testing

/// A script's log and the runs that are read from it, worded as each suite says.
struct ScriptLogRow: Sendable, CustomTestStringConvertible {
  let name: String
  let log: String
  let runs: [String]
  var testDescription: String { name }

  init(_ name: String, _ log: String, _ runs: String...) {
    (self.name, self.log, self.runs) = (name, log, runs)
  }
}
