import LogReading
import Testing

/// What servers of MySQL 5.0 and 5.1 wrote with `language=`: whole messages, encoded by Python.
@Suite struct LocalizedBytesTests {
  @Test(
    arguments: [
      (
        "iso-8859-2.err",
        [
          .startup, .shutdown, .shutdown, .connections, .connections, .connections, .accessDenied,
          .shutdown, .shutdown, .connections, .accessDenied, .shutdown,
        ]
      ),
      ("iso-8859-13.err", [.startup, .shutdown, .shutdown, .connections]),
      ("iso-8859-7.err", [.startup, .shutdown, .crash, .shutdown, .connections, .accessDenied]),
      (
        "euc-jp.err",
        [
          .startup, .shutdown, .crash, .shutdown, .connections, .connections, .connections,
          .accessDenied,
        ]
      ),
      (
        "euc-kr.err",
        [.startup, .shutdown, .crash, .shutdown, .connections, .connections, .accessDenied]
      ),
      (
        "koi8-r.err",
        [
          .startup, .shutdown, .crash, .shutdown, .connections, .connections, .connections,
          .accessDenied,
        ]
      ),
      (
        "koi8-u.err",
        [
          .startup, .shutdown, .crash, .shutdown, .connections, .connections, .connections,
          .accessDenied,
        ]
      ),
      ("windows-1250.err", [.shutdown]),
    ] as [(String, [LogCategory])]
  )
  func `Messages are told in the character set of their language`(
    _ log: String,
    _ categories: [LogCategory]
  ) throws {
    let log = try ReadLog(fixture: "languages/\(log)")
    #expect(log.records.map(\.category) == categories)
  }
}
