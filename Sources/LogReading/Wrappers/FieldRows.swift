/// Records that come as one field a line: `SELECT … \G` from performance_schema.error_log, and the
/// journal's export and verbose forms.
///
/// The fields of one row are gathered until the row ends; then it is read like any other line.
struct FieldRows {
  /// How rows look.
  enum Form {
    case none
    /// `*** 1. row ***` and `NAME: value` (mysql client, `\G`).
    case vertical
    /// `KEY=value`, a blank line between entries (systemd's Journal Export Formats).
    case export
    /// A line with the time, then indented `KEY=value` (`journalctl -o verbose`).
    case verbose
  }

  /// What a line was to the row.
  enum Step {
    /// Part of it.
    case held
    /// Part of it, and its last.
    case last
    /// No part of it: the row ended before.
    case over
    /// No part of it, and neither was the line before: another table's row.
    case foreign
  }

  private(set) var form = Form.none
  /// The first physical line of the row, and how many it has.
  private(set) var firstLine = 0
  private(set) var lineCount = 0
  /// What the row says of itself.
  private(set) var header = LineHeader()
  private var columns = VerticalRow()
  private var entry = JournalEntryText()

  /// How a line begins a row, if it does.
  static func form(of line: ByteView) -> Form {
    switch line[0] {
    case 0x2A where line.has("******") && line.contains(". row ***"): .vertical
    case 0x5F where line.has("__CURSOR="): .export
    case 0x4D, 0x54, 0x57, 0x46, 0x53:
      // Sun 2026-03-01 10:02:11.123456 UTC [s=…;i=…]
      line[3] == 0x20 && line[8] == 0x2D && line.contains(" [s=") && line.contains(";i=")
        ? .verbose : .none
    default: .none
    }
  }

  /// Whether lines are wanted as they are, carriage returns and all: bytes of a field of given length.
  var takesBytes: Bool { form == .export && entry.takesBytes }

  /// What the row's fields say as a wrapper does.
  var envelope: Envelope { form == .vertical ? Envelope() : entry.envelope }

  /// Begins a row with this line.
  mutating func begin(_ form: Form, _ line: ByteView, at number: Int) {
    self.form = form
    firstLine = number
    lineCount = 1
    switch form {
    case .vertical: columns.clear()
    case .export, .verbose: entry.begin(with: line)
    case .none: break
    }
  }

  /// Takes the next line.
  mutating func take(_ line: ByteView) -> Step {
    if form == .export, entry.takesBytes {
      lineCount += 1
      entry.takeBytes(line)
      return lineCount > 4096 ? .last : .held
    }
    if Self.form(of: line) != .none { return .over }
    switch form {
    case .none: return .over
    case .vertical:
      if line.contains(" row in set") || line.contains(" rows in set") { return .over }
      if lineCount == 1, !line.has("LOGGED: ", at: line.skipSpaces(0)) { return .foreign }
      lineCount += 1
      columns.read(line)
    case .export:
      lineCount += 1
      if line.isEmpty { return .last }
      entry.readExported(line)
    case .verbose:
      guard line[0] == 0x20 || line.isEmpty else { return .over }
      lineCount += 1
      entry.readVerbose(line)
    }
    return lineCount > 4096 ? .last : .held
  }

  /// Gives up the row.
  mutating func cancel() { form = .none }

  /// The row's text: the subsystem, then the message, as the header's ranges say.
  mutating func finish() -> ByteView {
    defer { form = .none }
    guard form == .vertical else {
      header = LineHeader()
      return entry.message.view
    }
    header = columns.header
    return columns.text.view
  }
}
