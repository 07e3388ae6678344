import IncidentModel
import LogReading

/// One sign of trouble in a log, with the record that shows it.
struct Symptom: Sendable {
  var kind: SymptomKind
  /// When it shows, in UTC: for an unclean stop, the start that reveals it.
  var time: Instant
  /// When it may have begun: for an unclean stop, the last line before it.
  var since: Instant
  /// The server whose log shows it.
  var server: String
  /// The record that shows it first.
  var position: Int
  /// What is affected, such as `stockdb/items`.
  var object: String?
  /// The kind of storage engine that is damaged, or whose damage keeps a server from starting.
  var engine: DamagedEngine?
  /// For a failed start or a replica whose lines name the cause: the signs that lead to such a cause.
  var follows: Set<SymptomKind>?

  /// Whether the damage is that a file is not there, as far as the line tells.
  var isMissing = false
  /// Whether all that the logs say of the object is that it was not closed in order.
  var isLeftOpen = false

  /// The sign in words.
  var words: String {
    isMissing ? "a missing data file" : isLeftOpen ? "tables not closed in order" : kind.words
  }

  /// What makes two symptoms the same.
  var signature: String { kind.rawValue + "|" + (object ?? "") }

  /// Whether it shows late enough to follow from the other: what the server wrote before it went down
  /// does not follow from that.
  func mayFollow(_ cause: Symptom) -> Bool {
    guard cause.kind == .uncleanStop, server == cause.server else { return time >= cause.since }
    return time > cause.since || position >= cause.position
  }

  /// The signs of trouble of all logs in the order of time.
  static func all(
    in records: [LogRecord],
    servers: [ServerHistory],
    outbreaks: [LoginOutbreak],
    bursts: CategoryMap<[Burst]>,
    nodes: [ClusterNode]
  ) -> [Symptom] {
    var symptoms: [Symptom] = []
    var names = ServerNames()
    func add(
      _ kind: SymptomKind,
      at position: Int,
      object: String? = nil,
      engine: DamagedEngine? = nil,
      since: Instant? = nil,
      follows: Set<SymptomKind>? = nil,
      isMissing: Bool = false,
      isLeftOpen: Bool = false
    ) {
      guard let time = records[position].time else { return }
      symptoms.append(
        Symptom(
          kind: kind,
          time: time,
          since: min(since ?? time, time),
          server: names.name(of: records[position]),
          position: position,
          object: object,
          engine: engine,
          follows: follows,
          isMissing: isMissing,
          isLeftOpen: isLeftOpen
        )
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
          add(.uncleanStop, at: start, since: previous.flatMap { records[$0.last].time })
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
          add(
            .startFailure,
            at: records[line].time == nil ? abort : line,
            object: cause?.words,
            engine: cause?.engine,
            follows: cause?.follows
          )
          let lines = min(life.start ?? life.first, abort)...abort
          failed.append(lines)
          if let cause, cause.follows.isDisjoint(with: [.corruption, .grantDamage]) {
            undamaged.append(lines)
          }
        }
      }
    }
    for outbreak in outbreaks where outbreak.isTrouble {
      add(.loginsRefused, at: outbreak.firstPositions[0])
    }
    for (category, list) in zip(bursts.categories, bursts.values) {
      guard let kind = SymptomKind(ofMany: category) else { continue }
      let storms = kind == .locks ? Burst.storms(in: list) : list.filter { $0.peak >= 20 }
      for storm in storms { add(kind, at: storm.first) }
    }
    for node in nodes {
      for stretch in node.outside { add(.noMajority, at: stretch.from) }
      for trouble in node.troubles {
        guard let kind = trouble.sign.symptom else { continue }
        add(kind, at: trouble.position)
      }
    }
    let objects = ObjectNames(learningFrom: records)
    for position in records.indices
    where SymptomKind.isShown(by: records[position].category, records[position].level) {
      guard let kind = SymptomKind(of: records[position]) else { continue }
      if kind == .config || kind == .component, failed.contains(where: { $0.contains(position) }) {
        continue
      }
      if kind == .corruption, undamaged.contains(where: { $0.contains(position) }) { continue }
      // A source that is restarted in order is missed for a moment.
      if kind == .replication, servers.count > 1, let time = records[position].time,
        ReplicationTrouble.isLostSource(records[position]),
        ServerHistory.restartedInOrder(
          beside: names.name(of: records[position]),
          at: time,
          of: servers,
          in: records
        ) != nil
      {
        continue
      }
      let isDamage = kind == .corruption || kind == .grantDamage
      add(
        kind,
        at: position,
        object: isDamage || kind == .storage ? objects.name(of: records[position]) : nil,
        engine: isDamage ? DamagedEngine(of: records[position]) : nil,
        follows: kind == .replication ? ReplicationTrouble.follows(of: records[position]) : nil,
        isMissing: kind == .corruption && MissingFile.isTold(by: records[position]),
        isLeftOpen: kind == .corruption
          && (LeftOpenTable.isTold(by: records[position])
            || RepairSign(of: records[position])?.isGood == true)
      )
    }
    // What other lines call damaged is damaged: one word for an object, everywhere.
    let damaged = Set(
      symptoms.filter { $0.kind == .corruption && !$0.isLeftOpen }.compactMap(\.object)
    )
    for index in symptoms.indices where symptoms[index].isLeftOpen {
      symptoms[index].isLeftOpen = symptoms[index].object.map { !damaged.contains($0) } ?? false
    }
    return symptoms.enumerated().sorted {
      ($0.element.time, $0.element.position, $0.offset)
        < ($1.element.time, $1.element.position, $1.offset)
    }.map(\.element)
  }
}
