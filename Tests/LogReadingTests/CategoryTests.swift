import LogReading
import Testing

@Suite struct CategoryTests {
  @Test func spelled() { #expect(LogCategory.crashRecovery.rawValue == "crash-recovery") }
}
