extension LogDialect {
  static let kernel = LogDialect(
    name: "kernel",
    title: "The kernel's ring buffer as dmesg prints it",
    specification: "Linux Documentation/ABI/testing/dev-kmsg; dmesg(1)",
    firstBytes: FirstBytes("["),
    samples: [
      DialectSample(
        "[12345.678901] Out of memory: Killed process 4711 (mysqld) total-vm:8123456kB",
        time: nil,
        level: .error,
        program: "kernel",
        category: .outOfMemory,
        message: "Out of memory: Killed process 4711 (mysqld) total-vm:8123456kB"
      ),
      DialectSample(
        "[Mon Oct 30 03:12:01 2023] oom-kill:constraint=CONSTRAINT_NONE,task=mariadbd,pid=99",
        time: "2023-10-30T03:12:01.000000Z",
        level: .error,
        program: "kernel",
        category: .outOfMemory,
        message: "oom-kill:constraint=CONSTRAINT_NONE,task=mariadbd,pid=99"
      ),
    ],
    scan: { view, scan in
      // With a host before the program it is the journal's line, of any program.
      guard view[0] == 0x5B, Unwrapper.monotonicEnd(view) == nil else { return false }
      var index = view.skipSpaces(1)
      if isDigit(view[index]) {
        let dot = view.skipDigits(index)
        guard view[dot] == 0x2E else { return false }
        index = view.skipDigits(dot + 1)
        guard index - dot == 7 else { return false }
      } else {
        // dmesg -T: [Mon Oct 30 03:12:01 2023]
        guard index == 1, scan.stamps.readSyslogTime(view, at: 5, into: &scan.header.stamp),
          view[20] == 0x20,
          let seconds = scan.stamps.secondsWithYear(view, yearAt: 21, stamp: scan.header.stamp)
        else { return false }
        scan.header.stamp.kind = .full
        scan.header.stamp.seconds = seconds
        index = 25
      }
      guard view[index] == 0x5D else { return false }
      scan.header.program = .kernel
      let text = view.from(index + 1)
      let isOOM =
        text.contains("Out of memory") || text.contains("oom-kill") || text.contains("oom_reaper")
        || text.contains("invoked oom-killer")
      scan.header.level = isOOM ? .error : nil
      scan.message(view, index + 1)
      return true
    }
  )
}
