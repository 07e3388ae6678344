import Dispatch
package import LogReading
import Synchronization

/// Fills pages with a log's records on a thread of its own, while the log is read on.
///
/// To lay a record down costs about what it costs to find it, so that two threads need little more
/// than half the time. Few batches are under way at once, and memory stays bounded.
package struct LogPageFiller {
  /// What both threads have: the pages, and room for a few batches on the way to them.
  private final class Shared: Sendable {
    let pages: Mutex<LogPages>
    let room = DispatchSemaphore(value: 4)

    init(redacts: Bool) { pages = Mutex(LogPages(redacts: redacts)) }
  }

  private let shared: Shared
  private let queue = DispatchQueue(label: "log pages")
  private var batch = RecordBatch()

  /// No records yet; secrets are masked in those that come, or are not.
  package init(redacts: Bool) { shared = Shared(redacts: redacts) }

  /// Takes the next record in file order.
  package mutating func add(_ record: RecordView) {
    batch.append(record)
    if batch.isFull { handOver() }
  }

  private mutating func handOver() {
    let full = batch
    batch = RecordBatch()
    shared.room.wait()
    queue.async { [shared] in
      shared.pages.withLock { pages in full.forEach { pages.add($0) } }
      shared.room.signal()
    }
  }

  /// The pages of all records, finished.
  package mutating func finished() -> LogPages {
    if !batch.isEmpty { handOver() }
    return queue.sync {
      shared.pages.withLock { pages in
        pages.finish()
        return pages
      }
    }
  }
}
