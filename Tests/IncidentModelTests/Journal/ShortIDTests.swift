import IncidentModel
import Testing

@Suite("Short ids")
struct ShortIDTests {
  @Test("Every kind of id is read as it is written, in any case")
  func roundTrip() {
    for kind in ShortID.Kind.allCases {
      for number in [1, 9, 10, 123_456] {
        let id = ShortID(kind, number)
        #expect(ShortID(parsing: id.description) == id)
        #expect(ShortID(parsing: id.description.lowercased()) == id)
      }
    }
    #expect(ShortID(parsing: "inc7") == ShortID(.incident, 7))
    #expect(ShortID(.incident, 7).description == "INC-7")
  }

  @Test(
    "What is no id is none",
    arguments: [
      "", "E", "E0", "E-1", "-1", "12", "E1x", "EE1", "INC", "INC-", "INC--1", "X1", "E 1", "H1 ",
      "E１", "T99999999999999999999", "T+1",
    ]
  )
  func refused(text: String) { #expect(ShortID(parsing: text) == nil) }
}
