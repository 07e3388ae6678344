import IncidentModel
import LogReading

extension FindingRule {
  /// Which tables and files are damaged, since when, and whether repairs helped.
  static let corruptionObjects = FindingRule(
    name: "corruption-objects",
    title: "Damaged objects",
    summary: """
      Each table or file that the logs call damaged: where it shows first, how many lines say so, and \
      after which recorded repairs or restores lines still say so, when the log calls it repaired, and \
      how many rows a repair lost. Strong where a line of level error \
      names the object, moderate where only warnings do, or where the lines only say that the table \
      was not closed in order. Silence after a repair is reported as \
      silence: damage shows only when the object is read.
      """,
    examples: [
      CaseExample(
        "Damage that a repair did not mend",
        log: """
          2024-03-02 06:40:00 [Error] corruption: InnoDB: Space id and page no stored in the page, read in from ./stockdb/items.ibd are [page id: space=1], should be [page id: space=6]
          2024-03-02 09:44:54 [Error] corruption: Got error 126 when reading table './stockdb/items'
          2024-03-02 09:50:00 [Error] corruption: mariadbd: Table './stockdb/stock_moves' is marked as crashed and should be repaired
          """,
        entries: """
          2024-03-02 08:31:00 opened: No stock shown
          2024-03-02 09:27:53 action: mysqlcheck --repair
          """,
        expects: [
          CaseExample.Expectation(
            """
            stockdb/items is damaged: first shown at 06:40:00 (UTC), in 2 lines until 09:44:54. It \
            is still shown after E2 “mysqlcheck --repair” at 09:27:53.
            """,
            .strong,
            ["error.log:1", "E2", "error.log:2"]
          ),
          CaseExample.Expectation(
            """
            stockdb/stock_moves was not closed in order: the log calls it crashed at 09:50:00 (UTC); no \
            damage to it is shown.
            """,
            .moderate,
            ["error.log:3"]
          ),
        ]
      ),
      CaseExample(
        "A table that the server repaired by itself, and one that lost its rows",
        log: """
          2024-03-02 06:40:00 [Error] corruption: mariadbd: Table './stockdb/moves' is marked as crashed and should be repaired
          2024-03-02 06:40:00 [Warning] corruption: Checking table:   './stockdb/moves'
          2024-03-02 06:40:01 [Warning] corruption: Recovering table: './stockdb/moves'
          2024-03-02 06:41:00 [Warning] corruption: mysql.global_priv: Number of rows changed from 7 to 0
          """,
        entries: "2024-03-02 08:31:00 opened: No stock shown",
        expects: [
          CaseExample.Expectation(
            """
            stockdb/moves was not closed in order: the log calls it crashed at 06:40:00 (UTC). The log \
            shows the server repairing it at 06:40:01, and shows no damage to it after that.
            """,
            .moderate,
            ["error.log:1", "error.log:3"]
          ),
          CaseExample.Expectation(
            """
            mysql/global_priv is damaged: shown at 06:41:00 (UTC), in 1 line. A repair at 06:41:00 \
            left 0 of its 7 rows: all were lost.
            """,
            .moderate,
            ["error.log:4"]
          ),
        ]
      ),
      CaseExample(
        "What a repair says of the rows it lost is no damage shown after it",
        log: """
          2024-03-02 18:05:01 [Error] corruption: mariadbd: Index for table './shop/sess.MYI' is corrupt; try to repair it
          2024-03-02 18:28:40 [Error] corruption: mariadbd: Index for table './shop/sess.MYI' is corrupt; try to repair it
          2024-03-02 18:30:10 [Note] corruption: Found 3000 of 7000 rows when repairing './shop/sess'
          """,
        entries: """
          2024-03-02 18:12:00 opened: Logins fail
          2024-03-02 18:30:00 action: REPAIR TABLE shop.sess
          """,
        expects: [
          CaseExample.Expectation(
            """
            shop/sess is damaged: first shown at 18:05:01 (UTC), in 2 lines until 18:28:40. A repair \
            at 18:30:10 left 3000 of its 7000 rows: some were lost.
            """,
            .strong,
            ["error.log:1", "error.log:3"]
          )
        ]
      ),
      CaseExample(
        "Other errors are not damage",
        log: "2024-03-02 06:40:00 [Error] config: mariadbd: unknown variable 'query_cach_size=16M'"
      ),
    ],
    evaluate: { file in
      let damages = ObjectDamage.all(in: file)
      let acts = file.acts.filter {
        !$0.kinds.isDisjoint(with: [.repair, .restore, .forceRecovery, .reinstall])
      }
      let shown = damages.prefix(8).map { $0.finding(after: acts, in: file) }
      return shown + [ObjectDamage.folded(damages.dropFirst(8), in: file)].compactMap { $0 }
    }
  )
}

/// The lines that call one object damaged.
private struct ObjectDamage {
  var object: String
  var positions: [Int]
  var hasError: Bool
  /// The lines that tell of a repair.
  var repairs: [(sign: RepairSign, position: Int)] = []

  /// The damage by object, in the order in which it shows.
  static func all(in file: CaseFile) -> [ObjectDamage] {
    let records = file.records
    let undamaged = file.startsWithoutDamage
    var damages: [ObjectDamage] = []
    var places: [String: Int] = [:]
    let names = ObjectNames(learningFrom: records)
    for position in records.indices where records[position].category == .corruption {
      let record = records[position]
      let repair = RepairSign(of: record)
      guard record.level != .note || repair != nil,
        !undamaged.contains(where: { $0.contains(position) }),
        let object = names.name(of: record)
      else {
        continue
      }
      if let repair, repair.isGood {
        // A repair of what no line calls damaged is a table that was not closed in order.
        if let place = places[object] { damages[place].repairs.append((repair, position)) }
        continue
      }
      let isError = record.level == .error || record.level == .fatal
      if let place = places[object] {
        damages[place].positions.append(position)
        damages[place].hasError = damages[place].hasError || isError
      } else {
        places[object] = damages.count
        damages.append(ObjectDamage(object: object, positions: [position], hasError: isError))
      }
    }
    return damages
  }

  func finding(after acts: [HumanAct], in file: CaseFile) -> Finding {
    let wording = file.wording
    // What a repair says of the rows it lost is told after the damage, and is none shown after the repair.
    let damage = positions.lastIndex { RepairSign(of: file.records[$0]) == nil }
    let shown = positions.prefix((damage ?? 0) + 1)
    let times = shown.compactMap(file.time)
    if positions.allSatisfy({ LeftOpenTable.isTold(by: file.records[$0]) }) {
      return leftOpen(in: file)
    }
    let isMissing = positions.contains { MissingFile.isTold(by: file.records[$0]) }
    var claim = "\(object) is \(isMissing ? "missing or damaged" : "damaged")"
    if let first = times.min(), let last = times.max() {
      claim +=
        last > first
        ? ": first shown at \(wording.time(first))\(wording.zoneName), "
          + "in \(Wording.count(shown.count, "line")) until \(wording.time(last))."
        : ": shown at \(wording.time(first))\(wording.zoneName), "
          + "in \(Wording.count(shown.count, "line"))."
    } else {
      claim +=
        ", as \(Wording.count(shown.count, "undated line")) "
        + "\(shown.count == 1 ? "says" : "say")."
    }
    var evidence = [file.evidence(positions[0])]
    if let first = times.min(), let last = times.max() {
      let failed = acts.filter { $0.time > first && $0.time < last }
      if !failed.isEmpty {
        let named = failed.prefix(4).map { "\($0.words) at \(wording.time($0.time))" }
        claim += " It is still shown after \(Wording.list(named))."
        evidence += failed.prefix(4).map(\.entry.evidence)
        if let later = shown.last { evidence.append(file.evidence(later)) }
      }
    }
    if let repaired = repaired(in: file) {
      claim += repaired.words
      evidence += repaired.positions.map(file.evidence)
    }
    return Finding(
      rule: "corruption-objects",
      claim: claim,
      headline: "\(object) shows as \(isMissing ? "missing or damaged" : "damaged")"
        + (shown.count == 1 ? "" : " for the first of \(Wording.count(shown.count, "time"))"),
      from: times.min(),
      to: times.max(),
      // What carries no time is what a tool printed, perhaps of another place.
      confidence: hasError && !times.isEmpty ? .strong : .moderate,
      evidence: evidence.distinct(by: \.label),
      caveat: "Damage shows only when an object is read: what is not named may be damaged too.",
      weight: 85
    )
  }

  private func leftOpen(in file: CaseFile) -> Finding {
    let times = positions.compactMap(file.time)
    var claim = "\(object) was not closed in order: the log calls it crashed"
    if let first = times.min() {
      claim += " at \(file.wording.time(first))\(file.wording.zoneName)"
    }
    var evidence = [file.evidence(positions[0])]
    if let repaired = repaired(in: file) {
      claim += ".\(repaired.words)"
      evidence += repaired.positions.map(file.evidence)
    } else if positions.contains(where: {
      TextSearch.contains(file.records[$0].message, "Checking")
    }) {
      claim += ", and the server checked it; no damage is shown by that."
    } else {
      claim += "; no damage to it is shown."
    }
    return Finding(
      rule: "corruption-objects",
      claim: claim,
      from: times.min(),
      to: times.max(),
      confidence: .moderate,
      evidence: evidence,
      caveat:
        "An unclean stop leaves every table in use so; CHECK TABLE tells whether it is whole.",
      weight: 62
    )
  }

  /// What the log says of repairs: that it was mended, whether that held, and what it cost.
  private func repaired(in file: CaseFile) -> (words: String, positions: [Int])? {
    let losing = positions.filter { RepairSign(of: file.records[$0])?.losesRows == true }
    var words = ""
    var shown: [Int] = []
    if let last = repairs.last, let time = file.time(last.position) {
      let verb = last.sign == .fixed ? "calls it repaired" : "shows the server repairing it"
      let later = positions.filter { $0 > last.position && !losing.contains($0) }
      words += " The log \(verb) at \(file.wording.time(time))"
      words +=
        later.isEmpty
        ? ", and shows no damage to it after that."
        : ", yet \(Wording.count(later.count, "line")) of damage \(later.count == 1 ? "comes" : "come") after that."
      shown.append(last.position)
    }
    if let loss = losing.last, let time = file.time(loss),
      case .rowsChanged(let from, let to)? = RepairSign(of: file.records[loss])
    {
      words += """
         A repair at \(file.wording.time(time)) left \(to) of its \(from) rows: \
        \(to == 0 ? "all" : "some") were lost.
        """
      shown.append(loss)
    }
    return words.isEmpty ? nil : (words, shown)
  }

  /// One finding for the objects that are too many to have their own.
  static func folded(_ damages: ArraySlice<ObjectDamage>, in file: CaseFile) -> Finding? {
    guard let first = damages.first else { return nil }
    let leftOpen = damages.filter { damage in
      damage.positions.allSatisfy { LeftOpenTable.isTold(by: file.records[$0]) }
    }.map(\.object)
    let names = damages.map(\.object).filter { !leftOpen.contains($0) }
    var claims: [String] = []
    var headlines: [String] = []
    if !names.isEmpty {
      let count = Wording.count(names.count, "more object")
      claims.append(
        "\(count) \(names.count == 1 ? "is" : "are") called damaged: "
          + "\(Wording.list(names, upTo: 12))."
      )
      headlines.append(
        "\(count) \(names.count == 1 ? "shows" : "show") as damaged: "
          + Wording.list(names, upTo: 6)
      )
    }
    if !leftOpen.isEmpty {
      let count = Wording.count(leftOpen.count, "more table")
      let words = "\(count) \(leftOpen.count == 1 ? "was" : "were") not closed in order: "
      claims.append(words + Wording.list(leftOpen, upTo: 12) + ".")
      headlines.append(words + Wording.list(leftOpen, upTo: 6))
    }
    return Finding(
      rule: "corruption-objects",
      claim: claims.joined(separator: " "),
      headline: headlines.joined(separator: "; "),
      from: first.positions.first.flatMap(file.time),
      confidence: damages.allSatisfy(\.hasError) ? .strong : .moderate,
      evidence: damages.prefix(12).map { file.evidence($0.positions[0]) },
      weight: 84
    )
  }
}
