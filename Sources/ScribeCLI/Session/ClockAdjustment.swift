import ArgumentParser
import IncidentModel
import LogReading

/// By how much the lines of a host are to be laid later or earlier, as typed: `db2=-7m`, `db2=+40s`.
struct ClockAdjustment: ExpressibleByArgument, Sendable {
  var host: String
  var span: TimeSpan

  init?(argument: String) {
    guard let equals = argument.lastIndex(of: "="), equals != argument.startIndex else {
      return nil
    }
    var text = argument[argument.index(after: equals)...]
    let isEarlier = text.hasPrefix("-")
    if isEarlier || text.hasPrefix("+") { text.removeFirst() }
    guard let span = TimeSpan(parsing: text) else { return nil }
    host = String(argument[..<equals])
    self.span = isEarlier ? -span : span
  }
}

extension [LogRecord] {
  /// The records with the lines of each host, or of a log that names none, laid as asked for.
  ///
  /// - Throws: `CommandError` for a host of which there is no line
  func adjusted(by clocks: [ClockAdjustment]) throws -> [LogRecord] {
    guard !clocks.isEmpty else { return self }
    let hosts = Set(map { $0.host ?? $0.source })
    for clock in clocks where !hosts.contains(clock.host) {
      let known = hosts.sorted().joined(separator: ", ")
      throw CommandError("no line is of \(clock.host.visible); hosts: \(known.visible)")
    }
    return map { record in
      guard let clock = clocks.last(where: { $0.host == record.host ?? record.source }) else {
        return record
      }
      var record = record
      record.time = record.time.map { $0 + clock.span }
      return record
    }
  }
}
