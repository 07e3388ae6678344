import IncidentModel
import LogReading
import Testing

@Suite struct FormatTrapTests {
  @Test(arguments: TrapRow.headers + TrapRow.blocks + TrapRow.wrappers + TrapRow.times)
  func `A trap of the formats comes out right`(_ row: TrapRow) throws {
    var options = LogReadingOptions()
    options.zone = Zone(named: row.zone)
    let log = try ReadLog(row.text, options)
    #expect(log.shapes == row.shapes, sourceLocation: row.location)
    #expect(
      log.records.map(\.lines).reduce(0, +) == log.outcome.lines,
      sourceLocation: row.location
    )
    if !row.times.isEmpty {
      let shown = log.records.map { $0.time?.formatted(in: .utc, separator: " ") }
      #expect(shown == row.times, sourceLocation: row.location)
    }
    if !row.qualities.isEmpty {
      #expect(log.records.map(\.timeQuality) == row.qualities, sourceLocation: row.location)
    }
    if !row.codes.isEmpty {
      #expect(log.records.map(\.code) == row.codes, sourceLocation: row.location)
    }
    if !row.programs.isEmpty {
      #expect(log.records.map(\.program) == row.programs, sourceLocation: row.location)
    }
  }

  @Test func `The number in 5,6's header is the thread, however long, and hex is read as such`()
    throws
  {
    let log = try ReadLog(
      """
      2015-10-07  8:25:38 139845235329792 [Warning] Access denied for user 'user'@'192.0.2.1' (using password: YES)
      2016-03-01 10:00:00 7f11a2b3c700 InnoDB: Error: page 5 log sequence number 99
      2016-07-19 15:59:01 0x7facd1d7c780  InnoDB: Assertion failure in thread 140380 in file a.ic line 85
      """
    )
    #expect(
      log.records.map(\.thread) == [139_845_235_329_792, 0x7f11_a2b3_c700, 0x7fac_d1d7_c780]
    )
  }

  @Test func `A second bracket is no code and no subsystem, and a subsystem may be cut short`()
    throws
  {
    let log = try ReadLog(
      """
      2020-05-04T08:00:02.000000Z 0 [ERROR] [FATAL] InnoDB: Semaphore wait has lasted > 600 seconds.
      2020-05-04T08:00:02.000000Z 0 [ERROR] [MY-011067] [Server] [Fatal] x
      2020-05-04T08:00:02.000000Z 0 [Warning] [MY-010068] [group_replica] x
      2020-05-04T08:00:02.000000Z 0 [ERROR] [MY-000067] [Server] unknown variable 'x=1'.
      """
    )
    #expect(log.records.map(\.level) == [.fatal, .fatal, .warning, .error])
    #expect(log.records.map(\.code) == [nil, "MY-011067", "MY-010068", "MY-000067"])
    #expect(log.records[2].subsystem == "group_replica")
    #expect(log.records[0].message.hasPrefix("[FATAL] InnoDB:"))
  }

  @Test func `Secrets do not leave the reader`() throws {
    let log = try ReadLog(
      """
      2020-05-04T08:00:02.000000Z 1 [Note] A temporary password is generated for root@localhost: aB3!x_Qw9z
      2020-05-04T08:00:02.000000Z 6 [Note] [MY-010454] [Server] A temporary password is generated for root@localhost: aB3!x_Qw9z
      2020-05-04 08:00:02 6 [ERROR] Slave SQL: Error 'x' on query. Query: 'CREATE USER 'a'@'b' IDENTIFIED BY 'aB3!x_Qw9z'', Error_code: 1396
      2020-05-04 08:00:02 6 [Note] WSREP: Running: 'wsrep_sst_mariabackup --role 'donor' --auth 'sst:aB3!x_Qw9z''
      2020-05-04 08:00:02 6 [Note] 'CHANGE MASTER TO executed'. MASTER_PASSWORD='aB3!x_Qw9z'
      2020-05-04T08:00:03Z UTC - mysqld got signal 11 ;
      Query (7f0c80004b10): ALTER USER 'a'@'b' IDENTIFIED WITH mysql_native_password BY 'aB3!x_Qw9z'
      """
    )
    #expect(log.records.count == 6)
    for record in log.records { #expect(!record.message.contains("aB3!"), "\(record.message)") }
  }
}
