import LogReading
import Testing

/// A trap of the formats, and what must come out of it: `line+lines category level`, and what else the
/// trap is about.
struct TrapRow: CustomTestStringConvertible, Sendable {
  let name: String
  let text: String
  let shapes: [String]
  var times: [String?] = []
  var qualities: [TimeQuality] = []
  var codes: [String?] = []
  var programs: [String?] = []
  var zone = "UTC"
  var location: SourceLocation
  var testDescription: String { name }

  init(
    _ name: String,
    _ text: String,
    _ shapes: [String],
    times: [String?] = [],
    qualities: [TimeQuality] = [],
    codes: [String?] = [],
    programs: [String?] = [],
    zone: String = "UTC",
    location: SourceLocation = #_sourceLocation
  ) {
    self.name = name
    self.text = text
    self.shapes = shapes
    self.times = times
    self.qualities = qualities
    self.codes = codes
    self.programs = programs
    self.zone = zone
    self.location = location
  }
}
