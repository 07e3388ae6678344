import IncidentModel
import Testing

@Suite struct SimilarityTests {
  private func signature(
    _ number: Int,
    _ title: String,
    codes: [String] = [],
    service: String? = nil
  ) -> IncidentSignature {
    var signature = IncidentSignature(incident: ShortID(.incident, number), title: title)
    signature.add(words: title)
    for code in codes { signature.features.insert(.init(.code, code)) }
    if let service { signature.add(service: service) }
    return signature
  }

  @Test func `The one with the same codes comes first, with its reasons`() throws {
    let own = signature(4, "Stock page empty", codes: ["MY-012153"], service: "Stock")
    let ranking = Similarity.ranking(
      of: own,
      among: [
        signature(1, "Mail is slow"), signature(2, "Stock page slow", service: "stock"),
        signature(3, "Orders fail", codes: ["MY-012153"], service: "stock"), own,
      ]
    )
    #expect(ranking.map(\.incident.number) == [3, 2])
    #expect(ranking.first?.reasons == "code MY-012153; service stock")
  }

  @Test func `The same incident twice is wholly alike, and never compared with itself`() throws {
    let own = signature(2, "Disk full", codes: ["MY-010"])
    let ranking = Similarity.ranking(
      of: own,
      among: [own, signature(1, "Disk full", codes: ["MY-010"])]
    )
    #expect(ranking.count == 1)
    #expect(abs((ranking.first?.score ?? 0) - 1) < 1e-9)
  }
}
