extension FindingRule {
  /// All rules, in the order in which findings of one weight and time stand.
  package static let all: [FindingRule] = [
    firstSymptom,
    rootCause,
    uncleanStop,
    crash,
    crashRecovery,
    startFailure,
    corruptionObjects,
    loginFailures,
    downtime,
    firstServer,
    replication,
    galera,
    restart,
    actionEffect,
    errorBurst,
    hypothesisEvidence,
    lastGoodBackup,
    dataLoss,
    backupRuns,
    detection,
    recurrence,
    clockSkew,
    gaps,
  ]
}
