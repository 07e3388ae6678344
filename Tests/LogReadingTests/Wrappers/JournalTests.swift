import IncidentModel
import LogReading
import Testing

@Suite struct JournalTests {
  private func read(_ bytes: [UInt8]) throws -> ReadLog {
    try ReadLog(.bytes(bytes, name: "journal", modified: nil))
  }

  @Test func `The export form gives an entry a record, its fields and its time`() throws {
    let log = try ReadLog(
      """
      __CURSOR=s=1;i=1
      __REALTIME_TIMESTAMP=1698651611500000
      _HOSTNAME=db1
      SYSLOG_IDENTIFIER=mysqld
      PRIORITY=6
      MESSAGE=2023-10-30T07:40:11.000412Z 0 [ERROR] [MY-010119] [Server] Aborting
      _SOURCE_REALTIME_TIMESTAMP=1698651611000500

      __CURSOR=s=1;i=2
      __REALTIME_TIMESTAMP=1698651612000000
      _HOSTNAME=db1
      _COMM=systemd
      MESSAGE=Stopped mariadb.service - MariaDB 10.11.6 database server.


      """
    )
    #expect(log.shapes == ["1+8 startup error", "9+6 shutdown note"])
    #expect(log.records.map(\.host) == ["db1", "db1"])
    #expect(log.records[0].time?.iso8601 == "2023-10-30T07:40:11.000412Z")
    #expect(log.records[1].time?.iso8601 == "2023-10-30T07:40:12.000000Z")
    #expect(log.records[1].program == "systemd")
  }

  @Test(arguments: [45, 10, 256, 13])
  func `A field with its length before it is read by that length, whatever its bytes are`(
    _ length: Int
  ) throws {
    let message =
      Array("2023-10-30  7:40:12 0 [Note] a: Arr".utf8) + [0xEA] + Array("t normal".utf8)
    let padded = (message + Array("\r\n\0\n=x".utf8))
    let body = Array((padded + [UInt8](repeating: 0x7A, count: 256)).prefix(length))
    var size: [UInt8] = []
    for shift in 0..<8 { size.append(UInt8(length >> (8 * shift) & 0xFF)) }
    let bytes =
      Array("__CURSOR=s=1;i=1\n_HOSTNAME=db1\nSYSLOG_IDENTIFIER=mariadbd\nMESSAGE\n".utf8)
      + size + body + Array("\n_PID=12\n\n__CURSOR=s=1;i=2\n_HOSTNAME=db2\nMESSAGE=x\n\n".utf8)
    let log = try read(bytes)
    #expect(log.records.map(\.lines).reduce(0, +) == log.outcome.lines)
    #expect(log.outcome.lines == bytes.count { $0 == 0x0A })
    #expect(log.records.last?.host == "db2")
    if length == 45 {
      #expect(log.records[0].message == "a: Arrêt normal")
      #expect(log.records[0].host == "db1")
    }
  }

  @Test func `A length that nothing can have does not swallow the rest`() throws {
    let bytes =
      Array("__CURSOR=s=1;i=1\nMESSAGE\n".utf8) + [UInt8](repeating: 0xFF, count: 8)
      + Array("\n\n2023-10-30  7:40:12 0 [Note] x\n".utf8)
    let log = try read(bytes)
    #expect(log.records.last?.message == "x")
    #expect(log.records.map(\.lines).reduce(0, +) == log.outcome.lines)
  }

  @Test func `The verbose form reads messages of several lines and the cursor's exact time`() throws
  {
    let log = try ReadLog(
      """
      Mon 2023-10-30 08:40:11.000412 CET [s=1;i=1;b=2;m=3;t=608e9a4f4bd5c;x=1]
          PRIORITY=6
          _HOSTNAME=db1
          SYSLOG_IDENTIFIER=mariadbd
          MESSAGE=mariadbd: some text
                  key_buffer_size=134217728
          _PID=77
      -- Boot 1d2c3b4a --
      Mon 2023-10-30 08:40:12.000412 CET [s=1;i=2;b=2;m=3;t=608e9a504005c;x=1]
          MESSAGE=2023-10-30  8:40:12 0 [Warning] Aborted connection 3 to db: 'a' user: 'b' host: 'c' (x)
          _HOSTNAME=db1
          SYSLOG_IDENTIFIER=mariadbd
      """
    )
    #expect(log.shapes == ["1+7 other note", "8+1 other note", "9+4 connections warning"])
    #expect(log.records[0].message == "mariadbd: some text\nkey_buffer_size=134217728")
    #expect(log.records[0].time == Instant(microseconds: 0x608e_9a4f_4bd5c))
    #expect(log.records[2].thread == 0)
  }

  @Test func `A message of bytes, of several values, and one that was left out`() throws {
    let log = try ReadLog(
      #"""
      {"__REALTIME_TIMESTAMP":"1698651611000412","_HOSTNAME":"db1","SYSLOG_IDENTIFIER":"mysqld","MESSAGE":[65,114,114,234,116]}
      {"__REALTIME_TIMESTAMP":"1698651612000412","_HOSTNAME":"db1","SYSLOG_IDENTIFIER":"mysqld","MESSAGE":["first","second"]}
      {"__REALTIME_TIMESTAMP":"1698651613000412","_HOSTNAME":"db1","SYSLOG_IDENTIFIER":"cron","MESSAGE":null}
      {"__REALTIME_TIMESTAMP":"1698651614000412","_HOSTNAME":"db1","SYSLOG_IDENTIFIER":"mysqld","MESSAGE":[[65,66],[67]]}
      """#
    )
    #expect(log.records.map(\.message) == ["Arrêt", "first", "", "AB"])
    #expect(log.outcome.unrecognizedLines == 0)
  }
}
