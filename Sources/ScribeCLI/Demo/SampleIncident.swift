/// A recorded incident that the binary carries: what was typed, and the logs.
struct SampleIncident: Sendable {
  /// The word by which `scribe demo` takes it.
  var name: String
  var title: String
  /// The host on which it was typed, where the script names none.
  var host: String
  /// The shell script of `scribe` commands.
  var script: [UInt8]
  /// The evidence, by file name.
  var files: [(name: String, content: [UInt8])]

  /// Every sample, the one that is shown unless another is asked for first.
  static let all = [inventory, gitLab]

  /// The outage of an inventory system on 30 October 2023.
  static let inventory = SampleIncident(
    name: "inventory",
    title: "the inventory outage of 30 October 2023",
    host: "stock-db",
    script: PackageResources.record_sh,
    files: [
      ("error.log", PackageResources.error_log), ("cron_log.txt", PackageResources.cron_log_txt),
      ("repair.txt", PackageResources.repair_txt),
      ("reinstall.txt", PackageResources.reinstall_txt),
    ]
  )

  /// GitLab.com's database outage of 31 January 2017, from its public accounts; no logs are public.
  static let gitLab = SampleIncident(
    name: "gitlab",
    title: "GitLab.com's database outage of 31 January 2017",
    host: "laptop",
    script: PackageResources.gitlab_sh,
    files: []
  )
}
