import IncidentModel
import LogReading

/// A run of refused logins with no long pause in it.
struct LoginOutbreak: Sendable {
  /// The records' positions, the first ones and the last.
  var firstPositions: [Int]
  var last: Int
  var from: Instant
  var to: Instant
  var count: Int
  /// How often each account was refused.
  var accounts: [String: Int]
  /// Whether a client on the machine itself, or in a private network, was among them.
  var isFromInside: Bool

  /// Whether it looks like trouble with accounts rather than strangers who try passwords: clients
  /// from inside, several accounts or one many times.
  var isTrouble: Bool {
    isFromInside && (count >= 10 || (count >= 3 && accounts.count >= 2))
  }

  /// A pause longer than this ends a run.
  static let pause = TimeSpan.minutes(30)
  /// No more accounts than these are told apart.
  static let most = 1000
}

extension LoginOutbreak {
  /// The runs of refused logins in all logs but the usual ones, in the order of reading.
  static func all(in records: [LogRecord], besides usual: Set<Int>) -> [LoginOutbreak] {
    var outbreaks: [LoginOutbreak] = []
    for position in records.indices where records[position].category == .accessDenied {
      guard !usual.contains(position), let time = records[position].time else { continue }
      let account = Account(in: records[position].message)
      if let last = outbreaks.indices.last, time >= outbreaks[last].from,
        time - outbreaks[last].to <= pause
      {
        outbreaks[last].take(account, at: time, position)
      } else {
        outbreaks.append(
          LoginOutbreak(
            firstPositions: [position],
            last: position,
            from: time,
            to: time,
            count: 1,
            accounts: account.map { [$0.name: 1] } ?? [:],
            isFromInside: account?.isInside ?? false
          )
        )
      }
    }
    return outbreaks
  }

  private mutating func take(_ account: Account?, at time: Instant, _ position: Int) {
    count += 1
    to = max(to, time)
    last = position
    if firstPositions.count < 8 { firstPositions.append(position) }
    guard let account else { return }
    if accounts.count < Self.most || accounts[account.name] != nil {
      accounts[account.name, default: 0] += 1
    }
    isFromInside = isFromInside || account.isInside
  }
}

/// The account that a refused login names.
struct Account: Sendable, Hashable {
  var name: String
  var host: String

  /// Reads `… for user 'NAME'@'HOST' …`; nil where the text names no account.
  init?(in message: String) {
    guard let name = TextSearch.text(in: message, between: "for user '", and: "'@'") else {
      return nil
    }
    self.name = name
    host = TextSearch.text(in: message, between: "'@'", and: "'") ?? ""
  }

  /// Whether the client is on the machine itself or in a private network (RFC 1918, RFC 4193).
  var isInside: Bool {
    if host == "localhost" || host == "::1" || host.hasPrefix("127.") { return true }
    if host.hasPrefix("10.") || host.hasPrefix("192.168.") || host.hasPrefix("fd") { return true }
    guard host.hasPrefix("172."), let second = TextSearch.number(in: host, at: 4) else {
      return !host.isEmpty && !host.contains(".") && !host.contains(":")
    }
    return (16...31).contains(second)
  }
}
