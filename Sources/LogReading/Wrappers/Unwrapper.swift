/// Takes the wrapping off a line: what containers, the journal, syslog and clouds put around it.
///
/// One call takes one layer off; the reader asks again where layers nest. Whatever a layer says about
/// time, host and program goes into the envelope, inner layers over outer ones.
struct Unwrapper {
  /// What was found.
  enum Result {
    /// No wrapper.
    case none
    /// The line inside.
    case line(ByteView)
    /// A record of the JSON sink: the scan's header is set, its ranges are those of this text.
    case record(ByteView)
    /// A piece of a line that goes on in the next.
    case piece(ByteView)
  }

  /// How many layers are taken off at most.
  static let deepest = 5

  var stamps = StampReader()
  private let scratch = (0..<Unwrapper.deepest).map { _ in ScratchBuffer() }
  /// Bytes with which a line may begin that is wrapped even where no line before it was.
  static let mustTry = FirstBytes("{[<\"\u{1B}").union(.digits)
  private static let canBegin =
    FirstBytes("{[<\" \u{1B}").union(.letters).union(.digits).union(.beyondASCII)

  /// Takes one layer off a line from which `depth` layers have come off already.
  mutating func unwrap(
    _ line: ByteView,
    depth: Int,
    _ envelope: inout Envelope,
    _ scan: inout HeaderScan
  ) -> Result {
    guard depth < Self.deepest, Self.canBegin.contains(line[0]) else { return .none }
    switch line[0] {
    case 0x7B:
      return unwrapJSON(line, scratch[depth], &envelope, &scan)
    case 0x1B:
      return withoutColours(line, scratch[depth])
    case 0x3C:
      return unwrapPriority(line, &envelope)
    case 0x5B:
      return unwrapMonotonic(line, &envelope) ?? unwrapKubectl(line, &envelope)
    case 0x22:
      return withoutCSVQuotes(line, scratch[depth]) ?? .none
    case 0x20, 0x80...0xFF:
      return unwrapLocalTime(line, &envelope) ?? .none
    default:
      if isDigit(line[0]) {
        if let inner = unwrapISO(line, &envelope) { return inner }
        if let inner = unwrapViewerTime(line, &envelope) { return inner }
        if let inner = unwrapUnixTime(line, &envelope) { return inner }
        if let inner = withoutCSVQuotes(line, scratch[depth]) { return inner }
      }
      if let inner = unwrapSyslogTime(line, &envelope) { return inner }
      if let inner = unwrapFullTime(line, &envelope) { return inner }
      if let inner = unwrapLocalTime(line, &envelope) { return inner }
      if let inner = unwrapPodAndContainer(line) { return inner }
      return unwrapCompose(line, scratch[depth])
    }
  }
}
