package import LogReading

/// The kind of storage engine that a line of damage speaks of: what one kind loses does not keep the
/// other from starting.
package enum DamagedEngine: Sendable, Hashable {
  case innodb
  /// MyISAM and Aria, whose tables are files of their own.
  case files

  /// The kind that the record names; nil where it names none.
  package init?(of record: LogRecord) {
    self.init(naming: record.subsystem == "InnoDB" ? "InnoDB" : record.firstLine)
  }

  /// The kind that the text names.
  package init?(naming text: String) {
    switch Self.phrases.lowestRow(in: text) {
    case 0?: self = .innodb
    case 1?: self = .files
    default: return nil
    }
  }

  private static let phrases = PhraseTable([innodbWords, fileWords])

  private static let innodbWords = ["InnoDB", ".ibd", "ibdata", "ib_logfile", "tablespace"]

  /// `errno` 126 to 145 are those of MyISAM's and Aria's index and data files (`my_base.h`); 176 is a
  /// wrong checksum in Aria.
  private static let fileWords = [
    ".MYI", ".MYD", ".MAI", ".MAD", "MyISAM", "myisam", "Aria", "aria", "marked as crashed",
    "hasn't closed the table", "haven't closed the table", "Recovering table:", "Table is fixed",
    "Checking table:", "error 126 ", "error 127 ", "error 134 ", "error 144 ", "error 145 ",
    "error 176 ", "when fixing table",
  ]
}
