import Glibc
import ScribeCLI
import Testing

/// `scribe live` on another host: a real sshd, reached with `ssh -t`.
@Suite(
  .serialized,
  .enabled(if: access("/usr/sbin/sshd", X_OK) == 0, "needs openssh-server: not here")
)
struct RemoteTests {
  private let sandbox = Sandbox()
  private let port = 20_000 + Int(getpid()) % 20_000

  /// Starts a server that lets this user in, with keys made for this test alone.
  private func startServer() {
    let folder = sandbox.folder
    sandbox.write(
      """
      Port \(port)
      ListenAddress 127.0.0.1
      HostKey \(folder)/host
      AuthorizedKeysFile \(folder)/user.pub
      PidFile \(folder)/sshd.pid
      StrictModes no
      UsePAM no
      PermitUserEnvironment no
      AcceptEnv SCRIBE_*

      """,
      to: folder + "/sshd_config"
    )
    sandbox.shell(
      """
      for key in host user; do ssh-keygen -q -t ed25519 -N '' -f '\(folder)'/$key; done
      [ "$(id -u)" != 0 ] || mkdir -p /run/sshd
      /usr/sbin/sshd -f '\(folder)/sshd_config' -E '\(folder)/sshd.log'
      """
    )
  }

  private func stopServer() { sandbox.shell("kill $(cat '\(sandbox.folder)/sshd.pid')") }

  /// The prompt in a terminal that ssh carries.
  private func live() -> TerminalSession {
    TerminalSession(
      sandbox,
      [
        "-tt", "-q", "-p", "\(port)", "-i", sandbox.folder + "/user",
        "-o", "IdentitiesOnly=yes", "-o", "StrictHostKeyChecking=no",
        "-o", "UserKnownHostsFile=/dev/null", "-o", "SendEnv=SCRIBE_*",
        "127.0.0.1", Sandbox.binary, "live",
      ],
      of: "/usr/bin/ssh"
    )
  }

  @Test func aLineIsStoredOverSSHAndSurvivesItsDeath() {
    #expect(sandbox.scribe("open", "--severity", "sev2", "an outage").status == 0)
    startServer()
    defer { stopServer() }
    let first = live()
    #expect(first.shows("INC-1> "), "\(Sandbox.contents(of: sandbox.folder + "/sshd.log"))")
    first.type("? the network\r")
    #expect(first.shows("H1  E2"))
    first.type("restarted it, but")
    #expect(first.shows("restarted it, but"))
    // The laptop is closed: no word to the other side but that the connection is gone.
    first.send(SIGKILL)
    _ = first.end()
    let second = live()
    #expect(second.shows("restarted it, but"))
    second.type(" it does not come up\r")
    #expect(second.shows("E3  "))
    second.type("\u{4}")
    #expect(second.end() == .exited(0))
    #expect(
      sandbox.recorded() == ["an outage", "the network", "restarted it, but it does not come up"]
    )
  }
}
