import IncidentModel
import PostmortemRendering

extension SampleIncident {
  /// The incidents on which every template is looked at.
  ///
  /// Of one much is known, of the other hardly anything. The replayed incidents are looked at from
  /// outside the binary.
  static var all: [(name: String, sample: SampleIncident)] {
    [
      ("seed", .seed()),
      ("bare", SampleIncident("Checkout is slow", zone: .utc, openedAt: "2024-02-29 23:50")),
    ]
  }

  /// Every template on every sample.
  static var documents: [(template: String, incident: String)] {
    PostmortemTemplate.all.flatMap { template in all.map { (template.name, $0.name) } }
  }
}
