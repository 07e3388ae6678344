import Correlation
import IncidentModel
import LogReading

/// The way of a Galera cluster's nodes, a line a step, in the order of time.
struct ClusterListing: Encodable {
  var time: String
  var node: String
  var step: String
  /// How often it was written in a row; absent for once.
  var count: Int?
  var source: String
  var line: Int?

  /// Prints the steps that the records tell.
  ///
  /// - Returns: whether there are any
  static func print(_ records: [LogRecord], zone: Zone, asJSON: Bool) throws -> Bool {
    let moments = ClusterMoment.all(in: records)
    if asJSON {
      try JSONLines.write(moments.map(Self.init))
      return !moments.isEmpty
    }
    // Logs of one name from several folders are told apart by their folders.
    let nodes = Set(moments.map(\.node))
    let isPlain = Set(nodes.map(\.baseName)).count == nodes.count
    let names = moments.map { isPlain ? $0.node.baseName : $0.node }
    let width = names.map(\.count).max() ?? 0
    let lines = BufferedOutput()
    for (moment, name) in zip(moments, names) {
      let time = moment.time.formatted(in: zone, separator: " ")
      let node = name + String(repeating: " ", count: width - name.count)
      var text = "\(Style.dim(time)) \(Style.cyan(node.visible)) \(moment.words.visible)"
      if moment.count > 1 {
        text += Style.yellow(
          " [×\(moment.count) until \(moment.latest.formatted(in: zone, separator: " "))]"
        )
      }
      text += Style.dim(
        " [\((isPlain ? moment.evidence.label.baseName : moment.evidence.label).visible)]"
      )
      lines.line(text)
    }
    lines.flush()
    return !moments.isEmpty
  }

  private init(_ moment: ClusterMoment) {
    time = moment.time.iso8601
    node = moment.node
    step = moment.words
    count = moment.count > 1 ? moment.count : nil
    source = moment.evidence.source
    line = moment.evidence.line
  }
}
