import ArgumentParser
import Correlation
import IncidentModel

/// `scribe rules [NAME]`
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules",
    abstract: "List the rules behind the findings, or explain one."
  )

  @Argument(help: ArgumentHelp("The rule.", valueName: "name"))
  var name: String?

  func run() throws {
    guard let name else {
      for rule in FindingRule.all { Output.line("\(rule.name)  \(rule.title)") }
      return
    }
    guard let rule = FindingRule.named(name) else {
      throw CommandError("there is no rule \(name.visible); `scribe rules` lists them")
    }
    Output.line(Style.bold("\(rule.name): \(rule.title)"))
    TextWrapping.wrap(rule.summary, width: Output.columns).forEach { Output.line($0) }
    for example in rule.examples {
      Output.line()
      Output.line(Style.bold(example.title))
      for rows in [example.log, example.entries, example.runs] where !rows.isEmpty {
        rows.split(separator: "\n").forEach { Output.line("    " + $0) }
      }
      let found = example.expects.map { "\($0.claim) [\($0.confidence.rawValue)]" }
      for claim in found.isEmpty ? ["nothing is found"] : found {
        TextWrapping.wrap("=> " + claim, width: Output.columns).forEach { Output.line($0) }
      }
    }
  }
}
