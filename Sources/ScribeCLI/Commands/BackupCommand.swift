import ArgumentParser
import IncidentModel

/// The command `scribe backup empty 'dump to S3' WHY…`.
struct BackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup",
    abstract: "Record what is known of a backup that no log tells of: can it be used, and why.",
    discussion: """
      Verdicts: ok, failed, partial, empty, missed, unknown. --at is when it was made or was due. \
      The report stands beside the runs that logs show: in `scribe backups`, in findings, and in \
      the postmortem, where the last good one before the loss gives the recovery point.
      """
  )

  @Option(help: ArgumentHelp("The database that it holds.", valueName: "name"))
  var database: String?

  @OptionGroup var recording: RecordingOptions

  @Argument(help: ArgumentHelp("Whether it can be used.", valueName: "verdict"))
  var verdict: BackupReport.Verdict

  @Argument(help: ArgumentHelp("How it is made, in one word or in quotes.", valueName: "method"))
  var method: String

  @OptionGroup var why: Words

  func run() throws {
    try recording.record(
      .backupReported(
        BackupReport(verdict: verdict, method: method, database: database, why: why.text)
      )
    )
  }
}
