import IncidentModel
import LogReading

extension FindingRule {
  /// Accounts that the server refused while it ran.
  static let loginFailures = FindingRule(
    name: "login-failures",
    title: "Refused logins",
    summary: """
      Logins refused to clients on the machine itself or in private networks, with the accounts, \
      while the server said that it was ready: the way accounts are lost shows, since a damaged grant \
      table gives no error at start. Strong where three accounts or more, one of them root, are refused \
      and none was before; moderate where several are, or \
      one ten times and never before, weak otherwise. A wrong password and a lost account look alike in the \
      log. Strangers from public addresses who try passwords are noise, and are left out; so is an account \
      that was refused from the same host on three days or more before, about as often.
      """,
    examples: [
      CaseExample(
        "Every account is refused by a server that is ready",
        log: """
          2024-03-02 06:40:00 [Note] startup: mariadbd: ready for connections.
          2024-03-02 08:31:00 [Warning] access-denied: Access denied for user 'stock_app'@'localhost' (using password: YES)
          2024-03-02 08:31:00 [Warning] access-denied: Access denied for user 'stock_app'@'localhost' (using password: YES)
          2024-03-02 08:31:01 [Warning] access-denied: Access denied for user 'root'@'localhost' (using password: YES)
          2024-03-02 08:31:02 [Warning] access-denied: Access denied for user 'backup'@'localhost' (using password: YES)
          """,
        entries: "2024-03-02 08:31:00 opened: No stock shown",
        expects: [
          CaseExample.Expectation(
            """
            From 08:31:00 (UTC) on the server refused logins of 3 accounts: stock_app (2 times), \
            backup (once) and root (once), 4 times in all until 08:31:02. It had been ready for connections since \
            06:40:00, and no earlier refusal is in the log.
            """,
            .strong,
            ["error.log:1", "error.log:2", "error.log:5"]
          )
        ]
      ),
      CaseExample(
        "A scanner in the house knocks every night; today an application is refused",
        log: (24..<28).map { day in
          "2024-02-\(day) 03:10:00 [Warning] access-denied: Access denied for user 'root'@'10.0.0.99' (using password: YES)\n"
        }.joined()
          + "2024-03-02 03:10:00 [Warning] access-denied: Access denied for user 'root'@'10.0.0.99' (using password: YES)\n"
          + (10..<22).map {
            "2024-03-02 08:31:\($0) [Warning] access-denied: Access denied for user 'shop'@'10.0.0.12' (using password: YES)\n"
          }.joined(),
        entries: "2024-03-02 08:35:00 opened: Error 500",
        expects: [
          CaseExample.Expectation(
            """
            From 08:31:10 (UTC) on the server refused logins of the account shop 12 times until 08:31:21. \
            Not counted: 5 refusals of accounts that are refused on any day.
            """,
            .moderate,
            ["error.log:6", "error.log:17"]
          )
        ]
      ),
      CaseExample(
        "Strangers who try passwords are noise",
        log: """
          2024-03-02 08:31:00 [Warning] access-denied: Access denied for user 'admin'@'203.0.113.9' (using password: YES)
          2024-03-02 08:31:01 [Warning] access-denied: Access denied for user 'root'@'203.0.113.9' (using password: YES)
          2024-03-02 08:31:02 [Warning] access-denied: Access denied for user 'test'@'203.0.113.9' (using password: YES)
          """
      ),
    ],
    evaluate: { file in
      let outbreaks = file.outbreaks
      let during = outbreaks.filter { $0.isFromInside && file.isDuringIncident($0.from) }
      guard let first = during.first(where: \.isTrouble) else { return [] }
      let trouble = during.filter { $0.from >= first.from }
      return [loginFinding(first, trouble, all: outbreaks, in: file)]
    }
  )

  private static func loginFinding(
    _ first: LoginOutbreak,
    _ trouble: [LoginOutbreak],
    all: [LoginOutbreak],
    in file: CaseFile
  ) -> Finding {
    let wording = file.wording
    var counts: [String: Int] = [:]
    for outbreak in trouble { counts.merge(outbreak.accounts) { $0 + $1 } }
    let names = counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }
    let total = trouble.reduce(0) { $0 + $1.count }
    let end = trouble.map(\.to).max() ?? first.to
    let listed = names.map { "\($0.key) (\(times($0.value)))" }
    let ready = lastReady(before: first.firstPositions[0], in: file)
    let isFirst = !all.contains { $0.isFromInside && $0.to < first.from }
    let isNew = isFirst && file.usualRefusals.isEmpty
    // Lines whose account cannot be told (cut, or no user named) are in the total only.
    let isPartial = counts.values.reduce(0, +) < total || counts.count >= LoginOutbreak.most
    let usual = file.usualRefusals.count
    let accounts = "\(isPartial ? "at least " : "")\(Wording.count(names.count, "account"))"
    var claim =
      "From \(wording.time(first.from))\(wording.zoneName) on the server refused logins of "
    if let only = names.first, names.count == 1, !isPartial {
      claim += "the account \(only.key) \(times(total)) until \(wording.time(end))."
    } else {
      claim += names.isEmpty ? "accounts that the log does not name" : accounts
      claim += listed.isEmpty ? "" : ": \(Wording.list(listed, upTo: 5))"
      claim += ", \(times(total)) in all until \(wording.time(end))."
    }
    if let ready, let since = file.time(ready) {
      claim += " It had been ready for connections since \(wording.time(since))"
      claim += isNew ? ", and no earlier refusal is in the log." : "."
    } else if isNew {
      claim += " No earlier refusal is in the log."
    }
    if usual > 0 {
      claim +=
        " Not counted: \(Wording.count(usual, "refusal")) of accounts that are refused on any day."
    }
    let evidence =
      ([ready].compactMap { $0 } + [first.firstPositions[0]]
      + (trouble.last.map { [$0.last] } ?? []))
      .map(file.evidence)
    let isStrong = counts.count >= 3 && counts["root"] != nil && isNew
    return Finding(
      rule: "login-failures",
      claim: claim,
      headline: "The server refused logins of \(Wording.count(names.count, "account")) "
        + "from now on: \(Wording.list(listed, upTo: 5))",
      from: first.from,
      to: end,
      confidence: isStrong
        ? .strong : counts.count > 1 || (isFirst && total >= 10) ? .moderate : .weak,
      evidence: evidence.distinct(by: \.label),
      caveat: "A wrong password and a lost or damaged account write the same line.",
      weight: isStrong ? 82 : 50
    )
  }

  private static func times(_ count: Int) -> String {
    count == 1 ? "once" : "\(Wording.count(count, "time"))"
  }

  private static func lastReady(before position: Int, in file: CaseFile) -> Int? {
    guard let time = file.time(position) else { return nil }
    let name = ServerName.of(file.records[position])
    return file.servers.first { $0.name == name }?.lives.last { life in
      life.ready.flatMap(file.time).map { $0 <= time } ?? false
    }?.ready
  }
}
