extension Unwrapper {
  /// `Mär 01 10:02:11 host program[pid]: line` (`journalctl -o short` where the locale is not English).
  mutating func unwrapLocalTime(_ line: ByteView, _ envelope: inout Envelope) -> Result? {
    // A Japanese month is padded in front: ` 3月 01 10:02:11`.
    let start = line.skipSpaces(0)
    guard start < 2, let space = line.slice(0, 16).firstIndex(of: 0x20, from: start + 2) else {
      return nil
    }
    var stamp = Stamp()
    guard line[space + 3] == 0x20, line[space + 6] == 0x3A,
      let month = LocalMonths.month(line.slice(start, space)),
      stamps.readDayTime(line, at: space + 1, month: month, into: &stamp)
    else { return nil }
    var index = space + 12
    StampReader.readFraction(line, &index, into: &stamp)
    guard line[index] == 0x20, let inner = unwrapHostAndProgram(line.from(index + 1), &envelope)
    else { return nil }
    envelope.stamp = stamp
    return inner
  }

  /// `[ 1234.567890] host program[pid]: line` (`journalctl -o short-monotonic`), `[ 1234.567890 <
  /// 0.000123 >] …` (`short-delta`): seconds since the machine started, which no clock tells.
  mutating func unwrapMonotonic(_ line: ByteView, _ envelope: inout Envelope) -> Result? {
    guard let start = Self.monotonicEnd(line) else { return nil }
    return unwrapHostAndProgram(line.from(start), &envelope)
  }

  /// Where `host program[pid]:` or `host kernel:` begins behind seconds in brackets; nil where something
  /// else does: a line of the kernel's own ring buffer names no host.
  static func monotonicEnd(_ line: ByteView) -> Int? {
    guard line[0] == 0x5B else { return nil }
    var index = monotonicNumber(line, 1)
    guard index > 0 else { return nil }
    if line[index] == 0x20, line[index + 1] == 0x3C {
      index = monotonicNumber(line, index + 2)
      guard index > 0, line[index] == 0x20 || line[index] == 0x2A, line[index + 1] == 0x3E else {
        return nil
      }
      index += 2
    }
    guard line[index] == 0x5D, line[index + 1] == 0x20 else { return nil }
    let rest = line.slice(index + 2, index + 400)
    guard let space = rest.firstIndex(of: 0x20), space > 0, rest[space - 1] != 0x3A else {
      return nil
    }
    let program = rest.from(space + 1)
    guard
      let colon = program.firstRange(of: ": ")?.lowerBound
        ?? (program[program.count - 1] == 0x3A
          ? program.count - 1 : nil)
    else { return nil }
    let name = program.slice(0, colon)
    guard name.firstIndex(of: 0x20) == nil,
      name[colon - 1] == 0x5D && name.firstIndex(of: 0x5B) != nil
        || name.has("kernel") && colon == 6
    else { return nil }
    return index + 2
  }

  /// Where `    5.123456` ends, 0 where it does not stand there.
  private static func monotonicNumber(_ line: ByteView, _ start: Int) -> Int {
    let first = line.skipSpaces(start)
    let point = line.skipDigits(first)
    guard point > first, line[point] == 0x2E, line.skipDigits(point + 1) == point + 7 else {
      return 0
    }
    return point + 7
  }
}
