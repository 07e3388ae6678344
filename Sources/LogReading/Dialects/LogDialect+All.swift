extension LogDialect {
  /// Every dialect that Scribe reads; a new one is a new file and a line here.
  package static let all: [LogDialect] = [
    .mysql80, .mysql57, .mariadb, .mysql55, .innodbStamp, .mysqldSafe, .entrypoint, .crash,
    .backupScript, .backupTools, .mariabackup, .mydumper, .kernel,
    .performanceSchema, .queryLogs, .tableCheck, .backupReports, .socat,
    .transferScript, .garbd, .operator,
  ]
}
