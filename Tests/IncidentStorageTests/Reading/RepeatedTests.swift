import GRDB
import Testing

@testable import IncidentStorage

@Suite("Columns that repeat themselves")
struct RepeatedTests {
  @Test("A value is made anew only where the text is another; nothing comes between")
  func repeats() throws {
    var made: [String] = []
    var number = Repeated<Int>()
    var values: [Int?] = []
    try DatabaseQueue().read { database in
      try RowReader.each(
        database,
        sql: "VALUES (''), ('12'), ('12'), (NULL), ('12'), ('13'), ('x'), ('12')"
      ) { row in
        let value = number.value(row, 0) {
          made.append($0)
          return Int($0)
        }
        values.append(value)
        return true
      }
    }
    #expect(values == [nil, 12, 12, nil, 12, 13, nil, 12])
    #expect(made == ["", "12", "13", "x", "12"])
  }
}
