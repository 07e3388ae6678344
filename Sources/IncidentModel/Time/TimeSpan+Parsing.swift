extension TimeSpan {
  /// Reads a length such as `5m`, `1h30m`, `2d`, `90s`, `2w`; nil where the text is none.
  ///
  /// A number without a unit is minutes, which is what people mean by `-5`.
  package init?(parsing text: some StringProtocol) {
    var total = 0
    var number: Int?
    var isEmpty = true
    let longest = 10_000 * 365 * 86_400
    for scalar in text.unicodeScalars {
      if let digit = Int(String(scalar)), scalar.isASCII {
        let (value, overflow) = (number ?? 0).multipliedReportingOverflow(by: 10)
        guard !overflow, value < 1_000_000_000 else { return nil }
        number = value + digit
        continue
      }
      guard let count = number, let unit = Self.seconds(in: scalar) else { return nil }
      total += count * unit
      guard total < longest else { return nil }
      number = nil
      isEmpty = false
    }
    if let number {
      guard isEmpty else { return nil }
      total = number * 60
      isEmpty = false
    }
    guard !isEmpty, total < longest else { return nil }
    self = .seconds(total)
  }

  private static func seconds(in unit: Unicode.Scalar) -> Int? {
    switch unit {
    case "s": 1
    case "m": 60
    case "h": 3600
    case "d": 86_400
    case "w": 604_800
    default: nil
    }
  }
}
