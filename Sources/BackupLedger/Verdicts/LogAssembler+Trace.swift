import IncidentModel

/// Lines that the shell prints of the commands it runs (`set -x`).
extension LogAssembler {
  mutating func takeTrace(_ line: LedgerLine, _ time: Instant?) {
    let depth = line.message.prefix { $0 == 0x2B }.count
    let words = Self.withoutPrompt(
      line.message.drop(while: { $0 == 0x2B }).split(whereSeparator: \.isSpace).prefix(64)[...]
    ).map(Self.word)
    guard let name = words.first?.split(separator: "/").last.map(String.init) else { return }
    let command = TracedCommand(name: name, arguments: Array(words.dropFirst()))
    let mark = RunDraft.Mark(
      source: source.name,
      line: line.number,
      time: time,
      meaning: .works,
      words: line.words,
      text: line.text
    )
    // What stands in `$(…)` is traced with a sign more: it is an argument, not a step.
    if depth > 1, command.name != "mysqldump", command.name != "mariadb-dump" { return }
    defer { lastTraced = command }
    if name == "mysqldump" || name == "mariadb-dump" {
      takeTracedDump(command, mark)
      return
    }
    switch name {
    case "set": takeSettings(command, mark)
    case "rm", "unlink":
      for path in command.arguments where !path.hasPrefix("-") { noteDeletion(path, line, time) }
      settle(command, mark)
    case "find":
      if let days = DeletionLine.age(ofFind: command.arguments) { noteAgeLimit(days, line, time) }
      settle(command, mark)
    case "exit":
      if let status = command.arguments.first.flatMap({ Int($0) }), status != 0 {
        fail(mark, "the script ended with exit status \(status)", status)
      }
    case "logger", "mail", "mailx":
      settle(command, mark)
      // What these say is printed nowhere else.
      let said = ScriptWords.words(of: Array(command.arguments.joined(separator: " ").utf8)[...])
      if ScriptWords.saying(said, isStamped: false) == .failure {
        fail(
          mark,
          "the script reports “\(command.arguments.joined(separator: " ").prefix(120))”",
          nil
        )
      }
    default:
      settle(command, mark)
      noteDay(in: command)
    }
  }

  /// The words of a command without what `PS4` puts before it: a time, a line number, a function's name,
  /// as in `+ 02:00:01 backup.sh:12: mysqldump stockdb`.
  private static func withoutPrompt(
    _ words: ArraySlice<ArraySlice<UInt8>>
  ) -> ArraySlice<ArraySlice<UInt8>> {
    words.drop { word in
      let isLabel = word.count > 1 && (word.last == 0x3A || word.last == 0x5D || word.last == 0x3E)
      return isLabel && !word.contains(0x3D)
        || word.allSatisfy { $0.isDigit || [0x3A, 0x2D, 0x2E, 0x2F, 0x54, 0x5A].contains($0) }
          && word.contains(where: \.isDigit)
    }
  }

  /// A word as the shell quotes it in a trace, without the quotes.
  private static func word(_ bytes: ArraySlice<UInt8>) -> String {
    var word = bytes
    while let first = word.first, first == 0x27 || first == 0x22 || first == 0x28 {
      word.removeFirst()
    }
    while let last = word.last, last == 0x27 || last == 0x22 || last == 0x29 || last == 0x3B {
      word.removeLast()
    }
    return String(decoding: word, as: UTF8.self)
  }

  private mutating func takeTracedDump(_ command: TracedCommand, _ mark: RunDraft.Mark) {
    let mayFilter = lastTraced.map { !$0.cannotRead } ?? false
    if current == nil || current?.isClosed == true || current?.claim != nil
      || current?.opening == .neverStarted || current?.trace.dump != nil
    {
      let settings = current?.trace
      open(.begun, mark)
      if let settings, settings.dump == nil || settings.stopsOnError {
        current?.trace.stopsOnError = settings.stopsOnError
        current?.trace.pipeFails = settings.pipeFails
      }
    }
    if let day = tracedDay { noteDay(day) }
    tracedDay = nil
    current?.trace.dump = mark
    current?.trace.isPiped = mayFilter
    if current?.opening == .headless { current?.opening = .begun }
    if command.arguments.contains("--force") || command.arguments.contains("-f") {
      current?.isForced = true
    }
    if command.arguments.contains("--no-data") || command.arguments.contains("-d") {
      var lack = mark
      lack.meaning = .lacks
      lack.words = "the dump was made without rows (--no-data)"
      current?.add(lack)
    }
    if current?.database == nil { current?.database = Self.database(ofDump: command.arguments) }
  }

  private mutating func takeSettings(_ command: TracedCommand, _ mark: RunDraft.Mark) {
    if current == nil || current?.claim != nil || current?.isClosed == true
      || current?.trace.dump != nil || current?.opening == .neverStarted
    {
      open(.headless, mark)
    }
    if command.arguments.contains(where: {
      $0.hasPrefix("-") && !$0.hasPrefix("--") && $0.contains("e")
    }) {
      current?.trace.stopsOnError = true
    }
    if command.arguments.contains("pipefail") { current?.trace.pipeFails = true }
  }

  /// What the first commands after the dump tell about it.
  private mutating func settle(_ command: TracedCommand, _ mark: RunDraft.Mark) {
    guard let trace = current?.trace, trace.dump != nil, !trace.isSettled else { return }
    if let status = command.status {
      current?.trace.status = status
      if status != 0 { fail(mark, "the dump ended with exit status \(status)", nil) }
    } else if command.worksOnFile {
      current?.trace.next = mark
    } else if command.mayCatch {
      current?.trace.isCaught = true
    } else {
      current?.trace.isPiped = true
    }
  }

  private mutating func fail(_ mark: RunDraft.Mark, _ words: String, _ status: Int?) {
    guard current != nil else { return }
    var failure = mark
    failure.meaning = .fails
    failure.words = words
    current?.add(failure)
    if let status { current?.exitStatus = status }
  }

  /// `+ day=20240228`: the script's own date, by the zone's calendar, and a new night's where the open
  /// run has done its dump.
  private mutating func noteDay(in command: TracedCommand) {
    guard let equals = command.name.firstIndex(of: "="),
      let day = StampReader.dateInName(command.name[equals...])
    else { return }
    if current == nil || current?.trace.dump != nil || current?.opening == .neverStarted {
      tracedDay = clock.midnight(of: day)
    } else {
      noteDay(clock.midnight(of: day))
    }
  }

  private mutating func noteDay(_ day: Instant) {
    guard current != nil, current?.start == nil else { return }
    current?.start = day
    current?.isDayOnly = true
  }

  /// The database among a dump's arguments: the first word that is no option, or follows
  /// `--databases`.
  private static func database(ofDump words: [String]) -> String? {
    words.first { !$0.hasPrefix("-") && LineFacts.isDatabaseName($0) }
  }
}
