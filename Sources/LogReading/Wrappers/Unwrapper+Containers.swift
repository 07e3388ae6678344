extension Unwrapper {
  /// `2026-03-01T10:02:11.123456789Z` and what follows it: `stderr F line` (CRI), `host program[pid]:
  /// line` (the journal's short-iso, rsyslog's default), or the line itself (`docker logs -t`,
  /// `kubectl logs --timestamps`, CloudWatch's tail).
  mutating func unwrapISO(_ line: ByteView, _ envelope: inout Envelope) -> Result? {
    var stamp = Stamp()
    guard var index = stamps.readISO(line, at: 0, into: &stamp), line[index] == 0x20 else {
      return nil
    }
    index += 1
    let rest = line.from(index)
    if rest.has("stderr ") || rest.has("stdout ") {
      guard rest[8] == 0x20, rest[7] == 0x46 || rest[7] == 0x50 else { return nil }
      envelope.kind = .carrier
      envelope.stamp = stamp
      let inner = rest.from(9)
      return rest[7] == 0x50 ? .piece(inner) : .line(inner)
    }
    if let inner = unwrapHostAndProgram(rest, &envelope) {
      envelope.stamp = stamp
      return inner
    }
    guard stamp.isZoned else { return nil }
    var second = Stamp()
    if stamps.readISO(rest, at: 0, into: &second) != nil
      || stamps.readDateTime(rest, at: 0, separator: 0x20, into: &second)
      || stamps.readShortDateTime(rest, at: 0, into: &second)
      || stamps.readTimeOfDay(rest, at: 0, into: &second) || rest[0] == 0x7B
      || rest.has("InnoDB:") || rest.has("Version: '") || line[20] != 0x20 && hasNanoseconds(line)
    {
      envelope.kind = .carrier
      envelope.stamp = stamp
      return .line(rest)
    }
    // CloudWatch's tail puts the stream's name between.
    if let space = rest.slice(0, 256).firstIndex(of: 0x20), space > 0 {
      let inner = rest.from(space + 1)
      if stamps.readISO(inner, at: 0, into: &second) != nil
        || stamps.readDateTime(inner, at: 0, separator: 0x20, into: &second)
      {
        envelope.kind = .carrier
        envelope.stamp = stamp
        return .line(inner)
      }
    }
    return nil
  }

  /// `2021-07-08 10:15:31 line`, where the line begins with a stamp of its own (Docker Desktop).
  mutating func unwrapViewerTime(_ line: ByteView, _ envelope: inout Envelope) -> Result? {
    var stamp = Stamp()
    guard stamps.readDateTime(line, at: 0, separator: 0x20, into: &stamp), line[19] == 0x20 else {
      return nil
    }
    let rest = line.from(20)
    var second = Stamp()
    guard
      stamps.readISO(rest, at: 0, into: &second) != nil
        || stamps.readDateTime(rest, at: 0, separator: 0x20, into: &second)
    else { return nil }
    envelope.kind = .carrier
    envelope.stamp = stamp
    return .line(rest)
  }

  /// Whether the stamp has the nine digits that only container runtimes print.
  private func hasNanoseconds(_ line: ByteView) -> Bool {
    guard line[19] == 0x2E, line.skipDigits(20) == 29 else { return false }
    return line[29] == 0x5A ? line[30] == 0x20 : line[32] == 0x3A && line[35] == 0x20
  }

  /// `[pod/mysql-0/mysql] line` (kubectl logs --prefix).
  mutating func unwrapKubectl(_ line: ByteView, _ envelope: inout Envelope) -> Result {
    guard line.has("[pod/"), let end = line.slice(0, 300).firstRange(of: "] ") else {
      return .none
    }
    envelope.kind = .carrier
    return .line(line.from(end.upperBound))
  }

  /// `mysql-0 mysql 2026-03-01T10:02:11.123456Z …` (stern, kubetail): names as Kubernetes allows them
  /// (RFC 1123 labels) before a stamp.
  mutating func unwrapPodAndContainer(_ line: ByteView) -> Result? {
    var index = 0
    for _ in 0..<2 {
      let start = index
      while line[index] &- 0x61 < 26 || isDigit(line[index]) || line[index] == 0x2D { index += 1 }
      guard index > start, index < 200, line[index] == 0x20, !isDigit(line[start]) else {
        return nil
      }
      index += 1
      var stamp = Stamp()
      if stamps.readISO(line, at: index, into: &stamp) != nil
        || stamps.readDateTime(line, at: index, separator: 0x20, into: &stamp)
      {
        return .line(line.from(index))
      }
    }
    return nil
  }

  /// `db-1  | line` (docker compose), `mariadb stdout | line` (supervisor).
  mutating func unwrapCompose(_ line: ByteView, _ scratch: ScratchBuffer) -> Result {
    guard let bar = line.slice(0, 80).firstIndex(of: 0x7C), bar > 1, line[bar - 1] == 0x20,
      line[bar + 1] == 0x20 || bar + 1 == line.count || line[bar + 1] == 0x1B
    else { return .none }
    var words = 1
    var index = 0
    while index < bar - 1 {
      let byte = line[index]
      if byte == 0x20 {
        if line[index + 1] != 0x20 && index + 1 < bar { words += 1 }
      } else if !isLetter(byte), !isDigit(byte), byte != 0x2D, byte != 0x5F, byte != 0x2E {
        return .none
      }
      index += 1
    }
    guard words == 1 || words == 2 && (line.contains("stdout |") || line.contains("stderr |"))
    else { return .none }
    return .line(line.from(line[bar + 1] == 0x20 ? bar + 2 : bar + 1))
  }

  /// The line without the escape sequences that colour it (ECMA-48, SGR).
  func withoutColours(_ line: ByteView, _ scratch: ScratchBuffer) -> Result {
    scratch.clear()
    var index = 0
    while index < line.count {
      if line.base[index] == 0x1B, line[index + 1] == 0x5B {
        var end = index + 2
        while isDigit(line[end]) || line[end] == 0x3B { end += 1 }
        if line[end] == 0x6D || line[end] == 0x4B {
          index = end + 1
          continue
        }
      }
      scratch.append(line.base[index])
      index += 1
    }
    return scratch.count < line.count ? .line(scratch.view) : .none
  }
}
