/// The names of kinds of causes, for counting incidents by them.
package enum CauseTopic {
  /// The kinds of causes that a text names (`disk space`, `damaged data`), in the order of the table
  /// by which hypotheses are judged.
  package static func names(in text: String) -> [String] {
    HypothesisTopic.topics(in: text).map(\.name)
  }
}
