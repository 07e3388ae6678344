import IncidentModel

/// What the text of a backup script tells about the runs that it makes.
///
/// Only what speaks against a run is used: a script may have been changed since, so that its present
/// text proves nothing good about a run of last week.
struct ScriptFacts {
  /// The shapes of the lines that it prints, as `LogAssembler.shape` reads them off a log.
  private(set) var shapes: Set<String> = []
  /// Whether the dump's errors are sent away, `mysqldump … 2>/dev/null`.
  private(set) var hidesDumpErrors = false
  /// Whether the dump goes on after errors, `mysqldump --force`.
  private(set) var forcesDump = false

  init(_ source: BackupSource) {
    var reader = LineReader(source.bytes)
    var command = ""
    while let line = reader.next() {
      let text = String(decoding: line.bytes.prefix(4000), as: UTF8.self)
      if text.hasSuffix("\\") {
        command += text.dropLast()
        continue
      }
      command += text
      take(command)
      command = ""
    }
    take(command)
  }

  private mutating func take(_ command: String) {
    let text = command.drop { $0 == " " || $0 == "\t" }
    if text.hasPrefix("#") { return }
    // `exec 2>file`, and the end of a group or loop, `} 2>/dev/null`.
    if ["exec ", "}", ")", "done", "fi"].contains(where: text.hasPrefix), text.contains("2>"),
      !text.contains("2>&1")
    {
      hidesDumpErrors = true
    }
    if text.contains("mysqldump") || text.contains("mariadb-dump") {
      // Up to the next part of a pipe or list: `2>/dev/null` behind gzip is gzip's.
      let own = text[(text.firstDump ?? text.startIndex)...].prefix { $0 != "|" && $0 != ";" }
      if own.contains(" --force") || own.contains(" -f ") { forcesDump = true }
      if own.contains("2>") && !own.contains("2>&1") || own.contains("&>") {
        hidesDumpErrors = true
      }
    }
    if text.contains("echo ") || text.contains("printf ") || text.contains("log ") {
      let shape = LogAssembler.shape(ScriptWords.words(of: Array(text.utf8)[...]))
      if !shape.isEmpty { shapes.insert(shape) }
    }
  }

  /// The shapes of runs of which something holds by all that the scripts at hand say: a shape that
  /// another script prints too, of which it does not hold, is not among them.
  static func shapes(of scripts: [ScriptFacts], where holds: (ScriptFacts) -> Bool) -> Set<String> {
    let such = scripts.filter(holds).reduce(into: Set<String>()) { $0.formUnion($1.shapes) }
    return scripts.filter { !holds($0) }.reduce(into: such) { $0.subtract($1.shapes) }
  }
}

extension Substring {
  /// Where the dump tool's name stands.
  fileprivate var firstDump: Index? {
    indices.first { self[$0...].hasPrefix("mysqldump") || self[$0...].hasPrefix("mariadb-dump") }
  }
}
