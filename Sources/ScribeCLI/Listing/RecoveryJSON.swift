import BackupLedger
import IncidentModel

/// What the backups could give back, as `scribe backups --recovery --json` prints it: one object.
///
/// Times are UTC; spans are whole seconds; what is not known is left out.
struct RecoveryJSON: Encodable {
  struct EvidenceJSON: Encodable {
    var source: String
    var line: Int?
    var time: String?
    var text: String

    init(_ evidence: Evidence) {
      source = evidence.source
      line = evidence.line
      time = evidence.time?.iso8601
      text = evidence.text
    }
  }

  struct RunJSON: Encodable {
    var start: String?
    var end: String?
    var snapshot: String?
    var tool: String
    var database: String?
    var artefact: String?
    var verdict: String
    var reason: String
    var evidence: [EvidenceJSON]

    init(_ run: BackupRun) {
      start = run.start?.iso8601
      end = run.end?.iso8601
      snapshot = run.snapshot?.iso8601
      tool = run.tool
      database = run.database
      artefact = run.artefact
      verdict = run.verdict.rawValue
      reason = run.reason
      evidence = run.evidence.map(EvidenceJSON.init)
    }
  }

  struct LossJSON: Encodable {
    /// Whether a restore is on record; else it is what a restore would give up.
    var isActual: Bool
    var fromEarliest: String
    var fromLatest: String
    var to: String
    var secondsAtLeast: Int
    var secondsAtMost: Int
    var backup: RunJSON
    var evidence: [EvidenceJSON]
  }

  struct RestoreJSON: Encodable {
    var began: String
    var ended: String?
    /// `named` where the restore names its backup, `inferred` where only the times tell.
    var by: String
    var backups: [RunJSON]
    var evidence: EvidenceJSON
  }

  struct StageJSON: Encodable {
    var name: String
    var at: String
    var approximate: Bool?
    var secondsSinceStart: Int?
    var evidence: EvidenceJSON
  }

  struct ConflictJSON: Encodable {
    var about: String
    var sources: [EvidenceJSON]
  }

  var firstSymptom: EvidenceJSON?
  var lastTrusted: [RunJSON]
  var mayHoldDamage: [RunJSON]
  var sinceRestore: [RunJSON]
  var unusable: [RunJSON]
  var restores: [RestoreJSON]
  var lost: LossJSON?
  var missingChanges: [EvidenceJSON]
  var startedAt: String?
  var stages: [StageJSON]
  var lastProvenRestore: RunJSON?
  var conflicts: [ConflictJSON]

  init(_ recovery: RecoveryAssessment) {
    firstSymptom = recovery.facts.firstSymptom.map(EvidenceJSON.init)
    lastTrusted = recovery.lastTrusted.map(RunJSON.init)
    mayHoldDamage = recovery.suspicious.map(RunJSON.init)
    sinceRestore = recovery.sinceRestore.map(RunJSON.init)
    unusable = recovery.gaps.map(RunJSON.init)
    restores = recovery.restores.map { restore in
      RestoreJSON(
        began: restore.act.began.iso8601,
        ended: restore.act.ended?.iso8601,
        by: restore.isNamed ? "named" : "inferred",
        backups: restore.runs.map(RunJSON.init),
        evidence: EvidenceJSON(restore.act.evidence)
      )
    }
    lost = recovery.loss.map { loss in
      LossJSON(
        isActual: recovery.isActual,
        fromEarliest: loss.fromEarliest.iso8601,
        fromLatest: loss.fromLatest.iso8601,
        to: loss.to.iso8601,
        secondsAtLeast: loss.shortest.wholeSeconds,
        secondsAtMost: loss.longest.wholeSeconds,
        backup: RunJSON(loss.backup),
        evidence: recovery.facts.losses.map(EvidenceJSON.init)
      )
    }
    missingChanges = recovery.missingChanges.map(EvidenceJSON.init)
    let start = recovery.began?.time
    startedAt = start?.iso8601
    stages = recovery.stages.map { stage in
      StageJSON(
        name: stage.name,
        at: stage.at.iso8601,
        approximate: stage.isRough ? true : nil,
        secondsSinceStart: start.map { (stage.at - $0).wholeSeconds },
        evidence: EvidenceJSON(stage.evidence)
      )
    }
    lastProvenRestore = recovery.lastProvenRestore.map(RunJSON.init)
    conflicts = recovery.conflicts.map {
      ConflictJSON(about: $0.about, sources: $0.sources.map(EvidenceJSON.init))
    }
  }
}
