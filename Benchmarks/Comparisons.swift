import Foundation

/// The rows of the table, and what they need.
struct Comparisons {
  var scribe: String
  var folder: String
  var megabytes: Int
  /// The size of the log out of which an hour is read.
  var gigabytes: Int

  /// The log of 100 MB, and the large one, once `windows` has made them.
  var small: String { folder + "/small.log" }
  var large: String { folder + "/large.log" }

  func all() throws -> [Comparison] {
    try [logging()] + LongIncident(scribe: scribe, folder: folder).comparisons() + reading() + [
      windows(), keeping(),
    ] + keepingTrouble() + [
      documents(),
      LargeStore(scribe: scribe, folder: folder, records: 10_000_000).comparison(),
    ] + memory()
  }

  /// One entry, as a whole process, durable, with 1,000 entries there already.
  private func logging() throws -> Comparison {
    let database = ["SCRIBE_DB": folder + "/scribe.sqlite"]
    let open = TimedCommand(
      name: "open",
      arguments: [scribe, "open", "benchmark"],
      environment: database
    )
    let log = TimedCommand(
      name: "scribe log",
      arguments: [scribe, "log", "disk", "full", "on", "db2"],
      environment: database
    )
    _ = open.run()
    for _ in 0..<1000 { _ = log.run() }
    let peer = folder + "/peer.sqlite"
    _ = TimedCommand.shell(
      "make",
      "sqlite3 \(peer) 'PRAGMA journal_mode=WAL; CREATE TABLE entry (id INTEGER PRIMARY KEY, at INTEGER, text TEXT)'"
    ).run()
    let insert =
      "PRAGMA synchronous=FULL; INSERT INTO entry (at, text) VALUES (1698637200, 'disk full on db2')"
    try "data.location=\(folder)/task\nconfirmation=no\n"
      .write(toFile: folder + "/taskrc", atomically: true, encoding: .utf8)
    try "journals:\n  default:\n    journal: \(folder)/jrnl.txt\nversion: v4.2\n"
      .write(toFile: folder + "/jrnl.yaml", atomically: true, encoding: .utf8)
    return Comparison(
      title: "Log one entry (bar: 1.0x task add, 1.5x sqlite3)",
      ours: log,
      peers: [
        TimedCommand(name: "sqlite3", arguments: ["sqlite3", peer, insert]),
        TimedCommand(
          name: "task add",
          arguments: ["task", "add", "disk", "full", "on", "db2"],
          environment: ["TASKRC": folder + "/taskrc"]
        ),
        TimedCommand(
          name: "jrnl",
          arguments: ["jrnl", "--config-file", folder + "/jrnl.yaml", "now: disk full on db2"]
        ),
        TimedCommand.shell(
          "git commit",
          "cd \(folder) && { [ -d git/.git ] || git init -q git; } && git -C git -c user.name=b -c user.email=b@b commit -q --allow-empty -m 'disk full on db2'"
        ),
      ],
      rounds: 40
    )
  }

  /// Every record of a log, counted; then the same, compressed.
  private func reading() -> [Comparison] {
    let log = folder + "/error.log"
    let bytes = LogGenerator.write(to: log, bytes: megabytes << 20)
    _ = TimedCommand.shell("gzip", "gzip -1 -c \(log) > \(log).gz").run()
    return [
      Comparison(
        title: "Count a log's records by level and category (bar: 1600 MB/s)",
        ours: TimedCommand(
          name: "scribe parse --summary",
          arguments: [scribe, "parse", "--summary", log]
        ),
        peers: [
          .init(name: "wc -l", arguments: ["wc", "-l", log]),
          .init(name: "grep -cF '[ERROR]'", arguments: ["grep", "-cF", "[ERROR]", log]),
          .init(name: "rg -cF '[ERROR]'", arguments: ["rg", "-cF", "[ERROR]", log]),
          .init(name: "gawk, levels", arguments: ["gawk", "{l[$3]++}", log]),
          .shell(
            "lnav -n, levels",
            "lnav -n -c ';SELECT log_level,count(*) FROM all_logs GROUP BY 1' \(log)"
          ),
        ],
        rounds: 5,
        bytes: bytes
      ),
      Comparison(
        title: "The same, compressed (bar: gzip's speed, 1.1x its time)",
        ours: TimedCommand(
          name: "scribe parse --summary .gz",
          arguments: [scribe, "parse", "--summary", log + ".gz"]
        ),
        peers: [.init(name: "gzip -dc", arguments: ["gzip", "-dc", log + ".gz"])],
        rounds: 5,
        bytes: bytes
      ),
    ]
  }

  /// An hour out of a large log, against the same hour out of a small one.
  private func windows() -> Comparison {
    _ = LogGenerator.write(to: large, bytes: gigabytes << 30)
    _ = TimedCommand.shell("head", "head -c 100M \(large) > \(small)").run()
    func hour(_ name: String, _ path: String) -> TimedCommand {
      TimedCommand(
        name: name,
        arguments: [
          scribe, "parse", "--summary", "--from", "2023-10-01T02:00:00Z", "--to",
          "2023-10-01T03:00:00Z", path,
        ]
      )
    }
    return Comparison(
      title:
        "An hour of a log of \(gigabytes) GiB (bar: 1.2x the same hour of a log of 100 MiB)",
      ours: hour("scribe, \(gigabytes) GiB", large),
      peers: [hour("scribe, 100 MiB", small)],
      rounds: 9
    )
  }

  /// A log read into an incident's evidence: parsed, and what the incident needs stored.
  private func keeping() -> Comparison {
    ingest(
      "Read a log into an incident that keeps all its records (bar: lnav's rate)",
      options: "",
      log: folder + "/error.log",
      peers: [
        .shell(
          "lnav -n, every message",
          "lnav -n -c ';SELECT log_level,count(*) FROM all_logs GROUP BY 1' \(folder)/error.log"
        )
      ]
    )
  }

  /// The same where only warnings and errors are kept, against counting them all and against `wc`: 27 of
  /// 100 records, and 11 of 100.
  private func keepingTrouble() -> [Comparison] {
    let usual = folder + "/usual.log"
    _ = LogGenerator.write(to: usual, bytes: megabytes << 20, mix: .usual)
    return [(27, folder + "/error.log"), (11, usual)].map { share, log in
      ingest(
        "Read a log into an incident that keeps its warnings and errors, \(share) of 100 records "
          + "(bar: 1000 MB/s)",
        options: "--level warning",
        log: log,
        peers: [
          TimedCommand(
            name: "scribe parse --summary",
            arguments: [scribe, "parse", "--summary", log]
          ),
          .init(name: "wc -l", arguments: ["wc", "-l", log]),
        ]
      )
    }
  }

  private func ingest(
    _ title: String,
    options: String,
    log: String,
    peers: [TimedCommand]
  ) -> Comparison {
    let database = folder + "/ingest.sqlite"
    let line = """
      rm -f \(database)*; SCRIBE_DB=\(database); export SCRIBE_DB; \
      \(scribe) open --started 2023-10-01T12:00:00Z benchmark && \
      exec \(scribe) ingest \(options) \(log)
      """
    return Comparison(
      title: title,
      ours: .shell("scribe ingest", line),
      peers: peers,
      rounds: 5,
      bytes: megabytes << 20
    )
  }

  /// Markdown to HTML.
  private func documents() throws -> Comparison {
    let file = folder + "/document.md"
    var text = "# Postmortem\n\n"
    for number in 1...1000 {
      text +=
        "- **08:\(10 + number % 50)** The server was *restarted* with `innodb_force_recovery` ([E\(number)](#e\(number)))\n"
    }
    try text.write(toFile: file, atomically: true, encoding: .utf8)
    return Comparison(
      title: "1,000 events from Markdown to HTML (bar: 1.5x cmark)",
      ours: TimedCommand(name: "scribe html", arguments: [scribe, "html", file]),
      peers: [.init(name: "cmark", arguments: ["cmark", file])],
      rounds: 20
    )
  }
}
