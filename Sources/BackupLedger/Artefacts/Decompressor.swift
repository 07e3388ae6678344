import Glibc

/// Runs an installed decompressor and reads what it writes; nothing else of the artefact is executed.
enum Decompressor {
  /// Decompresses a file by `program -dc`, which has it as its standard input.
  ///
  /// - Parameters:
  ///   - path: of the file
  ///   - program: its name, looked for in the system's folders
  ///   - take: called with what comes out, and with how many bytes of the file have gone in
  /// - Throws: `ArtefactFault` where the program is missing or fails, and whatever `take` throws.
  static func read(
    _ path: String,
    with program: String,
    _ take: (UnsafeBufferPointer<UInt8>, Int64) throws -> Void
  ) throws {
    guard let executable = find(program) else { throw ArtefactFault.needs(program: program) }
    let input = open(path, O_RDONLY | O_CLOEXEC)
    guard input >= 0 else { throw ArtefactFault.unreadable(reason: ArtefactFile.errorText()) }
    defer { close(input) }
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else {
      throw ArtefactFault.unreadable(reason: ArtefactFile.errorText())
    }
    for end in ends { _ = fcntl(end, F_SETFD, FD_CLOEXEC) }
    let process = spawn(executable, ["-dc"], input: input, output: ends[1])
    close(ends[1])
    defer { close(ends[0]) }
    guard let process else { throw ArtefactFault.needs(program: program) }
    do {
      // The program shares the file's position with this process.
      try ArtefactFile.drain(ends[0]) { try take($0, Int64(lseek(input, 0, SEEK_CUR))) }
    } catch {
      kill(process, SIGTERM)
      _ = wait(for: process)
      throw error
    }
    let status = wait(for: process)
    guard status == 0 else {
      throw ArtefactFault.decompressor(program: program, status: status)
    }
  }

  private static func find(_ program: String) -> String? {
    ["/usr/bin", "/bin", "/usr/local/bin"].map { "\($0)/\(program)" }
      .first { access($0, X_OK) == 0 }
  }

  private static func spawn(
    _ path: String,
    _ arguments: [String],
    input: Int32,
    output: Int32
  ) -> pid_t? {
    var actions = posix_spawn_file_actions_t()
    guard posix_spawn_file_actions_init(&actions) == 0 else { return nil }
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, input, 0)
    var words: [UnsafeMutablePointer<CChar>?] = ([path] + arguments).map { strdup($0) }
    words.append(nil)
    defer { for word in words { free(word) } }
    var environment: [UnsafeMutablePointer<CChar>?] = [strdup("LC_ALL=C"), nil]
    defer { for word in environment { free(word) } }
    var process = pid_t()
    return posix_spawn(&process, path, &actions, nil, &words, &environment) == 0 ? process : nil
  }

  /// The exit status of a process; 128 and the signal's number where one ended it.
  private static func wait(for process: pid_t) -> Int32 {
    var status: Int32 = 0
    while waitpid(process, &status, 0) < 0, errno == EINTR {}
    let signal = status & 0x7F
    return signal == 0 ? (status >> 8) & 0xFF : 128 + signal
  }
}
