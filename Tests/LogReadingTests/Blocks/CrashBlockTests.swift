import IncidentModel
import LogReading
import Testing

@Suite struct CrashBlockTests {
  @Test func `A query that breaks off does not swallow the next server's lines`() throws {
    let log = try ReadLog(
      """
      2026-03-01T10:20:00Z UTC - mysqld got signal 11 ;
      Thread pointer: 0x7f
      Query (7f0c80004b10): SELECT a,
        b FROM t
      2026-03-01T10:21:05.000000Z 0 [System] [MY-010116] [Server] /usr/sbin/mysqld (mysqld 8.0.36) starting as process 1
      2026-03-01T10:21:06.000000Z 0 [System] [MY-010931] [Server] /usr/sbin/mysqld: ready for connections.
      """
    )
    #expect(log.shapes == ["1+4 crash fatal", "5+1 startup system", "6+1 startup system"])
  }

  @Test
  func `A server that dies again while its last crash's query had no end is a crash of its own`()
    throws
  {
    let log = try ReadLog(
      """
      2026-03-01T10:20:00Z UTC - mysqld got signal 11 ;
      Query (7f0c80004b10): SELECT 1
      2026-03-01T10:21:05.000000Z 0 [System] [MY-010116] [Server] /usr/sbin/mysqld (mysqld 8.0.36) starting as process 1
      2026-03-01T10:21:07Z UTC - mysqld got signal 6 ;
      Query (7f0c80004b11): SELECT 2
      Connection ID (thread ID): 9
      Status: NOT_KILLED
      """
    )
    #expect(log.shapes == ["1+2 crash fatal", "3+1 startup system", "4+4 crash fatal"])
  }

  @Test func `What mysqld_safe says ends a query that broke off`() throws {
    let log = try ReadLog(
      """
      170412 10:20:30 [ERROR] mysqld got signal 11 ;
      Query (0x7f): SELECT 1
      170412 10:20:31 [Note] a line that may be text
      170412 10:20:31 mysqld_safe Number of processes running now: 0
      170412 10:20:31 mysqld_safe mysqld restarted
      """
    )
    #expect(
      log.shapes == ["1+2 crash error", "3+1 other note", "4+1 crash note", "5+1 crash note"]
    )
  }

  @Test func `A query of up to 64 KiB is text, and one without an end is no more than that`() throws
  {
    let line = "170412 10:20:30 [Note] \(String(repeating: "x", count: 400))\n"
    let head = "170412 10:20:30 [ERROR] mysqld got signal 11 ;\nQuery (0x7f): SELECT 1\n"
    let long = head + String(repeating: line, count: 100)
    #expect(try ReadLog(long + "Connection ID (thread ID): 9\n").records.count == 1)
    #expect(try ReadLog(long).records.count == 101)
    let endless = try ReadLog(head + String(repeating: line, count: 1000))
    #expect(endless.records.count == 1001)
    #expect(endless.records.map(\.lines).reduce(0, +) == 1002)
  }

  @Test func `5.0's handler names the query otherwise`() throws {
    let log = try ReadLog(
      """
      090902 11:08:43 - mysqld got signal 11;
      key_buffer_size=16777216
      thd->query at 0x8d50d28 = INSERT INTO t VALUES ('
      090902 11:08:44 [Note] fake')
      thd->thread_id=3
      The manual page at http://www.mysql.com/doc/en/Crashing.html contains
      information that should help you find out what is causing the crash.
      090902 11:08:50  mysqld restarted
      """
    )
    #expect(log.shapes == ["1+7 crash fatal", "8+1 crash note"])
  }

  @Test
  func
    `A Windows exception is one record to its minidump, with a date, without and with both zones`()
    throws
  {
    let log = try ReadLog(
      """
      240110 12:00:01 [ERROR] mysqld got exception 0xc0000005 ;
      Sorry, we probably made a mistake, and this is a bug.

      Server version: 10.4.32-MariaDB
      server.dll!my_parameter_handler()
      ucrtbase.dll!abort()

      Query (0x1d8e3a4a0b0): SELECT 1
      Connection ID (thread ID): 8
      Status: NOT_KILLED
      Writing a core file at C:\\xampp\\mysql\\data\\
      Minidump written to C:\\xampp\\mysql\\data\\mysqld.dmp
      2024-01-10 12:00:05 0 [Note] Starting MariaDB 10.4.32-MariaDB source revision abc as process 9
      12:10:21 UTC - mysqld got exception 0x80000003 ;
      7ff6d1a0f8c2    mysqld.exe!my_errno()
      2024-01-10T12:15:30Z UTC - mysqld got exception 0x16 ;
      Thread pointer: 0x2
      2024-01-10T12:15:31.000000Z 0 [System] [MY-010116] [Server] C:\\mysqld.exe (mysqld 8.0.36) starting as process 1
      """
    )
    #expect(
      log.shapes == [
        "1+12 crash error", "13+1 startup note", "14+2 crash fatal", "16+2 crash fatal",
        "18+1 startup system",
      ]
    )
    #expect(log.records[2].time?.iso8601 == "2024-01-10T12:10:21.000000Z")
    #expect(log.records[2].timeQuality == .inferredDate)
  }

  @Test(arguments: [
    "/usr/sbin/mysqld: sql/handler.cc:4532: int handler::ha_reset(): Assertion `!m_lock' failed.",
    "Assertion failed: !m_lock, file D:\\src\\handler.cc, line 4532",
    "InnoDB: Assertion failure in file ./storage/innobase/btr/btr0cur.cc line 1",
  ])
  func `An assertion and the signal after it are a crash each`(_ assertion: String) throws {
    let log = try ReadLog(
      """
      2024-01-10 12:00:04 0 [Note] InnoDB: Number of pools: 1
      2024-01-10 12:00:05 0 [ERROR] \(assertion)
      240110 12:00:05 [ERROR] mysqld got signal 6 ;
      Thread pointer: 0x0
      """
    )
    #expect(log.shapes == ["1+1 other note", "2+1 crash error", "3+2 crash error"])
  }
}
