// libFuzzer's entry point: whatever the bytes, reading must not crash, and every physical line must
// belong to exactly one record. The first byte chooses a dialect, or all of them.
import LogReading

@_cdecl("LLVMFuzzerTestOneInput")
func fuzzReader(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let bytes = Array(UnsafeBufferPointer(start: data, count: count))
  guard let choice = bytes.first else { return 0 }
  var options = LogReadingOptions()
  let dialects = LogDialect.all
  if Int(choice) < dialects.count { options.dialect = dialects[Int(choice)].name }
  let reader = LogReader(options: options)
  let source = LogSource.bytes(Array(bytes.dropFirst()), name: "fuzz", modified: nil)
  var lines = 0
  var text = 0
  var previous = 0
  do {
    let outcome = try reader.read(source) { record in
      lines += record.lines
      text += record.jsonLine.utf8.count
      guard record.line >= previous else {
        preconditionFailure("records are out of order at line \(record.line)")
      }
      previous = record.line
    }
    precondition(lines == outcome.lines, "\(lines) of \(outcome.lines) lines have a record")
    let summary = try reader.summary(of: source)
    precondition(summary.outcome.records == outcome.records, "the summary counts otherwise")
  } catch is LogReadingError {
    return 0
  } catch {
    preconditionFailure("\(error)")
  }
  return 0
}
