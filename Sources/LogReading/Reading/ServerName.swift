/// The name under which a server's own lines appear: a log tells which server writes it by the name in
/// the server's own messages.
struct ServerName {
  private(set) var program = Program.mysqld

  /// Whether records of this kind tell the name.
  @inline(__always)
  static func isTold(by record: OpenRecord) -> Bool {
    record.category == .startup || record.category == .shutdown || record.category == .backup
      || record.kind == .crash
  }

  /// Takes note of such a record.
  mutating func note(_ record: OpenRecord, _ message: ByteView, isXtraBackup: Bool) {
    if record.category == .backup {
      if isXtraBackup { program = .xtrabackup }
      return
    }
    let head = message.slice(0, 120)
    if head.contains("mariadbd") {
      program = .mariadbd
    } else if head.contains("mysqld:") || head.contains("mysqld ") {
      program = .mysqld
    } else if head.has("Starting MariaDB ") {
      program = .mariadbd
    }
  }
}
