import IncidentModel

/// Which records of a log are wanted, by time and kind, worked out once for the whole log.
struct WantedRecords {
  /// The window in microseconds of UTC since 1970: its first, and the first past it.
  private let from: Int64
  private let to: Int64
  /// Whether there is a window, in which no record without a time lies.
  private let isWindow: Bool
  /// For each level the categories that are wanted, a bit each.
  private var categories = InlineArray<8, UInt32>(repeating: .max)

  init(_ options: LogReadingOptions) {
    from = options.from?.microseconds ?? .min
    to = options.to?.microseconds ?? .max
    isWindow = options.from != nil || options.to != nil
    guard let keeps = options.keeps else { return }
    for level in LogLevel.allCases {
      categories[level.index] = LogCategory.allCases.reduce(0) {
        keeps(level, $1) ? $0 | 1 << UInt32($1.index) : $0
      }
    }
  }

  /// Whether records of this kind are wanted, at whatever time.
  @inline(__always)
  func contains(_ kind: RecordKind) -> Bool {
    categories[kind.level.index] >> UInt32(kind.category.index) & 1 == 1
  }

  /// Whether a record of this moment and kind is wanted.
  @inline(__always)
  func contains(_ time: Instant?, _ level: LogLevel, _ category: LogCategory) -> Bool {
    guard contains(RecordKind(level: level, category: category)) else { return false }
    guard isWindow else { return true }
    guard let time else { return false }
    return time.microseconds >= from && time.microseconds < to
  }
}
