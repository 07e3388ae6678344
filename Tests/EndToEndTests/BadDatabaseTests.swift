import Foundation
import GRDB
import Glibc
import TestSupport
import Testing

@Suite("Databases that cannot be used")
struct BadDatabaseTests {
  /// Makes the database something else, by SQL or by its bytes.
  private func spoil(_ shell: Shell, _ kind: String) throws {
    let path = shell.folder.file("scribe.sqlite")
    switch kind {
    case "text":
      try shell.folder.write(String(repeating: "not a database\n", count: 100), to: "scribe.sqlite")
    case "directory":
      try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    case "another program":
      try DatabaseQueue(path: path).writeWithoutTransaction {
        try $0.execute(sql: "CREATE TABLE bookmark (url TEXT)")
      }
    default:
      _ = try shell.run("scribe open something")
      try DatabaseQueue(path: path).writeWithoutTransaction {
        try $0.execute(sql: "PRAGMA user_version = 99")
      }
    }
  }

  static let kinds: [(kind: String, says: String, next: String)] = [
    ("text", "not a readable SQLite database", "--db"),
    ("directory", "it is a directory", "--db"),
    ("another program", "a database of another program", "--db"),
    ("newer", "written by a newer Scribe (schema 99, this one knows", "update scribe"),
  ]

  @Test("A listing says what is wrong and what to do, and ends with 2", arguments: kinds)
  func listings(kind: String, says: String, next: String) throws {
    let shell = try Shell()
    try spoil(shell, kind)
    for command in [
      "list", "timeline", "status", "todos", "doctor", "logs", "postmortem", "correlate",
    ] {
      let outcome = try shell.run("scribe \(command)")
      #expect(outcome.status == 2, "\(command): \(outcome)")
      #expect(outcome.output.isEmpty)
      #expect(outcome.errors.contains(says) && outcome.errors.contains(next), "\(outcome.errors)")
      #expect(outcome.errors.split(separator: "\n").count == 1)
    }
  }

  @Test("What is typed meanwhile is kept, and comes in once there is a database", arguments: kinds)
  func recording(kind: String, says: String, next: String) throws {
    let shell = try Shell()
    try spoil(shell, kind)
    let logged = try shell.run("scribe log the stock page is empty")
    #expect(logged.status == 0, "\(logged)")
    #expect(logged.errors.contains(says), "\(logged.errors)")
    #expect(logged.errors.contains("kept in \(shell.folder.file("spool"))"))
    _ = try shell.run("mv scribe.sqlite aside; rm -f scribe.sqlite-*")
    let later = try shell.run("scribe open Inventory down && scribe timeline")
    #expect(later.status == 0, "\(later)")
    #expect(later.errors.contains("took in 1 entry"), "\(later.errors)")
    #expect(try shell.texts() == ["the stock page is empty"])
    #expect(try !shell.run("scribe list").errors.contains("took in"))
    #expect(try shell.run("scribe doctor").status == 0)
  }

  @Test("Who waits long for another program is told so once, and the entry is stored")
  func locked() throws {
    let shell = try Shell.withIncident()
    let told = shell.folder.file("told")
    let done = DispatchSemaphore(value: 0)
    try DatabaseQueue(path: shell.folder.file("scribe.sqlite")).writeWithoutTransaction {
      try $0.execute(sql: "BEGIN IMMEDIATE")
      Thread.detachNewThread {
        _ = try? shell.run("scribe log it waits 2> told")
        done.signal()
      }
      // The lock is let go once the wait was told of.
      while (FileManager.default.contents(atPath: told) ?? Data()).isEmpty { usleep(20_000) }
      #expect(try shell.texts().isEmpty)
      try $0.execute(sql: "ROLLBACK")
    }
    done.wait()
    let said = try String(contentsOfFile: told, encoding: .utf8)
    #expect(
      said.hasSuffix("/scribe.sqlite: another program has it locked; waiting up to 30 s for it\n")
    )
    #expect(said.split(separator: "\n").count == 1)
    #expect(try shell.texts() == ["it waits"])
  }

  @Test("Without a database a listing says how to begin")
  func none() throws {
    let shell = try Shell()
    for command in ["list", "status", "todos", "doctor", "timeline --json"] {
      let outcome = try shell.run("scribe \(command)")
      #expect(outcome.status == 2 && outcome.output.isEmpty)
      #expect(outcome.errors.contains("no Scribe database yet; `scribe open TITLE` makes one"))
    }
    #expect(try shell.run("ls -A").output.isEmpty)
  }

  @Test("What is typed before an incident is open waits for it, and comes in with it once")
  func beforeTheIncident() throws {
    let shell = try Shell()
    let logged = try shell.run(
      "echo evidence > shot.txt; scribe log --attach shot.txt the page is empty"
        + " && scribe suspect --at -5m the network"
    )
    #expect(logged.status == 0)
    #expect(logged.output.isEmpty)
    #expect(logged.errors.contains("no incident is open: kept in "))
    #expect(logged.errors.contains("`scribe open TITLE` opens one and takes it in"))
    #expect(try shell.run("scribe list").errors.contains("3 entries wait for an incident"))
    let opened = try shell.run("scribe open Inventory down")
    #expect(opened.errors.contains("took in 3 entries that had waited"), "\(opened.errors)")
    #expect(!opened.errors.contains("wait for an incident"))
    #expect(try shell.texts() == ["the page is empty"])
    #expect(try shell.run("scribe status").output.contains("the network"))
    #expect(try shell.run("scribe timeline").output.contains("evidence: shot.txt"))
    let later = try shell.run("scribe log more")
    #expect(later.errors.isEmpty, "\(later.errors)")
    #expect(try shell.texts() == ["the page is empty", "more"])
  }

  @Test("Where neither database nor spool takes an entry, it is printed, and the status is 74")
  func nowhere() throws {
    let shell = try Shell()
    let outcome = try shell.run(
      "mkdir scribe.sqlite; : > spool; : > shm; "
        + "unshare -m sh -c 'mount -t tmpfs -o ro none /dev/shm && scribe log the last words' "
        + "|| { status=$?; echo \"status $status\"; }"
    )
    guard !outcome.errors.contains("unshare:"), !outcome.errors.contains("mount:") else {
      // Without the right to mount, /dev/shm takes the entry: nothing to see here.
      return
    }
    #expect(outcome.output.contains("NOT STORED"), "\(outcome)")
    #expect(outcome.output.contains("developer: the last words\nstatus 74"))
    #expect(outcome.errors.contains("SCRIBE_SPOOL"))
  }

  @Test(
    "A read-only file system can be read, and what is typed is kept",
    .enabled(if: Mounts.areAllowed, Mounts.why)
  )
  func readOnly() throws {
    let shell = try Shell()
    let outcome = try shell.run(
      """
      mkdir disk && exec unshare -m sh -c '
        mount -t tmpfs none disk || exit 99
        export SCRIBE_DB=$PWD/disk/scribe.sqlite
        scribe open Inventory down && scribe log before
        mount -o remount,ro disk || exit 99
        scribe timeline || exit 98
        scribe log meanwhile || exit 97
        scribe timeline | grep -c meanwhile
        mount -o remount,rw disk
        scribe timeline && scribe doctor
      '
      """
    )
    #expect(outcome.status == 0, "\(outcome)")
    #expect(outcome.errors.contains("cannot be written"))
    #expect(outcome.errors.contains("kept in"))
    #expect(outcome.errors.contains("took in 1 entry"))
    #expect(outcome.output.contains("meanwhile"))
    #expect(outcome.output.contains("ok    hashes"))
  }
}
