import IncidentModel
import ScribeCLI
import Testing

@Suite("Replay scripts")
struct ReplayScriptTests {
  @Test("A script is read as a shell would read it")
  func steps() throws {
    let script = try ReplayScript(
      """
      #!/bin/sh
      # A comment.
      set -eu
      export SCRIBE_AUTHOR='on call'

      #@ 2023-10-30T08:33:10+03:00
      scribe open --zone Africa/Nairobi 'It is "down"' # and that is all
      \tscribe  log\tissue#1 "it's" ''  a'b c'd
      """
    )
    let clock = try #require(Instant(iso8601: "2023-10-30T05:33:10Z"))
    #expect(
      script.steps == [
        .export(name: "SCRIBE_AUTHOR", value: "on call"),
        .clock(clock),
        .command(["open", "--zone", "Africa/Nairobi", "It is \"down\""]),
        .command(["log", "issue#1", "it's", "", "ab cd"]),
      ]
    )
  }

  @Test(
    "What cannot be read is named with its line",
    arguments: [
      ("scribe log x\nscribe log 'open", "record.sh:2: a quote"),
      ("#@ noon", "record.sh:1: cannot read the clock"),
      ("export NAME", "record.sh:1: cannot read export"),
      ("\n\nrm -rf /", "record.sh:3: no scribe command: rm"),
    ]
  )
  func refused(text: String, message: String) {
    #expect {
      try ReplayScript(text)
    } throws: { error in
      "\(error)".hasPrefix(message)
    }
  }
}
