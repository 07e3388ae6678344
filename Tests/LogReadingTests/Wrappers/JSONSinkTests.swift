import LogReading
import Testing

@Suite struct JSONSinkTests {
  private static let lines = [
    #"{ "prio" : 1, "err_code" : 12611, "subsystem" : "InnoDB", "msg" : "Operating system error number 28 in a file operation.", "time" : "2026-03-01T10:02:11.000412Z", "ts" : 1, "thread" : 7, "label" : "Error" }"#,
    #"{"msg":"Aborting","time":"2026-03-01T10:02:11.000412+01:00","err_code":10119,"prio":1,"thread":0}"#,
    #"{"log_type":1,"prio":0,"err_code":10931,"msg":"C:\\bin\\mysqld.exe: ready for connections.","time":"2026-03-01T10:02:11Z","subsystem":"Server"}"#,
    #"{"prio":2,"prio":3,"err_code":1,"err_code":2,"msg":"first","msg":"second","time":"2026-03-01T10:02:11Z"}"#,
    #"{"prio":"2","err_code":"10055","msg":"x","time":"2026-03-01T10:02:11Z","label":"Warning"}"#,
    #"{"err_code":10055,"label":"Warning","msg":"no priority","time":"2026-03-01T10:02:11Z"}"#,
    #"{"prio":1,"err_code":10119,"msg":"a time that is none","time":"yesterday","ts":1772359331000}"#,
    #"{"prio":1,"err_code":10119,"msg":"no time","ts":1772359331000}"#,
    #"{"prio":9,"err_code":-1,"msg":"","time":"2026-03-01T10:02:11Z","thread":-4}"#,
    #"{"prio":1,"err_code":10119,"msg":"a quote \" and a line\nend","time":"2026-03-01T10:02:11Z"}"#,
  ]

  @Test(arguments: lines) func `A line read in one pass says what its fields say one by one`(
    _ line: String
  ) throws {
    // A value that is nested is left to the general reader.
    let general = String(line.dropLast()).trimmingSuffix(" ") + #","more":{}}"#
    var (one, other) = (try ReadLog(line).records, try ReadLog(general).records)
    #expect(one.count == 1)
    one[0].lines = 1
    other[0].lines = 1
    #expect(one == other)
  }

  @Test func `Whatever a line is cut to, nothing else comes of it`() throws {
    for line in Self.lines {
      for count in 1..<line.utf8.count {
        let cut = String(decoding: Array(line.utf8)[..<count], as: UTF8.self)
        #expect(try ReadLog(cut + "\n").outcome.lines == 1)
      }
    }
  }
}

extension String {
  fileprivate func trimmingSuffix(_ suffix: String) -> String {
    hasSuffix(suffix) ? String(dropLast(suffix.count)) : self
  }
}
