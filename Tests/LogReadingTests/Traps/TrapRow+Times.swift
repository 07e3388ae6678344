import LogReading
import Testing

extension TrapRow {
  /// Traps of times and zones.
  static let times: [TrapRow] = [
    TrapRow(
      "a crash with time and UTC only, around midnight, in local time otherwise",
      """
      2023-10-30 23:59:58 4711 [Note] a
      20:59:59 UTC - mysqld got signal 6 ;
      x
      2023-10-31 00:00:05 4712 [Note] b
      """,
      ["1+1 other note", "2+2 crash fatal", "4+1 other note"],
      times: ["2023-10-30 20:59:58", "2023-10-30 20:59:59", "2023-10-30 21:00:05"],
      qualities: [.inferredZone, .inferredDate, .inferredZone]
    ),
    TrapRow(
      "a zone that the log confirms is used with its summer time",
      """
      2023-01-10 10:00:00+01:00 [Note] [Entrypoint]: Entrypoint script for MariaDB Server started.
      2023-01-10 10:00:01 0 [Note] a
      2023-07-10 10:00:01 0 [Note] b
      """,
      ["1+1 startup note", "2+1 other note", "3+1 other note"],
      times: ["2023-01-10 09:00:00", "2023-01-10 09:00:01", "2023-07-10 08:00:01"],
      qualities: [.exact, .inferredZone, .inferredZone],
      zone: "Europe/Berlin"
    ),
    TrapRow(
      "the buffer pool's local time inside a line in UTC shows the zone",
      """
      2016-12-09T12:08:33.335060Z 0 [Note] InnoDB: Buffer pool(s) load completed at 161209 13:08:33
      161209 13:08:40 mysqld_safe Logging to 'x'.
      """,
      ["1+1 other note", "2+1 other note"],
      times: ["2016-12-09 12:08:33", "2016-12-09 12:08:40"],
      qualities: [.exact, .inferredZone]
    ),
  ]
}
