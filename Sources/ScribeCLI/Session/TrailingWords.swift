import ArgumentParser

/// The words after an id, where options may stand before, between and after them.
///
/// Unlike `Words`, a word that looks like an option is taken for one: what follows an id is short, and
/// people type `done T1 --evidence FILE` as well as `done --evidence FILE T1`.
struct TrailingWords: ParsableArguments {
  @Argument(help: ArgumentHelp("The text.", valueName: "text"))
  var words: [String] = []

  /// The text as typed, one space between words.
  var text: String { words.joined(separator: " ") }
}
