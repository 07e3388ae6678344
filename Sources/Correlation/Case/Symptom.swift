import IncidentModel
import LogReading

/// One sign of trouble in a log, with the record that shows it.
struct Symptom: Sendable {
  var kind: SymptomKind
  /// When it shows, in UTC: for an unclean stop, the start that reveals it.
  var time: Instant
  /// The record that shows it first.
  var position: Int
  /// What is affected, such as `stockdb/items`.
  var object: String?
  /// For a failed start whose cause its lines name: the signs that lead to such a cause.
  var follows: Set<SymptomKind>?

  /// What makes two symptoms the same.
  var signature: String { kind.rawValue + "|" + (object ?? "") }

  /// The signs of trouble of all logs in the order of time.
  static func all(
    in records: [LogRecord],
    servers: [ServerHistory],
    outbreaks: [LoginOutbreak]
  ) -> [Symptom] {
    var symptoms: [Symptom] = []
    func add(
      _ kind: SymptomKind,
      at position: Int,
      object: String? = nil,
      follows: Set<SymptomKind>? = nil
    ) {
      guard let time = records[position].time else { return }
      symptoms.append(
        Symptom(kind: kind, time: time, position: position, object: object, follows: follows)
      )
    }
    // The settings that a failed start complains of are that failure's cause, not signs beside it.
    // Where the cause is no damage, what the start says of damage follows from it.
    var failed: [ClosedRange<Int>] = []
    var undamaged: [ClosedRange<Int>] = []
    for server in servers {
      for (index, life) in server.lives.enumerated() {
        let previous = index > 0 ? server.lives[index - 1] : nil
        // Without recovery the stop may only be missing from the log.
        let isSure = life.recovery != nil || life.safeRestart != nil || previous?.ending == .cutStop
        if let start = life.start, isSure, previous?.endedInSilence ?? (life.recovery != nil) {
          add(.uncleanStop, at: start)
        }
        if let crash = life.crash { add(.crash, at: crash) }
        if let recovery = life.recovery { add(.recovery, at: recovery) }
        if life.ending == .failedStart, let abort = life.abort {
          let line = StartFailure.explanation(
            from: life.start ?? life.first,
            to: abort,
            in: records
          )
          let cause = StartFailureCause.cause(in: records[line].firstLine)
          add(.startFailure, at: abort, object: cause?.words, follows: cause?.follows)
          let lines = min(life.start ?? life.first, abort)...abort
          failed.append(lines)
          if let cause, !cause.follows.contains(.corruption) { undamaged.append(lines) }
        }
      }
    }
    for outbreak in outbreaks where outbreak.isTrouble {
      add(.loginsRefused, at: outbreak.firstPositions[0])
    }
    var objects = ObjectNames()
    for position in records.indices {
      guard let kind = SymptomKind(of: records[position]) else { continue }
      if kind == .config, failed.contains(where: { $0.contains(position) }) { continue }
      if kind == .corruption, undamaged.contains(where: { $0.contains(position) }) { continue }
      let isDamage = kind == .corruption || kind == .grantDamage
      add(kind, at: position, object: isDamage ? objects.name(of: records[position]) : nil)
    }
    return symptoms.enumerated().sorted {
      ($0.element.time, $0.element.position, $0.offset)
        < ($1.element.time, $1.element.position, $1.offset)
    }.map(\.element)
  }
}
