import Glibc

/// Makes error logs of any size, their times advancing.
enum LogGenerator {
  /// What a log is full of.
  enum Mix: String, CaseIterable {
    /// MySQL 8, busy and troubled: refused logins, aborted connections, notes, now and then a deadlock
    /// dump of twenty lines without a header. About three lines in ten belong to a block; 6 of 100
    /// records are errors, 21 warnings.
    case busy
    /// The same with 5 warnings of 100 records.
    case usual
    /// MySQL 5.7, started and stopped over and over: some sixty kinds of notes.
    case restarts
    /// MariaDB that complains about its tables, line after line.
    case complaints
    /// The JSON sink.
    case json
  }

  /// Writes a log of at least so many bytes, one second of log a record in ten; returns its size.
  static func write(to path: String, bytes: Int, mix: Mix = .busy) -> Int {
    let file = open(path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
    guard file >= 0 else { return 0 }
    defer { close(file) }
    var text: [UInt8] = []
    var done = 0
    var serial = 0
    while done < bytes {
      text.removeAll(keepingCapacity: true)
      while text.count < 1 << 20 {
        switch mix {
        case .busy: append(record: serial, lastWarning: 60, to: &text)
        case .usual: append(record: serial, lastWarning: 45, to: &text)
        case .restarts: appendRestart(serial, to: &text)
        case .complaints: appendComplaint(serial, to: &text)
        case .json: appendJSON(serial, to: &text)
        }
        serial += 1
      }
      var sent = 0
      while sent < text.count {
        let count = text[sent...].withUnsafeBytes { Glibc.write(file, $0.baseAddress, $0.count) }
        guard count > 0 else { return done }
        sent += count
      }
      done += text.count
    }
    return done
  }

  /// The time of a record: ten a second from 1 October 2023 on.
  static func stamp(_ serial: Int) -> String {
    let seconds = serial / 10
    var days = seconds / 86_400
    var year = 2023
    var month = 10
    while true {
      let length = [31, year % 4 == 0 ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][month - 1]
      if days < length { break }
      days -= length
      month += 1
      if month > 12 {
        month = 1
        year += 1
      }
    }
    return "\(year)-\(two(month))-\(two(days + 1))T\(two(seconds / 3600 % 24)):"
      + "\(two(seconds / 60 % 60)):\(two(seconds % 60)).\(serial % 10)00000Z"
  }

  private static func append(record serial: Int, lastWarning: Int, to text: inout [UInt8]) {
    let stamp = stamp(serial)
    let thread = 8 + serial % 400
    let line: String
    switch serial % 97 {
    case 0:
      line = """
        \(stamp) \(thread) [Note] [MY-012468] [InnoDB] Transactions deadlock detected, dumping \
        detailed information.
        \(deadlock)

        """
    case 1...6:
      line = """
        \(stamp) \(thread) [ERROR] [MY-013183] [InnoDB] Cannot write to the file './stockdb/items.ibd' \
        at offset \(serial)

        """
    case 7...40:
      line = """
        \(stamp) \(thread) [Note] [MY-010926] [Server] Access denied for user 'app\(serial % 7)'@\
        '10.0.0.\(serial % 250)' (using password: YES)

        """
    case 41...lastWarning:
      line = """
        \(stamp) \(thread) [Warning] [MY-010055] [Server] IP address '10.0.0.\(serial % 250)' could \
        not be resolved: Name or service not known

        """
    default:
      line = """
        \(stamp) \(thread) [Note] [MY-010914] [Server] Aborted connection \(thread) to db: 'stockdb' \
        user: 'app' host: '10.0.0.\(serial % 250)' (Got timeout reading communication packets).

        """
    }
    text += line.utf8
  }

  private static func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }

  private static let deadlock = """
    *** (1) TRANSACTION:
    TRANSACTION 8461, ACTIVE 0 sec starting index read
    mysql tables in use 1, locked 1
    LOCK WAIT 3 lock struct(s), heap size 1128, 2 row lock(s), undo log entries 1
    MySQL thread id 330, OS thread handle 140269809280704, query id 1201 localhost root updating
    UPDATE items SET qty = qty - 1 WHERE id = 2
    *** (1) HOLDS THE LOCK(S):
    RECORD LOCKS space id 6 page no 4 n bits 144 index PRIMARY of table `stockdb`.`items` trx id 8461
    Record lock, heap no 2 PHYSICAL RECORD: n_fields 6; compact format; info bits 0
     0: len 4; hex 80000001; asc     ;;
     1: len 6; hex 00000000210d; asc     ! ;;
     2: len 7; hex 020000011a0151; asc       Q;;
    *** (2) TRANSACTION:
    TRANSACTION 8462, ACTIVE 0 sec starting index read
    mysql tables in use 1, locked 1
    LOCK WAIT 3 lock struct(s), heap size 1128, 2 row lock(s), undo log entries 1
    MySQL thread id 331, OS thread handle 140269809011111, query id 1202 localhost root updating
    UPDATE items SET qty = qty - 1 WHERE id = 1
    *** WE ROLL BACK TRANSACTION (2)
    """
}
