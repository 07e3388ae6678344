import IncidentModel
import LogReading

extension FindingRule {
  /// Signs of the incident that the logs showed before.
  static let recurrence = FindingRule(
    name: "recurrence",
    title: "Recurrence",
    summary: """
      Signs of the incident (of the same kind, and on the same object where one is named) that came \
      on days before it, in the same logs. Moderate: the lines are alike; that they have one cause is \
      not shown. How far back one can tell is as far as the logs reach, which the claim states.
      """,
    examples: [
      CaseExample(
        "A table that was damaged the week before",
        log: """
          2024-02-24 06:40:00 [Error] corruption: Got error 126 when reading table './stockdb/items'
          2024-03-02 06:40:00 [Error] corruption: Got error 126 when reading table './stockdb/items'
          """,
        entries: "2024-03-02 08:31:00 opened: No stock shown",
        expects: [
          CaseExample.Expectation(
            """
            Damaged data (stockdb/items) came before this incident: on 1 day, last at 24 February \
            06:40:00 (UTC). The logs reach back 7 d.
            """,
            .moderate,
            ["error.log:1", "error.log:2"]
          )
        ]
      ),
      CaseExample(
        "A sign seen for the first time",
        log: """
          2024-02-24 06:40:00 [Note] startup: mariadbd: ready for connections.
          2024-03-02 06:40:00 [Error] corruption: Got error 126 when reading table './stockdb/items'
          """,
        entries: "2024-03-02 08:31:00 opened: No stock shown"
      ),
    ],
    evaluate: { file in
      guard let episode = file.episode else { return [] }
      var earlier: [String: [Symptom]] = [:]
      for symptom in file.symptoms where symptom.time < episode.first.time {
        earlier[symptom.signature, default: []].append(symptom)
      }
      var seen: Set<String> = []
      return episode.symptoms.compactMap { symptom in
        guard seen.insert(symptom.signature).inserted, symptom.kind != .recovery,
          let before = earlier[symptom.signature]
        else { return nil }
        return recurrenceFinding(symptom, before: before, in: file)
      }
    }
  )

  private static func recurrenceFinding(
    _ symptom: Symptom,
    before: [Symptom],
    in file: CaseFile
  ) -> Finding? {
    guard let last = before.last else { return nil }
    let days = Set(before.map { file.input.zone.civilTime(at: $0.time).date }).count
    let begin = file.logsBegin(holding: symptom) ?? last.time
    let object = symptom.object.map { " (\($0))" } ?? ""
    return Finding(
      rule: "recurrence",
      claim: """
        \((symptom.words + object).capitalizedFirst) came before this incident: on \
        \(Wording.count(days, "day")), last at \(file.wording.time(last.time))\
        \(file.wording.zoneName). The logs reach back \((symptom.time - begin).words).
        """,
      from: before[0].time,
      to: last.time,
      confidence: .moderate,
      evidence: [file.evidence(last.position), file.evidence(symptom.position)],
      caveat: "Lines alike need not have one cause.",
      weight: 48
    )
  }
}
