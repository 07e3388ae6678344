/// Counts as horizontal bars, one a row, the number behind each.
struct BarChart {
  /// A row of the chart.
  struct Row {
    var name: String
    var count: Int
    /// How much of the bar is drawn heavier, such as recurring incidents.
    var heavy = 0
    /// What stands behind the bar.
    var note = ""
  }

  var title: String
  var rows: [Row]

  func draw() -> ChartFrame {
    let step = 22.0
    let summary = rows.map { "\($0.name) \($0.count)" }.joined(separator: ", ")
    var frame = ChartFrame(title: title, summary: summary, height: Double(rows.count) * step + 16)
    let most = max(1, rows.map(\.count).max() ?? 1)
    // Room for the note behind the longest bar.
    let room = ChartFrame.right - ChartFrame.left - 190
    for (index, row) in rows.enumerated() {
      let y = 8 + Double(index) * step
      let width = room * Double(row.count) / Double(most)
      let heavy = room * Double(row.heavy) / Double(most)
      frame.text(ChartFrame.left - 8, y + 13, Words.cut(row.name, to: 22), anchor: "end")
      frame.rect(
        ChartFrame.left,
        y,
        width,
        step - 7,
        class: "tl-n1",
        tip: "\(row.name): \(row.count)"
      )
      if row.heavy > 0 {
        frame.rect(
          ChartFrame.left,
          y,
          heavy,
          step - 7,
          class: "tl-n3",
          tip: "\(row.name): \(row.heavy) recurring"
        )
      }
      let note = row.note.isEmpty ? "" : " · \(row.note)"
      frame.text(ChartFrame.left + width + 8, y + 13, "\(row.count)\(note)")
    }
    frame.line(ChartFrame.left, 4, ChartFrame.left, frame.height - 6, class: "tl-axis")
    return frame
  }
}
