/// The name under which a server's own lines appear: a log tells which server writes it by the name in
/// the server's own messages.
struct ServerName {
  private(set) var program = Program.mysqld

  /// Whether the record tells the name: those of some categories, and crashes, whatever they are about.
  @inline(__always)
  static func isTold(by record: OpenRecord) -> Bool {
    isTold(by: record.category) || record.kind == .crash
  }

  @inline(__always)
  static func isTold(by category: LogCategory) -> Bool {
    category == .startup || category == .shutdown || category == .backup
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
