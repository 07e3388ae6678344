import Dispatch
import IncidentModel
import IncidentStorage
import LogReading
import Synchronization

/// Masks secrets in records and puts them into pages, on another thread than the one that reads them:
/// each half of the work takes about as long.
final class PageBinder {
  private let pages = Pages()
  private let queue = DispatchQueue(label: "pages of log records")
  /// How many batches may wait: reading is held up where binding is slower, and memory stays small.
  private let room = DispatchSemaphore(value: 8)
  private var batch: [LogRecord] = []
  private let redacts: Bool

  private static let batchSize = 512

  /// The pages so far, which only the queue touches.
  private final class Pages: Sendable {
    let value = Mutex(LogPages())
  }

  /// A binder that masks secrets, or does not.
  init(redacts: Bool) { self.redacts = redacts }

  /// Takes the next record in file order.
  func add(_ record: LogRecord) {
    batch.append(record)
    if batch.count == Self.batchSize { hand() }
  }

  /// The pages of all records taken.
  func finished() -> LogPages {
    hand()
    return queue.sync {
      pages.value.withLock { pages in
        pages.finish()
        return pages
      }
    }
  }

  private func hand() {
    room.wait()
    queue.async { [batch, pages, room, redacts] in
      pages.value.withLock { pages in
        for record in batch {
          var record = record
          if redacts { record.message = Redaction.redacted(record.message).text }
          pages.add(record)
        }
      }
      room.signal()
    }
    batch = []
    batch.reserveCapacity(Self.batchSize)
  }
}
