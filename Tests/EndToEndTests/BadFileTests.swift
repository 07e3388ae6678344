import Foundation
import TestSupport
import Testing

@Suite("Files that are not what they should be")
struct BadFileTests {
  /// The commands that read a file, `FILE` standing for it.
  static let readers = [
    "scribe parse FILE", "scribe parse --json FILE", "scribe parse --summary FILE",
    "scribe ingest FILE", "scribe backups FILE", "scribe log --attach FILE x", "scribe html FILE",
  ]

  private func run(_ command: String, on file: String, _ shell: Shell) throws -> Shell.Outcome {
    try shell.run(command.replacingOccurrences(of: "FILE", with: "'\(file)'"))
  }

  @Test("A file that is not there is named with the next step", arguments: readers)
  func missing(command: String) throws {
    let shell = try Shell.withIncident()
    let outcome = try run(command, on: "none.log", shell)
    #expect(outcome.status == 2)
    #expect(outcome.errors.contains("none.log") && outcome.errors.contains("check the path"))
    #expect(outcome.output.isEmpty)
    #expect(try shell.texts().isEmpty)
  }

  @Test("A directory is named with the next step", arguments: readers)
  func directory(command: String) throws {
    let shell = try Shell.withIncident()
    _ = try shell.run("mkdir logs")
    let outcome = try run(command, on: "logs", shell)
    #expect(outcome.status == 2, "\(outcome)")
    #expect(outcome.errors.contains("logs"), "\(outcome.errors)")
    #expect(outcome.output.isEmpty)
    #expect(try shell.texts().isEmpty)
  }

  @Test("A file whose name is no UTF-8 is asked for as a pipe, and read as one", arguments: readers)
  func nameOfBytes(command: String) throws {
    let shell = try Shell.withIncident()
    let file = "\"$(printf 'caf\\351.log')\""
    _ = try shell.run("echo '2023-10-30 06:40:00 [ERROR] disk full' > \(file)")
    let outcome = try shell.run(
      "scribe backups --verify . ; "
        + command.replacingOccurrences(
          of: "FILE",
          with: file
        )
    )
    #expect(outcome.status == 2, "\(outcome)")
    #expect(outcome.errors.contains("caf"), "\(outcome.errors)")
    #expect(try shell.texts().isEmpty)
    let piped = try shell.run("scribe parse --json - < \(file)")
    #expect(piped.status == 0 && piped.output.contains("disk full"))
    #expect(try shell.run("scribe ingest - < \(file)").status == 0)
    #expect(try shell.run("scribe doctor").status == 0)
  }

  @Test("A binary file is no log", arguments: ["scribe parse FILE", "scribe ingest FILE"])
  func binary(command: String) throws {
    let shell = try Shell.withIncident()
    let outcome = try run(command, on: "/bin/sh", shell)
    #expect(outcome.status == 2, "\(outcome)")
    #expect(outcome.errors.contains("/bin/sh: is not a text log"))
    #expect(outcome.errors.contains("instead"))
    #expect(try run("scribe logs", on: "", shell).status == 1)
  }

  @Test(
    "What is refused has no counts, and is no evidence",
    arguments: ["/dev/zero", "/bin/sh", "tiny.gz"]
  )
  func refused(file: String) throws {
    let shell = try Shell.withIncident()
    _ = try shell.run("printf '\\037\\213\\010\\0\\0' > tiny.gz")
    for command in ["parse --summary", "parse --summary --json", "ingest"] {
      let outcome = try shell.run("scribe \(command) \(file)")
      #expect(outcome.status == 2 && outcome.output.isEmpty, "\(outcome)")
      #expect(outcome.errors.hasPrefix("scribe: \(file): "))
    }
  }

  @Test("Noise of every kind is read without a crash", arguments: 0..<6 as Range<UInt64>)
  func noise(seed: UInt64) throws {
    let shell = try Shell.withIncident()
    var generator = SeededGenerator(seed: seed)
    let bytes = (0..<200_000).map { _ in
      UInt8.random(in: seed < 3 ? 0...255 : 9...126, using: &generator)
    }
    try shell.folder.write(bytes, to: "noise.log")
    for command in ["parse --json", "parse --summary", "ingest", "backups --json"] {
      let outcome = try shell.run("scribe \(command) noise.log")
      #expect([0, 1, 2].contains(outcome.status), "\(command): \(outcome.status)")
      #expect(outcome.status != 2 || outcome.errors.contains("noise.log"))
      if command.hasSuffix("--json") { _ = try JSONLine.objects(outcome.output) }
    }
  }

  @Test("A gzip file that breaks off gives what came before, and says so")
  func truncatedGzip() throws {
    let shell = try Shell.withIncident()
    _ = try shell.run(
      "cp '\(Shell.root)/incidents/2023-10-30-inventory-outage/error.log' . && gzip -k error.log"
        + " && head -c 3000 error.log.gz > cut.gz && head -c 5 error.log.gz > tiny.gz"
        + " && { head -c 2000 error.log.gz; printf 'garbage garbage'; } > damaged.gz"
    )
    #expect(try shell.run("scribe parse --json error.log.gz").lines.count > 100)
    let cut = try shell.run("scribe parse --json --tz Africa/Nairobi cut.gz")
    #expect(cut.status == 2)
    #expect(cut.errors.contains("cut.gz: the compressed file ends too early"))
    #expect(cut.errors.contains("copy the file again"))
    #expect(try !JSONLine.objects(cut.output).isEmpty)
    #expect(try shell.run("scribe parse tiny.gz").status == 2)
    let damaged = try shell.run("scribe parse damaged.gz")
    #expect(damaged.status == 2)
    #expect(damaged.errors.contains("damaged.gz"))
    // What was read of the broken one is kept as evidence all the same.
    let ingested = try shell.run("scribe ingest --from 2023-10-01 --to 2023-11-30 cut.gz")
    #expect(ingested.status == 2)
    #expect(ingested.output.contains("records kept"))
    #expect(try shell.run("scribe logs").status == 0)
  }

  @Test("A line of 50 MB is one record")
  func longLine() throws {
    let shell = try Shell.withIncident()
    _ = try shell.run(
      """
      { echo '2023-10-30  6:40:00 0 [Note] mariadbd: ready for connections.'
        printf '2023-10-30  6:41:00 0 [Warning] Aborted connection '
        head -c 50000000 /dev/zero | tr '\\0' x; echo
        echo '2023-10-30  6:42:00 0 [ERROR] mariadbd: Table ./a/b is marked as crashed'
      } > long.log
      """
    )
    let parsed = try shell.run("scribe parse --json long.log")
    #expect(parsed.status == 0, "\(parsed.errors)")
    let records = try JSONLine.objects(parsed.output)
    #expect(records.map { $0.number("line") } == [1, 2, 3])
    #expect(records.last?.text("category") == "corruption")
    let ingested = try shell.run("scribe ingest --from 2023-10-01 --to 2023-11-30 long.log")
    #expect(ingested.status == 0, "\(ingested.errors)")
    let backups = try shell.run("scribe backups long.log")
    #expect([0, 1].contains(backups.status), "\(backups.errors)")
  }

  @Test("A line that is no UTF-8 is read, and printed as JSON that is")
  func invalidUTF8() throws {
    let shell = try Shell.withIncident()
    _ = try shell.run(
      "printf '2023-10-30  6:40:00 3 [Warning] Access denied for user \\377\\376\\300@localhost\\n'"
        + " > latin.log"
    )
    let parsed = try shell.run("scribe parse --json latin.log")
    #expect(parsed.status == 0)
    let record = try #require(try JSONLine.objects(parsed.output).first)
    #expect(record.text("category") == "access-denied")
    #expect(record.text("message")?.hasSuffix("@localhost") == true)
    #expect(try shell.run("scribe ingest --from 2023-10-01 --to 2023-11-30 latin.log").status == 0)
    #expect(try shell.run("scribe logs --json").lines.count == 1)
    // What is typed need not be UTF-8 either.
    let logged = try shell.run("scribe log \"$(printf 'a\\377b')\"")
    #expect(logged.status == 0, "\(logged.errors)")
    #expect(try shell.texts() == ["a\u{FFFD}b"])
  }

  @Test("An empty log is no error, and shows no backup")
  func empty() throws {
    let shell = try Shell.withIncident()
    _ = try shell.run(": > empty.log")
    for command in ["parse", "parse --json"] {
      let outcome = try shell.run("scribe \(command) empty.log")
      #expect(outcome.status == 0 && outcome.output.isEmpty, "\(outcome)")
    }
    #expect(try shell.run("scribe parse --summary empty.log").output.contains("0 lines"))
    #expect(try shell.run("scribe ingest empty.log").status == 0)
    let backups = try shell.run("scribe backups empty.log")
    #expect(backups.status == 1)
    #expect(backups.errors.contains("empty.log"))
  }

  @Test("A file name may be anything that a file system takes")
  func oddNames() throws {
    let shell = try Shell.withIncident()
    let names = ["-rf", "a b.log", "new\nline.log", "'quote'.log", "%25?#.log", "\u{1B}[31m.log"]
    for name in names {
      try shell.folder.write(
        "2023-10-30  6:40:00 0 [Note] mariadbd: ready for connections.\n",
        to: name
      )
      let outcome = try shell.run("scribe parse --json -- \"$NAME\"", ["NAME": name])
      #expect(outcome.status == 0, "\(name): \(outcome.errors)")
      #expect(try JSONLine.objects(outcome.output).first?.text("source") == name)
      let missing = try shell.run("rm -- \"$NAME\"; scribe parse -- \"$NAME\"", ["NAME": name])
      #expect(missing.status == 2 && !missing.errors.contains("\u{1B}"))
      #expect(missing.errors.split(separator: "\n").count == 1)
    }
  }
}
