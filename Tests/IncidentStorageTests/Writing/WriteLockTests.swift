import Dispatch
import Foundation
import Glibc
import IncidentStorage
import Synchronization
import TestSupport
import Testing

@Suite("The lock around writes")
struct WriteLockTests {
  private let folder: TemporaryFolder
  private var database: String { folder.file("scribe.sqlite") }

  init() throws { folder = try TemporaryFolder() }

  /// How many writers have drawn a number.
  private var waiting: Int {
    (try? Data(contentsOf: URL(fileURLWithPath: database + "-lock")).count) ?? 0
  }

  @Test("Who asks first is first, however late the lock is let go")
  func order() throws {
    let lock = WriteLock(besideDatabase: database, patience: Patience(seconds: 30))
    let served = Mutex<[Int]>([])
    let crowded = Mutex<[Bool]>([])
    let done = DispatchGroup()
    try lock.whileHeld {
      for writer in 0..<12 {
        done.enter()
        Thread.detachNewThread {
          try? lock.whileHeld {
            served.withLock { $0.append(writer) }
          } finally: { isAwaited in
            crowded.withLock { $0.append(isAwaited) }
          }
          done.leave()
        }
        // Each has its number before the next one asks.
        while waiting <= writer { sched_yield() }
      }
    }
    done.wait()
    #expect(served.withLock { $0 } == Array(0..<12))
    #expect(crowded.withLock { $0 }.prefix(10).allSatisfy { $0 })
    #expect(crowded.withLock { $0 }.last == false)
  }

  @Test("Whoever waits too long is told, and those behind still have their turn")
  func patience() throws {
    let lock = WriteLock(besideDatabase: database, patience: Patience(seconds: 0))
    try lock.whileHeld {
      for _ in 0..<2 { #expect(throws: StoreError.self) { try lock.whileHeld {} } }
    }
    let patient = WriteLock(besideDatabase: database, patience: Patience(seconds: 30))
    let result = try patient.whileHeld { "held" }
    #expect(result == "held")
  }

  @Test("A wait that takes long is told of once, and has the lock all the same")
  func longWait() throws {
    let told = Mutex<[String]>([])
    let patience = Patience(seconds: 30) { words in told.withLock { $0.append(words) } }
    let lock = WriteLock(besideDatabase: database, patience: patience)
    let done = DispatchSemaphore(value: 0)
    try lock.whileHeld {
      Thread.detachNewThread {
        try? lock.whileHeld {}
        done.signal()
      }
      while told.withLock(\.isEmpty) { usleep(10_000) }
    }
    done.wait()
    #expect(told.withLock(\.count) == 1)
    let words = told.withLock { $0.first ?? "" }
    #expect(words.hasPrefix(database) && words.contains("waiting up to 30 s"), "\(words)")
  }

  @Test("The numbers begin anew when their file has grown long")
  func length() throws {
    let bytes = [UInt8](repeating: UInt8(ascii: "w"), count: 70_000)
    try folder.write(bytes, to: "scribe.sqlite-lock")
    let lock = WriteLock(besideDatabase: database, patience: Patience(seconds: 30))
    let begun = DispatchSemaphore(value: 0)
    let done = DispatchSemaphore(value: 0)
    try lock.whileHeld {
      Thread.detachNewThread {
        begun.signal()
        try? lock.whileHeld {}
        done.signal()
      }
      begun.wait()
      while waiting <= 70_000 { sched_yield() }
    }
    done.wait()
    #expect(waiting == 0)
  }
}
