/// Colours and weights of a terminal (ECMA-48 SGR); nothing where colours are not wanted.
enum Style: String {
  case bold = "1"
  case dim = "2"
  case red = "31"
  case green = "32"
  case yellow = "33"
  case blue = "34"
  case magenta = "35"
  case cyan = "36"

  /// The text in this style.
  func callAsFunction(_ text: String) -> String {
    Output.isColoured ? "\u{1B}[\(rawValue)m\(text)\u{1B}[0m" : text
  }
}
