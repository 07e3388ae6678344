import FoundationEssentials
import Glibc
import IncidentModel
import IncidentStorage

/// What the user's shells remember of the last hours.
struct ShellHistory {
  /// Undated lines are offered too, but only the last ones: nobody knows how old the others are.
  private static let undatedLimit = 20

  let since: Instant

  /// The lines of the files, dated ones from `since` on in their order, then the undated ones.
  func lines(in files: [String]) throws -> [HistoryLine] {
    var dated: [HistoryLine] = []
    var undated: [HistoryLine] = []
    for file in files {
      let lines = try Self.isDatabase(file) ? atuinLines(file) : textLines(file)
      dated += lines.filter { line in line.at.map { $0 >= since } ?? false }
      undated += lines.filter { $0.at == nil }.suffix(Self.undatedLimit)
    }
    return dated.sorted { ($0.at ?? since) < ($1.at ?? since) } + undated
  }

  /// The history files that there are: `$HISTFILE`, else where shells have them by default.
  static var files: [String] {
    let surroundings = Surroundings.current
    let home = surroundings.variable("HOME") ?? "/"
    let places =
      ShellHistoryFormat.all.flatMap(\.places) + [AtuinHistory.place]
    let known =
      [surroundings.variable("HISTFILE")].compactMap { $0 } + places.map { "\(home)/\($0)" }
    return known.filter { access($0, R_OK) == 0 }.distinct()
  }

  private func textLines(_ file: String) throws -> [HistoryLine] {
    guard let data = FileManager.default.contents(atPath: file) else {
      throw CommandError("\(file.visible): cannot be read; check the path")
    }
    let bytes = Array(data)
    return ShellHistoryFormat.format(of: bytes).lines(bytes)
  }

  private func atuinLines(_ file: String) throws -> [HistoryLine] {
    try AtuinHistory.lines(in: file, since: since).map {
      HistoryLine(
        text: $0.text,
        at: $0.at,
        exitStatus: $0.exitStatus,
        duration: $0.duration,
        directory: $0.directory
      )
    }
  }

  /// Whether the file begins as SQLite's do (<https://www.sqlite.org/fileformat.html>).
  private static func isDatabase(_ path: String) -> Bool {
    let file = open(path, O_RDONLY | O_CLOEXEC)
    guard file >= 0 else { return false }
    defer { close(file) }
    var start = [UInt8](repeating: 0, count: 15)
    return read(file, &start, start.count) == start.count && start == Array("SQLite format 3".utf8)
  }
}
