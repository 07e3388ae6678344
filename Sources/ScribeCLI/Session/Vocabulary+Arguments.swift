import ArgumentParser
import IncidentModel
import LogReading

// The domain's words as arguments: help lists their values, a wrong one is refused with the list.
extension Severity: ExpressibleByArgument {
  /// Reads `sev2` in any case, `SEV-2`, and the number alone.
  package init?(argument: String) {
    let text = argument.lowercased().filter { $0.isLetter || $0.isNumber }
    self.init(rawValue: text.hasPrefix("sev") ? text : "sev" + text)
  }
}

extension Milestone: ExpressibleByArgument {
  /// Reads a milestone in any case, or its beginning from three letters on: `ack`, `resolve`.
  package init?(argument: String) {
    guard let named = Self.allCases.first(startingWith: argument) else { return nil }
    self = named
  }
}

extension Role: ExpressibleByArgument {
  /// Reads a role in any case, its beginning from three letters on, and `ic`.
  package init?(argument: String) {
    let named =
      argument.lowercased() == "ic" ? .commander : Self.allCases.first(startingWith: argument)
    guard let named else { return nil }
    self = named
  }
}

extension Collection where Element: RawRepresentable<String> {
  /// The word that begins as was typed, from three letters on.
  fileprivate func first(startingWith typed: String) -> Element? {
    typed.count < 3 ? nil : first { $0.rawValue.hasPrefix(typed.lowercased()) }
  }
}

extension EventKind: ExpressibleByArgument {}
extension BackupReport.Verdict: ExpressibleByArgument {}
extension Effect: ExpressibleByArgument {}
extension FollowUpType: ExpressibleByArgument {}
extension Section: ExpressibleByArgument {}
extension LogCategory: ExpressibleByArgument {}
extension LogLevel: ExpressibleByArgument {}
