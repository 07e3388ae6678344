import IncidentModel

/// How a shell writes its history file.
package struct ShellHistoryFormat: Sendable {
  /// The shell's name.
  package let name: String
  /// Where the file lies by default, below the home folder.
  package let places: [String]
  /// Whether a file that begins so may be of this format; the first that says so has it.
  package let recognises: @Sendable (ArraySlice<UInt8>) -> Bool
  /// The lines of a file, the oldest first.
  package let lines: @Sendable ([UInt8]) -> [HistoryLine]
  /// A file of this format and what is in it.
  package let sample: (file: String, lines: [HistoryLine])

  /// Every format that is text; the last one takes any file.
  package static let all: [ShellHistoryFormat] = [.fish, .zshExtended, .bash]

  /// The format of a file.
  package static func format(of bytes: [UInt8]) -> ShellHistoryFormat {
    all.first { $0.recognises(bytes.prefix(4096)) } ?? .bash
  }
}

extension ShellHistoryFormat {
  /// The history of bash, and of zsh without `EXTENDED_HISTORY`: a line a command.
  ///
  /// With `HISTTIMEFORMAT` set, bash puts `#` and the seconds since 1970 before each, and what follows
  /// up to the next is one command (bash manual, "Using History Interactively").
  static let bash = ShellHistoryFormat(
    name: "bash",
    places: [".bash_history", ".zsh_history", ".histfile"],
    recognises: { _ in true },
    lines: { bytes in
      var lines: [HistoryLine] = []
      var time: Instant?
      var isOpen = false
      for line in bytes.split(separator: 0x0A) {
        if line.first == 0x23, let seconds = number(line.dropFirst()) {
          time = Instant(seconds: seconds)
          isOpen = false
          continue
        }
        let text = String(decoding: line, as: UTF8.self)
        if isOpen, let last = lines.indices.last {
          lines[last].text += "\n" + text
        } else {
          lines.append(HistoryLine(text: text, at: time))
          isOpen = time != nil
        }
      }
      return lines
    },
    sample: (
      "uptime\n#1698650000\ndf -h\n#1698650060\nfor d in a b; do\n  ls $d\ndone\n",
      [
        HistoryLine(text: "uptime"),
        HistoryLine(text: "df -h", at: Instant(seconds: 1_698_650_000)),
        HistoryLine(
          text: "for d in a b; do\n  ls $d\ndone",
          at: Instant(seconds: 1_698_650_060)
        ),
      ]
    )
  )

  /// zsh with `EXTENDED_HISTORY`: `: START:SECONDS;COMMAND`, a backslash before the line feeds of a
  /// command, and bytes from 0x83 on "metafied" (zsh manual, "Options"; zsh's `Src/utils.c`).
  static let zshExtended = ShellHistoryFormat(
    name: "zsh",
    places: [".zsh_history", ".zhistory"],
    recognises: { start in
      guard let line = start.split(separator: 0x0A).first else { return false }
      return zshHead(line) != nil
    },
    lines: { bytes in
      var lines: [HistoryLine] = []
      var isOpen = false
      for raw in unmetafied(bytes).split(separator: 0x0A, omittingEmptySubsequences: false) {
        let isContinued = raw.last == 0x5C
        let line = isContinued ? raw.dropLast() : raw
        if isOpen, let last = lines.indices.last {
          lines[last].text += "\n" + String(decoding: line, as: UTF8.self)
        } else if let (start, seconds, command) = zshHead(line) {
          lines.append(
            HistoryLine(
              text: String(decoding: command, as: UTF8.self),
              at: Instant(seconds: start),
              duration: .seconds(seconds)
            )
          )
        } else if !line.isEmpty {
          lines.append(HistoryLine(text: String(decoding: line, as: UTF8.self)))
        }
        isOpen = isContinued
      }
      return lines
    },
    sample: (
      ": 1698650000:2;df -h\n: 1698650060:0;for d in a; do\\\n  ls $d\\\ndone\n",
      [
        HistoryLine(text: "df -h", at: Instant(seconds: 1_698_650_000), duration: .seconds(2)),
        HistoryLine(
          text: "for d in a; do\n  ls $d\ndone",
          at: Instant(seconds: 1_698_650_060),
          duration: .seconds(0)
        ),
      ]
    )
  )

  /// fish: `- cmd: COMMAND` and `  when: SECONDS`, with `\n` and `\\` in the command
  /// (fish's `src/history.rs`).
  static let fish = ShellHistoryFormat(
    name: "fish",
    places: [".local/share/fish/fish_history"],
    recognises: { $0.starts(with: Array("- cmd: ".utf8)) },
    lines: { bytes in
      var lines: [HistoryLine] = []
      for line in bytes.split(separator: 0x0A) {
        if line.starts(with: Array("- cmd: ".utf8)) {
          lines.append(HistoryLine(text: fishText(line.dropFirst(7))))
        } else if line.starts(with: Array("  when: ".utf8)), let last = lines.indices.last {
          lines[last].at = number(line.dropFirst(8)).map { Instant(seconds: $0) }
        }
      }
      return lines
    },
    sample: (
      "- cmd: df -h\n  when: 1698650000\n- cmd: echo a\\\\b\\nls\n  when: 1698650060\n  paths:\n    - x\n",
      [
        HistoryLine(text: "df -h", at: Instant(seconds: 1_698_650_000)),
        HistoryLine(text: "echo a\\b\nls", at: Instant(seconds: 1_698_650_060)),
      ]
    )
  )

  /// Digits, and nothing else, as a number of seconds that a clock may show.
  private static func number(_ bytes: ArraySlice<UInt8>) -> Int? {
    guard !bytes.isEmpty, bytes.count <= 11, bytes.allSatisfy({ (0x30...0x39).contains($0) }) else {
      return nil
    }
    return Int(String(decoding: bytes, as: UTF8.self))
  }

  private static func zshHead(
    _ line: ArraySlice<UInt8>
  ) -> (start: Int, seconds: Int, command: ArraySlice<UInt8>)? {
    guard line.starts(with: [0x3A, 0x20]), let colon = line.dropFirst(2).firstIndex(of: 0x3A),
      let semicolon = line[colon...].firstIndex(of: 0x3B),
      let start = number(line[(line.startIndex + 2)..<colon]),
      let seconds = number(line[(colon + 1)..<semicolon])
    else { return nil }
    return (start, seconds, line[(semicolon + 1)...])
  }

  /// The bytes with zsh's mark 0x83 undone: the byte after it has bit 5 flipped.
  private static func unmetafied(_ bytes: [UInt8]) -> [UInt8] {
    guard bytes.contains(0x83) else { return bytes }
    var plain: [UInt8] = []
    var isMarked = false
    for byte in bytes {
      if isMarked {
        plain.append(byte ^ 0x20)
        isMarked = false
      } else if byte == 0x83 {
        isMarked = true
      } else {
        plain.append(byte)
      }
    }
    return plain
  }

  private static func fishText(_ bytes: ArraySlice<UInt8>) -> String {
    var plain: [UInt8] = []
    var isEscaped = false
    for byte in bytes {
      if isEscaped {
        plain.append(byte == 0x6E ? 0x0A : byte)
        isEscaped = false
      } else if byte == 0x5C {
        isEscaped = true
      } else {
        plain.append(byte)
      }
    }
    return String(decoding: plain, as: UTF8.self)
  }
}
