import IncidentModel

/// Follow-ups as iCalendar (RFC 5545) VTODO components.
enum ICalendarExport {
  static func text(_ input: FollowUpExportInput) -> String {
    var lines = [
      "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Scribe//Follow-ups \(Version.text)//EN",
      "CALSCALE:GREGORIAN",
    ]
    for followUp in input.followUps { lines += component(followUp, input) }
    lines.append("END:VCALENDAR")
    return lines.map(folded).joined()
  }

  private static func component(_ followUp: FollowUp, _ input: FollowUpExportInput) -> [String] {
    var lines = ["BEGIN:VTODO", "UID:\(followUp.id)", "DTSTAMP:\(stamp(input.now))"]
    lines.append("CREATED:\(stamp(followUp.addedAt))")
    lines.append("SUMMARY:\(escaped("\(followUp.shortID) \(followUp.text)"))")
    lines.append("DESCRIPTION:\(escaped(description(followUp)))")
    let day = followUp.due.flatMap { Day($0) }
    if let every = followUp.every.flatMap({ Recurrence(parsing: $0) }), !followUp.state.isClosed {
      // A rule needs a first day to count from; a to-do that is done no longer recurs, the next does.
      let first = day ?? Day(followUp.addedAt, in: input.zone)
      lines.append("DTSTART;VALUE=DATE:\(date(first))")
      lines.append("RRULE:\(rule(every, from: first, dayOfMonth: followUp.dayOfMonth))")
    }
    if let day { lines.append("DUE;VALUE=DATE:\(date(day))") }
    if let priority = followUp.priority.flatMap({ Priority(parsing: $0) }) {
      lines.append("PRIORITY:\(number(priority))")
    }
    lines.append("STATUS:\(status(followUp.state))")
    if let closed = followUp.closedAt, followUp.state == .done {
      lines.append("COMPLETED:\(stamp(closed))")
      lines.append("PERCENT-COMPLETE:100")
    }
    let categories = [followUp.incident.description] + (followUp.type.map { [$0.rawValue] } ?? [])
    lines.append("CATEGORIES:" + (categories + followUp.tags).map(escaped).joined(separator: ","))
    // A URI is no text and is written as it is (section 3.3.13); a key is no URI.
    if let link = followUp.link, link.contains("://"),
      link.unicodeScalars.allSatisfy({ $0.value > 0x20 && $0.value != 0x7F })
    {
      lines.append("URL:\(link)")
    }
    if let owner = followUp.owner { lines.append("CONTACT:\(escaped(owner))") }
    for number in followUp.dependsOn {
      if let other = input.book.all.first(where: { $0.number == number }) {
        lines.append("RELATED-TO;RELTYPE=DEPENDS-ON:\(other.id)")
      }
    }
    return lines + ["END:VTODO"]
  }

  private static func description(_ followUp: FollowUp) -> String {
    [
      followUp.verify.map { "Verified by: \($0)" },
      followUp.answers.isEmpty ? nil : "Answers: \(followUp.answers.joined(separator: ", "))",
      followUp.note.isEmpty ? nil : "Note: \(followUp.note)",
      followUp.link.map { "Tracked: \($0)" },
      "Scribe: \(followUp.shortID) of \(followUp.incident)",
    ].compactMap { $0 }.joined(separator: "\n")
  }

  /// RFC 5545, section 3.3.10.
  ///
  /// A day that a month does not have is left out there; Scribe means the last one of that month.
  private static func rule(_ every: Recurrence, from first: Day, dayOfMonth: Int?) -> String {
    let frequency =
      switch every.unit {
      case .day: "DAILY"
      case .week: "WEEKLY"
      case .month: "MONTHLY"
      case .year: "YEARLY"
      }
    let rule = "FREQ=\(frequency);INTERVAL=\(every.count)"
    let day = max(first.civil.day, dayOfMonth ?? 0)
    switch every.unit {
    case .month where day > 28:
      let days = (28...day).map(String.init).joined(separator: ",")
      return rule + ";BYMONTHDAY=\(days);BYSETPOS=-1"
    case .year where day == 29 && first.civil.month == 2:
      return rule + ";BYMONTH=2;BYMONTHDAY=28,29;BYSETPOS=-1"
    default: return rule
    }
  }

  /// 1 is the highest, 9 the lowest (section 3.8.1.9).
  private static func number(_ priority: Priority) -> Int {
    switch priority {
    case .p0: 1
    case .p1: 3
    case .p2: 5
    case .p3: 9
    }
  }

  private static func status(_ state: FollowUpState) -> String {
    switch state {
    case .open: "NEEDS-ACTION"
    case .inProgress: "IN-PROCESS"
    case .done: "COMPLETED"
    case .dropped: "CANCELLED"
    }
  }

  private static func date(_ day: Day) -> String { day.text.replacing("-", with: "") }

  private static func stamp(_ instant: Instant) -> String { instant.basicUTC }

  /// Section 3.3.11: backslash, semicolon, comma and newline; other controls may not stand in a text.
  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\": escaped += "\\\\"
      case ";": escaped += "\\;"
      case ",": escaped += "\\,"
      case "\n": escaped += "\\n"
      case _ where scalar.value < 0x20 || scalar.value == 0x7F: escaped += " "
      default: escaped.unicodeScalars.append(scalar)
      }
    }
    return escaped
  }

  /// Section 3.1: lines of at most 75 octets, folded between characters, ended by CRLF.
  private static func folded(_ line: String) -> String {
    var text = ""
    var room = 75
    for character in line.unicodeScalars {
      let size = String(character).utf8.count
      if size > room {
        text += "\r\n "
        room = 74
      }
      text.unicodeScalars.append(character)
      room -= size
    }
    return text + "\r\n"
  }
}

extension Instant {
  /// `20231030T053100Z`, ISO 8601's basic form to the second, in UTC.
  var basicUTC: String {
    let civil = Zone.utc.civilTime(at: self)
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return civil.date.replacing("-", with: "") + "T" + two(civil.hour) + two(civil.minute)
      + two(civil.second) + "Z"
  }
}
