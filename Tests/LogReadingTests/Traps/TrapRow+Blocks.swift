import Testing

extension TrapRow {
  /// Traps of records that cover several lines.
  static let blocks: [TrapRow] = [
    TrapRow(
      "after a crash's last words another process speaks for itself",
      """
      2024-09-01T10:00:05Z UTC - mysqld got signal 11 ;
      Query (7f00): SELECT 1
      Connection ID (thread ID): 8
      Status: NOT_KILLED

      The manual page at http://dev.mysql.com/doc/mysql/en/crashing.html contains
      information that should help you find out what is causing the crash.
      mysqld: error while loading shared libraries: libaio.so.1: cannot open shared object file
      """,
      ["1+7 crash fatal", "8+1 config error"]
    ),
    TrapRow(
      "other threads go on after a crash, without a new server",
      """
      2025-09-02 13:10:05 0 [Note] InnoDB: Number of pools: 1
      250902 13:10:06 [ERROR] mysqld got exception 0x80000003 ;
      Server version: 10.4.32-MariaDB
      Thread pointer: 0x0
      2025-09-02 13:10:06 0 [Note] c:\\xampp\\mysql\\bin\\mysqld.exe: ready for connections.
      Version: '10.4.32-MariaDB'  socket: ''  port: 3306  mariadb.org binary distribution
      """,
      ["1+1 other note", "2+3 crash error", "5+2 startup note"]
    ),
    TrapRow(
      "a semaphore wait of 5.x has no stamp and goes on for minutes",
      """
      2016-03-01 10:00:00 4711 [Note] Event Scheduler: Loaded 0 events
      InnoDB: Warning: a long semaphore wait:
      --Thread 140 has waited at btr0sea.cc line 1234 for 241.00 seconds the semaphore:
      InnoDB: ###### Starts InnoDB Monitor for 30 secs to print diagnostic info:
      InnoDB: Pending preads 0, pwrites 0
      """,
      ["1+1 other note", "2+4 hang warning"],
      times: ["2016-03-01 10:00:00", "2016-03-01 09:55:59"]
    ),
    TrapRow(
      "the monitor's stamp dates a semaphore wait better than a record of an hour before",
      """
      160301  9:00:00 [Note] Event Scheduler: Loaded 0 events
      InnoDB: Warning: a long semaphore wait:
      --Thread 140 has waited at btr0sea.cc line 1234 for 241.00 seconds the semaphore:
      InnoDB: ###### Starts InnoDB Monitor for 30 secs to print diagnostic info:

      =====================================
      2016-03-01 10:05:00 7f11 INNODB MONITOR OUTPUT
      =====================================
      """,
      ["1+1 other note", "2+7 hang warning"],
      times: ["2016-03-01 09:00:00", "2016-03-01 10:00:59"]
    ),
    TrapRow(
      "a page dump is one record with its long line",
      """
      2016-03-01 10:00:00 7f11a2b3c700 InnoDB: Page dump in ascii and hex (16384 bytes):
       len 16384; hex \(String(repeating: "00ff", count: 9000)); asc   ;
      InnoDB: End of page dump
      2016-03-01 10:00:00 7f11a2b3c700 InnoDB: uncompressed page, stored checksum in field1 1
      """,
      ["1+3 corruption note", "4+1 corruption note"]
    ),
    TrapRow(
      "plain InnoDB lines belong to the header before, but for those that open the file",
      """
      InnoDB: using atomic writes.
      2019-11-02 10:00:00 0 [Note] InnoDB: Mutexes and rw_locks use Windows interlocked functions
      InnoDB: Error: page 5 log sequence number 99
      InnoDB: is in the future! Current system log sequence number 5.
      """,
      ["1+1 other note", "2+3 corruption error"]
    ),
    TrapRow(
      "Aria counts its recovery in a line of its own that is no backup's",
      """
      2019-11-02 10:00:00 0 [Note] mysqld.exe: Aria engine: starting recovery
      recovered pages: 0% 34% 100% (0.0 seconds); tables to flush: 2 1 0
       (0.0 seconds);
      2019-11-02 10:00:00 0 [Note] mysqld.exe: Aria engine: recovery done
      """,
      ["1+3 crash-recovery note", "4+1 other note"]
    ),
    TrapRow(
      "what SIGHUP prints is one record, blank lines and all",
      """
      161209 14:18:50 [Note] /usr/sbin/mysqld: ready for connections.
      Version: '5.5.50'  socket: '/x.sock'  port: 3306  (Ubuntu)

      Status information:

      Current dir: /var/lib/mysql/
      Running threads: 1  Stack size: 196608
      Current locks:

      161209 14:19:50 [Note] x
      """,
      ["1+3 startup note", "4+6 other note", "10+1 other note"]
    ),
    TrapRow(
      "three lines of one damaged MyISAM table",
      """
      161209 14:18:50 [ERROR] /usr/sbin/mysqld: Table './shop/t' is marked as crashed and should be repaired
      161209 14:18:50 [Warning] Checking table:   './shop/t'
      161209 14:18:50 [ERROR] 1 client is using or hasn't closed the table properly
      """,
      ["1+1 corruption error", "2+1 corruption warning", "3+1 corruption error"]
    ),
    TrapRow(
      "the loader's complaint has no header",
      """
      /usr/sbin/mysqld: symbol lookup error: /usr/sbin/mysqld: undefined symbol: SSL_library_init
      /usr/sbin/mysqld: error while loading shared libraries: libaio.so.1: cannot open shared object file
      """,
      ["1+1 config error", "2+1 config error"]
    ),
    TrapRow(
      "conflict markers of git stand alone, and what follows them too",
      """
      <<<<<<< HEAD
      161209 14:18:50 [Note] a
      =======
      161209 14:18:50 [Note] b
      >>>>>>> branch
      Version: '10.1.36-MariaDB'  socket: ''  port: 3306  mariadb.org binary distribution
      """,
      [
        "1+1 other note", "2+1 other note", "3+1 other note", "4+1 other note", "5+1 other note",
        "6+1 startup note",
      ]
    ),
  ]
}
