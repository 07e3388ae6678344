import BackupLedger
import IncidentModel
import Testing

/// When a script's end line is evidence: where a run whose dump was refused does not come to it.
@Suite("End lines that hang on the dump")
struct EndLineTests {
  static let good = """
    2024-03-01 02:00:00 Backup of stockdb started
    2024-03-01 02:00:09 Backup of stockdb finished

    """
  static let refusal =
    "mysqldump: Got error: 1045: \"Access denied for user 'bk'@'localhost'\" when trying to connect\n"

  static func verdicts(_ log: String) -> [String] {
    OddScriptsTests.shown(log).map { String($0.split(separator: " ").last ?? "") }
  }

  @Test("A script that stops at the dump's error")
  func stops() {
    let bad = "2024-03-02 02:00:00 Backup of stockdb started\n" + Self.refusal
    let more = Self.good.replacing("03-01", with: "03-03")
    #expect(Self.verdicts(Self.good + bad + more) == ["ok", "failed", "ok"])
    #expect(Self.verdicts(Self.good) == ["unknown"])
  }

  @Test("A script that says failed where it failed")
  func says() {
    let bad =
      "2024-03-02 02:00:00 Backup of stockdb started\n" + Self.refusal
      + "2024-03-02 02:00:00 Backup of stockdb FAILED\n"
    #expect(Self.verdicts(Self.good + bad) == ["ok", "failed"])
  }

  @Test("A script that comes to its end all the same, be it once")
  func goesOn() {
    let stopped = "2024-03-02 02:00:00 Backup of stockdb started\n" + Self.refusal
    let careless =
      stopped.replacing("03-02", with: "03-03") + "2024-03-03 02:00:00 Backup of stockdb finished\n"
    #expect(Self.verdicts(Self.good + stopped + careless) == ["unknown", "failed", "failed"])
  }

  @Test("A full disk shows the compressor's status, and not the dump's")
  func fullDisk() {
    let full =
      "2024-03-02 02:00:00 Backup of stockdb started\nmysqldump: Got errno 32 on write\n"
      + "gzip: stdout: No space left on device\n2024-03-02 02:00:00 Backup of stockdb FAILED\n"
    #expect(Self.verdicts(Self.good + full) == ["unknown", "failed"])
  }

  @Test("A line of unknown meaning leaves a run open")
  func strangers() {
    let odd = Self.good.replacing("03-01", with: "03-03").replacing(
      "2024-03-03 02:00:09",
      with: "mysql_wrapper: giving up\n2024-03-03 02:00:09"
    )
    let bad = "2024-03-02 02:00:00 Backup of stockdb started\n" + Self.refusal
    #expect(Self.verdicts(bad + odd) == ["failed", "unknown"])
  }
}
