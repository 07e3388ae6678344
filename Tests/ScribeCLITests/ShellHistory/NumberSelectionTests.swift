import ScribeCLI
import Testing

@Suite struct NumberSelectionTests {
  @Test(arguments: [
    ("1 3-5", [1, 3, 4, 5]), ("3,1", [3, 1]), ("2 2 1-3", [2, 1, 3]), ("", []), ("  ", []),
    ("9", [9]),
  ])
  func numbersAndRangesArePicked(text: String, numbers: [Int]) {
    #expect(NumberSelection.parse(text, count: 9) == numbers)
  }

  @Test(arguments: ["0", "10", "5-3", "x", "1-", "-1", "1-2-3", "99999999999999999999", "8-10"])
  func whatIsNotInTheListIsRefused(text: String) {
    #expect(NumberSelection.parse(text, count: 9) == nil)
  }
}
