import IncidentModel
import Testing

@testable import LogReading

@Suite("Records handed over in batches")
struct RecordBatchTests {
  private func record(_ line: Int, _ message: String, object: String? = nil) -> LogRecord {
    LogRecord(
      source: "error.log",
      line: line,
      time: Instant(seconds: 1_698_637_200 + line),
      timeQuality: .exact,
      category: .corruption,
      object: object,
      message: message
    )
  }

  @Test("What was appended comes out, in order")
  func order() {
    var batch = RecordBatch()
    var records = (1...3).map { record($0, "page \($0) ü") }
    records[1].object = "stockdb/items"
    records[2].ranges = [3...3, 7...8]
    records.append(record(9, "", object: ""))
    for record in records { record.withView { batch.append($0) } }
    var read: [LogRecord] = []
    batch.forEach { read.append(LogRecord($0, source: "error.log", redacts: false)) }
    #expect(read == records)
  }

  @Test("It is full at some hundreds of records, or at fewer long ones")
  func limits() {
    var many = RecordBatch()
    #expect(many.isEmpty)
    while !many.isFull { record(1, "short").withView { many.append($0) } }
    var long = RecordBatch()
    while !long.isFull {
      record(1, String(repeating: "x", count: 20_000)).withView { long.append($0) }
    }
    var counts = [0, 0]
    many.forEach { _ in counts[0] += 1 }
    long.forEach { _ in counts[1] += 1 }
    #expect(counts == [256, 4])
  }
}
