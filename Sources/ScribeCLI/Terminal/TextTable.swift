import IncidentModel

/// A table for people: the first column flush left, numbers flush right, the heading in bold.
enum TextTable {
  static func lines(_ rows: [[String]]) -> [String] {
    let rows = rows.map { $0.map(\.visible) }
    let columns = rows.map(\.count).max() ?? 0
    let widths = (0..<columns).map { column in
      rows.map { $0.indices.contains(column) ? $0[column].count : 0 }.max() ?? 0
    }
    return rows.enumerated().map { index, row in
      let line = row.enumerated().map { column, text in
        let space = String(repeating: " ", count: max(0, widths[column] - text.count))
        return column == 0 ? text + space : space + text
      }.joined(separator: "  ")
      return index == 0 ? Style.bold(line) : line
    }
  }
}
