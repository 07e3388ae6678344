import IncidentModel

/// Lines that the shell prints of the commands it runs (`set -x`).
extension LogAssembler {
  mutating func takeTrace(_ line: LedgerLine, _ time: Instant?) {
    let words = line.message.drop(while: { $0 == 0x2B }).split(whereSeparator: \.isSpace).prefix(64)
      .map { String(decoding: LineFacts.trimmed($0), as: UTF8.self) }
    guard let command = words.first?.split(separator: "/").last.map(String.init) else { return }
    let mark = RunDraft.Mark(
      source: source.name,
      line: line.number,
      time: time,
      meaning: .works,
      words: line.words,
      text: line.text
    )
    if command.hasPrefix("mysqldump") || command.hasPrefix("mariadb-dump") {
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
      if current?.opening == .headless { current?.opening = .begun }
      if current?.database == nil { current?.database = Self.database(ofDump: words) }
      return
    }
    switch command {
    case "set":
      if current == nil || current?.claim != nil || current?.isClosed == true
        || current?.trace.dump != nil || current?.opening == .neverStarted
      {
        open(.headless, mark)
      }
      if words.dropFirst().contains(where: {
        $0.hasPrefix("-") && !$0.hasPrefix("--") && $0.contains("e")
      }) {
        current?.trace.stopsOnError = true
      }
      if words.contains("pipefail") { current?.trace.pipeFails = true }
    case "gzip", "pigz", "zstd", "xz", "bzip2", "openssl", "gpg", "aws", "ssh", "pv", "tee":
      let reads = words.dropFirst().contains { !$0.hasPrefix("-") && $0.contains(".") }
      if current?.trace.dump != nil, current?.trace.next == nil, !reads || command == "ssh" {
        current?.trace.isPiped = true
      } else {
        noteNext(mark)
      }
    case "rm", "unlink":
      noteNext(mark)
      for path in words.dropFirst() where !path.hasPrefix("-") { noteDeletion(path, line, time) }
    case "exit":
      if let status = words.dropFirst().first.flatMap({ Int($0) }), status != 0, current != nil {
        var failure = mark
        failure.meaning = .fails
        failure.words = "the script ended with exit status \(status)"
        current?.add(failure)
        current?.exitStatus = status
      }
    default:
      if let equals = command.firstIndex(of: "="), current?.trace.dump != nil,
        current?.trace.next == nil,
        ["rc", "ret", "status", "result", "res", "exit_code", "exitcode", "retval", "code"]
          .contains(
            command[..<equals].lowercased()
          ),
        let status = Int(command[command.index(after: equals)...])
      {
        current?.trace.status = status
        if status != 0 {
          var failure = mark
          failure.meaning = .fails
          failure.words = "the dump ended with exit status \(status)"
          current?.add(failure)
        }
      }
      if let equals = command.firstIndex(of: "="),
        let day = StampReader.dateInName(command[equals...])
      {
        // `+ day=20240228`: the script's own date, by the zone's calendar, and a new night's where the
        // open run has done its dump.
        if current == nil || current?.trace.dump != nil || current?.opening == .neverStarted {
          tracedDay = clock.midnight(of: day)
          return
        }
        noteDay(clock.midnight(of: day))
      }
      noteNext(mark)
    }
  }

  private mutating func noteDay(_ day: Instant) {
    guard current != nil, current?.start == nil else { return }
    current?.start = day
    current?.isDayOnly = true
  }

  private mutating func noteNext(_ mark: RunDraft.Mark) {
    if current?.trace.dump != nil, current?.trace.next == nil { current?.trace.next = mark }
  }

  /// The database among a dump's arguments: the first word that is no option, or follows
  /// `--databases`.
  private static func database(ofDump words: [String]) -> String? {
    words.dropFirst().first { !$0.hasPrefix("-") && LineFacts.isDatabaseName($0) }
  }
}
