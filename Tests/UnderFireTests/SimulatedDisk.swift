/// A disk that keeps for certain only what was synced, as POSIX promises no more.
///
/// This is the method of SQLite's own crash tests (<https://www.sqlite.org/testing.html>, 3.2): when
/// the power fails, each write since the last sync of its file may have reached the disk whole, in
/// part, or not at all, whatever became of the writes before it. A name made, changed or removed is
/// certain when its folder was synced; until then the folder's last changes may be missing.
struct SimulatedDisk {
  private struct File {
    var durable: [UInt8] = []
    var pending: [Change] = []
    /// As the running program sees it.
    var size = 0
  }

  private enum Change {
    case write(at: Int, [UInt8])
    case truncate(to: Int)
  }

  private enum NameChange {
    case put(String, Int)
    case remove(String)

    var folder: Substring {
      switch self {
      case .put(let path, _), .remove(let path):
        path[..<(path.lastIndex(of: "/") ?? path.startIndex)]
      }
    }
  }

  private var files: [File] = []
  private var names: [String: Int] = [:]
  private var durableNames: [String: Int] = [:]
  private var pendingNames: [NameChange] = []

  /// Does what the program did.
  mutating func apply(_ operation: SystemCallTrace.Operation) {
    switch operation {
    case .create(let path):
      guard names[path] == nil else { return }
      files.append(File())
      change(.put(path, files.count - 1))
    case .write(let path, let offset, let bytes):
      guard let file = names[path] else { return }
      let start = offset ?? files[file].size
      files[file].pending.append(.write(at: start, bytes))
      files[file].size = max(files[file].size, start + bytes.count)
    case .truncate(let path, let size):
      guard let file = names[path] else { return }
      files[file].pending.append(.truncate(to: size))
      files[file].size = size
    case .sync(let path): sync(path)
    case .rename(let old, let new):
      guard let file = names[old] else { return }
      change(.remove(old))
      change(.put(new, file))
    case .remove(let path): change(.remove(path))
    }
  }

  /// What the disk may hold after the power failed now: paths and contents.
  func afterPowerLoss(using generator: inout some RandomNumberGenerator) -> [String: [UInt8]] {
    var kept = durableNames
    for change in pendingNames.prefix(Int.random(in: 0...pendingNames.count, using: &generator)) {
      Self.apply(change, to: &kept)
    }
    return kept.mapValues { index in
      let file = files[index]
      var bytes = file.durable
      // None, all, or some of what was not synced: the first two are the commonest ends.
      let mood = Int.random(in: 0..<4, using: &generator)
      for change in file.pending where mood != 0 {
        guard mood == 1 || Bool.random(using: &generator) else { continue }
        Self.apply(mood == 1 ? change : Self.torn(change, using: &generator), to: &bytes)
      }
      return bytes
    }
  }

  private mutating func change(_ change: NameChange) {
    Self.apply(change, to: &names)
    pendingNames.append(change)
  }

  private mutating func sync(_ path: String) {
    if let file = names[path] {
      files[file].pending.forEach { Self.apply($0, to: &files[file].durable) }
      files[file].pending = []
    } else {
      // Names are certain in the order of their changes: as a journalled file system has it.
      while let first = pendingNames.first, first.folder == path[...] {
        Self.apply(first, to: &durableNames)
        pendingNames.removeFirst()
      }
    }
  }

  private static func apply(_ change: NameChange, to names: inout [String: Int]) {
    switch change {
    case .put(let path, let file): names[path] = file
    case .remove(let path): names[path] = nil
    }
  }

  private static func apply(_ change: Change, to bytes: inout [UInt8]) {
    switch change {
    case .truncate(let size):
      bytes = Array(bytes.prefix(size)) + Array(repeating: 0, count: max(0, size - bytes.count))
    case .write(let start, let new):
      let missing = start + new.count - bytes.count
      if missing > 0 { bytes += Array(repeating: 0, count: missing) }
      bytes.replaceSubrange(start..<start + new.count, with: new)
    }
  }

  /// A write of which a part arrived: whole sectors of 512 bytes.
  private static func torn(
    _ change: Change,
    using generator: inout some RandomNumberGenerator
  ) -> Change {
    guard case .write(let start, let bytes) = change, Bool.random(using: &generator) else {
      return change
    }
    let sectors = Int.random(in: 0...bytes.count / 512, using: &generator)
    return .write(at: start, Array(bytes.prefix(sectors * 512)))
  }
}
