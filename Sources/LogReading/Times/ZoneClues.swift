import IncidentModel

/// What the lines of a log show about the zone of those that carry none.
///
/// mysqld_safe and InnoDB write local time next to a server that writes UTC; a crash handler writes
/// UTC next to a server that writes local time; a wrapper stamps what has a stamp of its own. Where
/// two such times belong together, their difference is the offset. Each is a vote, since a stop and
/// the next start may stand side by side and be hours apart.
struct ZoneClues {
  private var votes: [Int: Int] = [:]
  /// When the clue for an offset was written that came last, in microseconds since 1970, UTC.
  private var moments: [Int: Int64] = [:]
  private var zoned: (line: Int, clock: Int64)?
  private var local: (line: Int, clock: Int64, program: Program)?
  /// Whether any line carried a time without a zone.
  private(set) var hasLocalTimes = false

  /// The offset in seconds that the most clues show; nil where none does, or they contradict.
  var offset: Int? {
    guard let best = votes.max(by: { ($0.value, $1.key) < ($1.value, $0.key) }) else { return nil }
    return best.value * 2 > votes.values.reduce(0, +) ? best.key : nil
  }

  /// The offset that the most clues show, and when one of them was written; nil where `offset` is, or
  /// where the log has no local times that it could be good for.
  var finding: (offset: Int, moment: Instant)? {
    guard hasLocalTimes, let offset, let moment = moments[offset] else { return nil }
    return (offset, Instant(microseconds: moment))
  }

  /// Takes note of a record's header and of the wrapper around it.
  @inline(__always)
  mutating func note(_ header: LineHeader, _ envelope: Envelope, _ line: ByteView, at number: Int) {
    // A server that writes UTC, without a wrapper or another clock beside it, says nothing by that.
    if header.stamp.kind == .full, header.stamp.offset == 0, header.program == .server,
      envelope.kind == .none, local == nil, !Self.mayShowLocalTime(line, header)
    {
      zoned = (number, header.stamp.clockMicroseconds)
      return
    }
    noteAll(header, envelope, line, at: number)
  }

  @inline(never)
  private mutating func noteAll(
    _ header: LineHeader,
    _ envelope: Envelope,
    _ line: ByteView,
    at number: Int
  ) {
    let stamp = header.stamp
    switch stamp.kind {
    case .none, .yearless: return
    case .timeOfDay:
      noteCrash(stamp, at: number)
      return
    case .full: break
    }
    let clock = stamp.clockMicroseconds
    // A syslog daemon that prints an offset prints the host's.
    if envelope.stamp.isZoned, envelope.stamp.offset != 0 {
      add(
        Int(envelope.stamp.offset),
        1,
        envelope.stamp.clockMicroseconds &- Int64(envelope.stamp.offset) &* 1_000_000
      )
    }
    if !stamp.isZoned {
      hasLocalTimes = true
      noteEnvelope(clock, envelope)
      if let zoned, number - zoned.line <= 1 {
        // UTC first: the local line is later, by the time between the two.
        vote(clock, utc: zoned.clock, tolerance: -1_500_000...5_500_000, 2)
      }
      local = (number, clock, header.program)
      return
    }
    let utc = clock &- Int64(stamp.offset) &* 1_000_000
    // A server or entry point that prints an offset prints its own.
    if stamp.offset != 0 || header.program == .entrypoint { add(Int(stamp.offset), 1, utc) }
    if let local, number - local.line <= 1 {
      vote(local.clock, utc: utc, tolerance: -15_500_000...1_500_000, 2)
    }
    if let shown = Self.localTime(in: line.from(Int(header.messageStart))) {
      vote(shown, utc: utc, tolerance: -2_500_000...2_500_000, 5)
    }
    zoned = (number, utc)
  }

  /// Whether the message begins like one that `localTime` reads, by one letter.
  @inline(__always)
  private static func mayShowLocalTime(_ line: ByteView, _ header: LineHeader) -> Bool {
    let start = Int(header.messageStart)
    return line[start] == 0x42 || line[start + 8] == 0x42
  }

  /// `Buffer pool(s) load completed at 161209 13:08:33`: local time inside a line with its own stamp.
  private static func localTime(in message: ByteView) -> Int64? {
    guard message.has("Buffer pool") || message.has("InnoDB: Buffer pool"), message.count < 300,
      let end = message.firstRange(of: "completed at ")
    else { return nil }
    var stamp = Stamp()
    var reader = StampReader()
    guard reader.readShortDateTime(message, at: end.upperBound, into: &stamp) else { return nil }
    return stamp.clockMicroseconds
  }

  /// A wrapper writes down when it got the line, a moment after it was written.
  private mutating func noteEnvelope(_ clock: Int64, _ envelope: Envelope) {
    guard envelope.stamp.kind == .full, envelope.stamp.isZoned else { return }
    let utc = envelope.stamp.clockMicroseconds &- Int64(envelope.stamp.offset) &* 1_000_000
    vote(clock, utc: utc, tolerance: -60_500_000...2_500_000, 2)
  }

  /// `06:59:02 UTC - mysqld got signal 6 ;` after a line in local time.
  private mutating func noteCrash(_ stamp: Stamp, at number: Int) {
    guard stamp.isZoned, let local else { return }
    let day: Int64 = 86_400_000_000
    var difference = (local.clock - stamp.clockMicroseconds) % day
    if difference > day / 2 { difference -= day }
    if difference < -day / 2 { difference += day }
    vote(local.clock, utc: local.clock - difference, tolerance: -30_500_000...1_500_000, 2)
  }

  /// Counts the quarter of an hour by which two clocks differ, where they agree on the rest.
  private mutating func vote(
    _ local: Int64,
    utc: Int64,
    tolerance: ClosedRange<Int64>,
    _ weight: Int
  ) {
    let quarter: Int64 = 900_000_000
    let difference = local &- utc
    guard abs(difference) <= 57 * quarter else { return }
    let rounded = (difference + (difference < 0 ? -quarter / 2 : quarter / 2)) / quarter * quarter
    guard tolerance.contains(difference - rounded) else { return }
    add(Int(rounded / 1_000_000), weight, utc)
  }

  private mutating func add(_ offset: Int, _ weight: Int, _ utc: Int64) {
    votes[offset, default: 0] += weight
    moments[offset] = utc
  }
}
