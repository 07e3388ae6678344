import Correlation
import Foundation
import ScenarioScoring

// Holds what `correlate` finds in scenarios against what really happened there.
// Usage: scribe-score FOLDER [--claims]; FOLDER holds a scenario or folders of them.

let arguments = CommandLine.arguments.dropFirst()
guard let folder = arguments.first(where: { !$0.hasPrefix("-") }) else {
  print("usage: scribe-score FOLDER [--claims]; FOLDER holds a truth.json, or folders that do")
  exit(64)
}
let showsClaims = arguments.contains("--claims")
let scenarios = ScenarioFolder.all(in: folder)
guard !scenarios.isEmpty else {
  print(
    "scribe-score: \(folder): no truth.json in it or in its folders; name a folder of scenarios"
  )
  exit(2)
}

var total = IncidentScore.Sum()
for scenario in scenarios {
  do {
    for score in try scenario.scores() {
      total.add(score)
      print(score.report(claims: showsClaims))
    }
  } catch {
    print("scribe-score: \(scenario.path): \(error)")
    exit(2)
  }
}
print(total.report)
exit(total.wrong > 0 ? 1 : 0)
