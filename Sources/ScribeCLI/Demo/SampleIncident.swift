/// A recorded incident that the binary carries: what was typed, and the logs.
struct SampleIncident: Sendable {
  var title: String
  /// The shell script of `scribe` commands.
  var script: [UInt8]
  /// The evidence, by file name.
  var files: [(name: String, content: [UInt8])]

  /// The outage of an inventory system on 30 October 2023.
  static let inventoryOutage = SampleIncident(
    title: "the inventory outage of 30 October 2023",
    script: PackageResources.record_sh,
    files: [
      ("error.log", PackageResources.error_log), ("cron_log.txt", PackageResources.cron_log_txt),
      ("repair.txt", PackageResources.repair_txt),
      ("reinstall.txt", PackageResources.reinstall_txt),
    ]
  )
}
