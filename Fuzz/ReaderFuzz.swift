// libFuzzer's entry points: whatever the bytes, reading must not crash, every physical line must
// belong to exactly one record, and the summary must count what reading delivers.
//
// SCRIBE_FUZZ_TARGET names what is fuzzed: `reader`, with every dialect and wrapper and a window of
// time now and then, or one dialect. SCRIBE_FUZZ_SEEDS names a folder into which the dialects'
// samples are written before it starts.
import Glibc
import IncidentModel
import LogReading

private let target = getenv("SCRIBE_FUZZ_TARGET").map { String(cString: $0) } ?? "reader"

@_cdecl("LLVMFuzzerInitialize")
func prepare(
  _ count: UnsafeMutablePointer<CInt>?,
  _ arguments: UnsafeMutablePointer<UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>?>?
) -> CInt {
  demand(
    target == "reader" || LogDialect.all.contains { $0.name == target },
    "no target \(target); there are reader, \(LogDialect.all.map(\.name).joined(separator: ", "))"
  )
  guard let folder = getenv("SCRIBE_FUZZ_SEEDS").map({ String(cString: $0) }) else { return 0 }
  for dialect in LogDialect.all where target == "reader" || target == dialect.name {
    for (number, sample) in dialect.samples.enumerated() {
      guard let file = fopen("\(folder)/sample-\(dialect.name)-\(number)", "w") else { continue }
      // The first byte says how the reader is asked, see below.
      fputs("\0\(sample.text)\n\(sample.text)\n", file)
      fclose(file)
    }
  }
  return 0
}

@_cdecl("LLVMFuzzerTestOneInput")
func fuzzReader(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  guard count > 0 else { return 0 }
  let text = Array(UnsafeBufferPointer(start: data + 1, count: count - 1))
  let source = LogSource.bytes(text, name: "fuzz", modified: nil)
  var options = LogReadingOptions()
  if target != "reader" { options.dialect = target }
  do {
    try checkWhole(source, options)
    if data[0] & 1 == 1 { try checkWindow(source, options) }
  } catch is LogReadingError {
    return 0
  } catch {
    demand(false, "\(error)")
  }
  return 0
}

/// Every line has one owner, records come in file order, and the summary agrees.
private func checkWhole(_ source: LogSource, _ options: LogReadingOptions) throws {
  var owners: [Int: Int] = [:]
  var levels: [LogLevel: Int] = [:]
  var categories: [LogCategory: Int] = [:]
  var lines = 0
  var previous = 0
  let reader = LogReader(options: options)
  let outcome = try reader.read(source) { record in
    lines += record.lines
    demand(!record.jsonLine.isEmpty, "a record has no JSON")
    demand(record.line >= previous, "records are out of order at line \(record.line)")
    previous = record.line
    levels[record.level, default: 0] += 1
    categories[record.category, default: 0] += 1
    let whole =
      record.lines > 0 ? [record.line...record.line + record.lines - 1] : []
    for line in (record.ranges.isEmpty ? whole : record.ranges).joined() {
      owners[line, default: 0] += 1
    }
  }
  demand(lines == outcome.lines, "\(lines) of \(outcome.lines) lines have a record")
  demand(
    owners.count == lines && owners.values.allSatisfy { $0 == 1 },
    "a line has no record, or several"
  )
  let summary = try reader.summary(of: source)
  demand(summary.outcome.records == outcome.records, "the summary counts other records")
  demand(summary.levels == levels, "the summary counts other levels")
  demand(summary.categories == categories, "the summary counts other categories")
}

/// A window delivers no more than the whole.
private func checkWindow(_ source: LogSource, _ options: LogReadingOptions) throws {
  var options = options
  options.from = Instant(iso8601: "2023-01-01T00:00:00Z")
  options.to = Instant(iso8601: "2026-06-01T00:00:00Z")
  options.zone = Zone(named: "Europe/Berlin")
  var delivered = 0
  let outcome = try LogReader(options: options).read(source) { _ in delivered += 1 }
  demand(
    delivered == outcome.delivered && delivered <= outcome.records,
    "a window delivers \(delivered) of \(outcome.records)"
  )
}

/// Says what does not hold, and ends: an optimized precondition would end without a word.
private func demand(_ holds: Bool, _ words: @autoclosure () -> String) {
  guard !holds else { return }
  let text = "scribe: \(words())\n"
  _ = text.withCString { write(STDERR_FILENO, $0, strlen($0)) }
  abort()
}
