/// What shows that a line stands in a server's error log, which speaks of dumps (of the buffer pool)
/// and of errors, and is no backup log for that.
///
/// XtraBackup and mariadb-backup run the server's own InnoDB code and print its lines too; theirs carry
/// `[Xtrabackup]` or stand between `[00]` lines, and neither ever becomes ready for connections.
enum ServerLogSign {
  /// A server lives: it starts, or takes connections.
  case life
  /// A record with a level in brackets, as the server writes them.
  case record

  init?(_ line: LedgerLine) {
    var head = line.bytes.prefix(400)
    // A container's line; what else such logs hold, as of a state transfer, is no backup either.
    if head.starts(with: Self.carrier) { head = head.dropFirst(Self.carrier.count) }
    guard head.first?.isDigit == true,
      Self.levels.contains(where: head.contains(subsequence:)),
      !head.contains(subsequence: Self.xtrabackup)
    else { return nil }
    self = Self.banners.contains(where: head.contains(subsequence:)) ? .life : .record
  }

  private static let levels = ["[Note]", "[Warning]", "[ERROR]", "[System]"].map { Array($0.utf8) }
  private static let carrier = Array(#"{"log":""#.utf8)
  private static let xtrabackup = Array("[Xtrabackup]".utf8)
  private static let banners = ["ready for connections", " as process "].map { Array($0.utf8) }
}
