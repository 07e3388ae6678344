import FoundationEssentials
import Glibc
import IncidentModel

/// The editor of the user's choice: `$VISUAL`, `$EDITOR`, else `vi`.
enum TextEditor {
  /// Lets the user edit a text, and returns it as it was saved.
  ///
  /// What was written stays in a file, and is named, where the editor fails.
  static func edit(_ text: String, name: String) throws -> String {
    let surroundings = Surroundings.current
    let editor = surroundings.variable("VISUAL") ?? surroundings.variable("EDITOR") ?? "vi"
    let folder = surroundings.variable("TMPDIR") ?? "/tmp"
    let path = "\(folder)/scribe-\(getpid())-\(name).md"
    guard FileManager.default.createFile(atPath: path, contents: Data(text.utf8)) else {
      throw CommandError("\(path.visible): cannot be written; set $TMPDIR, or pipe the text in")
    }
    chmod(path, 0o600)
    // As git does it: the editor may have arguments of its own.
    let status = run(["/bin/sh", "-c", "\(editor) \"$1\"", "sh", path])
    guard status == 0, let data = FileManager.default.contents(atPath: path) else {
      throw CommandError("\(editor.visible) ended with an error; the text is in \(path.visible)")
    }
    unlink(path)
    return String(decoding: data, as: UTF8.self).trimmed
  }

  private static func run(_ words: [String]) -> Int32 {
    let arguments = words.map { strdup($0) } + [nil]
    defer { arguments.forEach { free($0) } }
    var process = pid_t()
    guard posix_spawn(&process, words[0], nil, nil, arguments, environ) == 0 else { return -1 }
    var status: Int32 = 0
    while waitpid(process, &status, 0) == -1, errno == EINTR {}
    return status
  }
}
