extension LogDialect {
  static let socat = LogDialect(
    name: "socat",
    title: "socat, which carries Galera's state transfers",
    specification: "socat manual, option -lm and -ls; error.c msg2()",
    firstBytes: FirstBytes("12"),
    samples: [
      DialectSample(
        "2024/02/09 10:43:17 socat[2345] E SSL_accept(): Connection reset by peer",
        time: "2024-02-09T10:43:17.000000Z",
        level: .error,
        program: "socat",
        category: .replication,
        message: "SSL_accept(): Connection reset by peer"
      ),
      DialectSample(
        "2024/02/09 10:43:18.123456 socat[2345] N exiting with status 0",
        time: "2024-02-09T10:43:18.123456Z",
        program: "socat",
        category: .replication,
        message: "exiting with status 0"
      ),
    ],
    scan: { view, scan in
      guard view[4] == 0x2F, scan.stamps.readSlashedDateTime(view, into: &scan.header.stamp) else {
        return false
      }
      var index = 19
      StampReader.readFraction(view, &index, into: &scan.header.stamp)
      guard view.has(" socat[", at: index) else { return false }
      index = view.skipDigits(index + 7)
      guard view[index] == 0x5D, view[index + 1] == 0x20, view[index + 3] == 0x20 else {
        return false
      }
      switch view[index + 2] {
      case 0x46: scan.header.level = .fatal
      case 0x45: scan.header.level = .error
      case 0x57: scan.header.level = .warning
      case 0x4E, 0x49: scan.header.level = .note
      case 0x44: scan.header.level = .debug
      default: return false
      }
      scan.header.program = .socat
      scan.header.category = .replication
      scan.message(view, index + 3)
      return true
    }
  )
}
