import IncidentModel
import LogReading

/// The input with what several rules need of it, computed once.
package struct CaseFile: Sendable {
  /// What was given.
  package let input: CorrelationInput
  /// The lives of the servers.
  let servers: [ServerHistory]
  /// How claims word times.
  let wording: Wording
  /// The entries that stand, in the order of timelines.
  let entries: [TimelineEntry]
  /// What people did to servers, in the order of time.
  let acts: [HumanAct]
  /// When people noticed, and the entry that says so.
  let detection: Detection
  /// The signs of trouble in the logs, in the order of time, those without a time left out.
  let symptoms: [Symptom]
  /// The signs that belong to the incident; nil where the logs show none.
  let episode: Episode?

  /// Looks through the input once.
  package init(_ input: CorrelationInput) {
    self.input = input
    servers = ServerHistory.all(in: input.records)
    entries = input.snapshot.standingTimeline
    acts = HumanAct.all(in: entries)
    detection = Detection(in: input.snapshot)
    wording = Wording(zone: input.zone, beganAt: input.snapshot.incident.beganAt)
    symptoms = Symptom.all(in: input.records, servers: servers)
    episode = Episode(of: symptoms, detection: detection, in: input.snapshot)
  }

  var records: [LogRecord] { input.records }

  /// The name of the server with a preposition, where there are several: ` on db2`.
  func on(_ server: ServerHistory) -> String { servers.count > 1 ? " on \(server.name)" : "" }

  /// When the record was written, in UTC; nil where the log does not tell.
  func time(_ position: Int) -> Instant? { records[position].time }

  /// The record as evidence.
  func evidence(_ position: Int) -> Evidence { records[position].evidence }
}

extension CaseFile {
  /// Whether the moment lies in the incident: after its first sign or a day before detection, and
  /// before its end.
  func isDuringIncident(_ time: Instant) -> Bool {
    let early = detection.time - .days(1)
    let from = episode.map { min($0.first.time, early) } ?? early
    let to = episode?.end ?? (detection.time + .days(1))
    return time >= from && time <= to
  }
}
