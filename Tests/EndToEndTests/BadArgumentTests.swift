import Testing

@Suite("Arguments that mean nothing")
struct BadArgumentTests {
  /// What is typed, the status with which it ends, and what stderr says of it.
  static let rows: [(typed: String, status: Int32, says: [String])] = [
    ("rule-out H9 ping is clean", 2, ["there is no H9", "scribe timeline"]),
    ("done T9", 2, ["there is no T9", "scribe todos --all"]),
    ("amend E99 x", 2, ["there is no E99"]),
    ("switch INC-9", 2, ["there is no INC-9", "scribe list"]),
    ("accept F99", 2, ["there is no finding F99", "scribe correlate"]),
    ("confirm T1 x", 2, ["T1 is not a hypothesis"]),
    ("log --at 25:00 x", 64, ["impossible time '25:00'"]),
    ("log --at 2023-02-30 x", 64, ["impossible time '2023-02-30'", "there is no 2023-02-30"]),
    ("log --at whenever x", 64, ["cannot read the time 'whenever'", "try -5m"]),
    ("log --at 14:20..14:02..14:01 x", 64, ["14:02..14:01"]),
    ("parse --from 99:99 /dev/null", 64, ["99:99"]),
    ("parse --tz Nowhere/City /dev/null", 64, ["unknown time zone 'Nowhere/City'"]),
    ("parse --format nonsense error.log", 64, ["--format nonsense", "mariadb"]),
    (
      "severity high", 64,
      ["scribe: The value 'high' is invalid", "'sev1'", "`scribe severity --help`"]
    ),
    ("mark solved", 64, ["following: started, detected, acknowledged", "`scribe mark --help`"]),
    ("star", 64, ["scribe: Missing expected argument '<E12>'; `scribe star --help` tells more"]),
    ("log -5m the page is back", 64, ["'-5m' is a time: say --at -5m before the text"]),
    ("timeline --colour", 64, ["scribe: Unknown option '--colour'"]),
    ("frobnicate", 64, ["there is no command 'frobnicate'; `scribe help`"]),
    ("lgo x", 64, ["there is no command 'lgo'; did you mean log?"]),
    ("todos --due-before someday", 64, ["scribe: Cannot read the day 'someday'"]),
  ]

  @Test("A slip is named with what to do, and nothing is recorded", arguments: rows)
  func slips(typed: String, status: Int32, says: [String]) throws {
    let shell = try Shell.withIncident()
    _ = try shell.run("scribe todo rehearse the restore; echo x > error.log")
    let outcome = try shell.run("scribe \(typed)")
    #expect(outcome.status == status, "\(outcome)")
    #expect(outcome.output.isEmpty)
    for words in says { #expect(outcome.errors.contains(words), "\(outcome.errors)") }
    #expect(outcome.errors.split(separator: "\n").count == 1, "\(outcome.errors)")
    #expect(try shell.texts().isEmpty)
    #expect(try shell.run("scribe doctor").status == 0)
  }

  @Test("An hour that clocks repeat is asked back with both readings, either of which is taken")
  func repeatedHour() throws {
    let shell = try Shell()
    _ = try shell.run("scribe open --zone Europe/Berlin Inventory down")
    let asked = try shell.run("scribe log --at '2023-10-29 02:30' x")
    #expect(asked.status == 64)
    let readings = ["2023-10-29T02:30:00+02:00", "2023-10-29T02:30:00+01:00"]
    for reading in readings {
      #expect(asked.errors.contains(reading))
      #expect(try shell.run("scribe log --at \(reading) x").status == 0)
    }
    #expect(try shell.texts() == ["x", "x"])
  }
}
