import ArgumentParser
import IncidentModel

/// `--why` and all the words after it: why something is taken back.
///
/// The id that it is about may stand before it, or after it as the last word: `--why noise F2`.
struct Reason: ParsableArguments {
  @Option(parsing: .remaining, help: ArgumentHelp("The reason.", valueName: "text"))
  var why: [String] = []

  /// The reason; it is asked for, since a record that something was dropped helps only with it.
  func text() throws -> String {
    let text = why.joined(separator: " ").trimmed
    guard !text.isEmpty else {
      throw ValidationError("Say why: the reason comes after the id, or after --why")
    }
    return text
  }

  /// The id and the reason, where the id was typed before the reason or after it.
  func split(_ typed: String?, _ kinds: ShortID.Kind...) throws -> (id: String, text: String) {
    let (ids, text) = try split([typed].compactMap { $0 }, kinds)
    return (ids[0], text)
  }

  /// The same for several ids, of which one may stand last.
  func split(_ typed: [String], _ kinds: ShortID.Kind...) throws -> (ids: [String], text: String) {
    try split(typed, kinds)
  }

  private func split(
    _ typed: [String],
    _ kinds: [ShortID.Kind]
  ) throws -> (ids: [String], text: String) {
    if !typed.isEmpty { return (typed, try text()) }
    let words = why.joined(separator: " ").split(separator: " ").map(String.init)
    if let last = words.last, words.count > 1, let id = ShortID(parsing: last),
      kinds.contains(id.kind)
    {
      return ([last], words.dropLast().joined(separator: " "))
    }
    let example = ShortID(kinds.first ?? .entry, 2)
    throw ValidationError("Say which \(example.kind.words): its id comes first, \(example) --why …")
  }
}
