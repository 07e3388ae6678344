import ScribeCLI
import Testing

@Suite struct TypedCommandTests {
  @Test(arguments: [
    (["ls", "-l"], ["ls", "-l"], "ls -l"),
    (["df -h | tail -3"], ["/bin/sh", "-c", "df -h | tail -3"], "df -h | tail -3"),
    (["ls|wc"], ["/bin/sh", "-c", "ls|wc"], "ls|wc"),
    (["uptime"], ["uptime"], "uptime"),
    (["mysql", "-e", "SELECT 1"], ["mysql", "-e", "SELECT 1"], "mysql -e 'SELECT 1'"),
    (["echo", "it's"], ["echo", "it's"], "echo 'it'\\''s'"),
    (["echo", ""], ["echo", ""], "echo ''"),
  ])
  func wordsBecomeALineThatAShellWouldTake(words: [String], arguments: [String], text: String) {
    let command = TypedCommand(words)
    #expect(command.arguments == arguments)
    #expect(command.text == text)
  }
}
