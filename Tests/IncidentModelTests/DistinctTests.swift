import IncidentModel
import Testing

@Suite("Each element once")
struct DistinctTests {
  @Test("The first of equal ones stays, in order")
  func order() {
    #expect(["b", "a", "b", "c", "a"].distinct() == ["b", "a", "c"])
    #expect([Int]().distinct().isEmpty)
  }

  @Test("Those with one key are one")
  func keys() {
    #expect(["stock", "items", "shop", "ink"].distinct { $0.first } == ["stock", "items"])
  }
}
