import IncidentModel
import LogReading
import Testing

@Suite struct SanitizerBlockTests {
  @Test func `A report is one record, from its rule to the end of the process`() throws {
    let log = try ReadLog(
      """
      2023-01-05 11:37:42 0 [Note] /test/bin/mariadbd: ready for connections.
      Version: '11.4.2-MariaDB-asan'  socket: '/t/s.sock'  port: 12000  Source distribution
      =================================================================
      ==123456==ERROR: AddressSanitizer: heap-use-after-free on address 0x61900 at pc 0x5555
      READ of size 8 at 0x61900 thread T12
          #0 0x5555 in Item::foo() /src/sql/item.cc:12
      2023-01-05 11:37:43 7 [Warning] Access denied for user 'app'@'10.0.0.9' (using password: YES)

      0x61900 is located 128 bytes inside of 1016-byte region [0x61900,0x61cf8)
      SUMMARY: AddressSanitizer: heap-use-after-free /src/sql/item.cc:12 in Item::foo()
      Shadow bytes around the buggy address:
        0x0c3280: fa fa
      ==123456==ABORTING
      2023-01-05 11:38:42 0 [Note] Starting MariaDB 11.4.2-MariaDB-asan source revision abc as process 77
      """
    )
    #expect(
      log.shapes == [
        "1+2 startup note", "3+10 crash fatal", "7+1 access-denied warning", "14+1 startup note",
      ]
    )
    #expect(log.records[1].ranges == [3...6, 8...13])
  }

  @Test func `Undefined behaviour and races are reports of their own, one after another`() throws {
    let log = try ReadLog(
      """
      2023-01-05 11:38:42 0 [Note] InnoDB: Number of transaction pools: 1
      /src/sql/sql_select.cc:1234:17: runtime error: signed integer overflow: 1 + 1 cannot be represented
          #0 0x55 in foo /src/x.cc:1
      SUMMARY: UndefinedBehaviorSanitizer: undefined-behavior /src/sql/sql_select.cc:1234:17 in
      /src/sql/item.h:12:3: runtime error: load of value 165, which is not a valid value
      WARNING: ThreadSanitizer: data race (pid=77)
        Write of size 4 at 0x7f by thread T1:
      ==88==WARNING: MemorySanitizer: use-of-uninitialized-value
          #0 0x55 in main a.cc:4
      """
    )
    #expect(
      log.shapes == [
        "1+1 other note", "2+3 crash error", "5+1 crash error", "6+2 crash error",
        "8+2 crash error",
      ]
    )
  }
}
