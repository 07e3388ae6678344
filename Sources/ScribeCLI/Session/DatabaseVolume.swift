import FoundationEssentials
import Glibc
import IncidentModel

/// The volume on which the database lies: whether it is a good place during an outage.
struct DatabaseVolume {
  let database: String

  /// Below this much room, in bytes, an outage that fills disks fills this one.
  private static let littleRoom: UInt64 = 256 << 20

  /// What speaks against the place, in one line with the command that moves the database; nil where
  /// nothing does.
  var warning: String? {
    let advice = "`scribe move FOLDER` moves it to another"
    if let data = Self.dataDirectory, Self.device(data) == device {
      return "the database lies on the same volume as \(data.visible): when that is full, so is "
        + "this; entries then wait in the spool; \(advice)"
    }
    guard let room, room < Self.littleRoom else { return nil }
    return "only \(room >> 20) MiB are free where the database lies; \(advice)"
  }

  /// How many bytes a user may still write there; nil where the system does not say.
  private var room: UInt64? {
    var status = statvfs()
    guard statvfs(folder, &status) == 0 else { return nil }
    return UInt64(status.f_bavail) &* UInt64(status.f_frsize)
  }

  private var folder: String {
    database.lastIndex(of: "/").map { String(database[...$0]) } ?? "."
  }

  private var device: dev_t? { Self.device(folder) }

  private static func device(_ path: String) -> dev_t? {
    var status = stat()
    return stat(path, &status) == 0 ? status.st_dev : nil
  }

  /// The data directory of a MySQL or MariaDB server on this machine: as its option files name it,
  /// else the usual one; nil where there is none.
  private static var dataDirectory: String? {
    let files = [
      "/etc/my.cnf", "/etc/mysql/my.cnf", "/etc/mysql/mysql.conf.d/mysqld.cnf",
      "/etc/mysql/mariadb.conf.d/50-server.cnf",
    ]
    for file in files {
      guard let data = FileManager.default.contents(atPath: file) else { continue }
      for line in String(decoding: data, as: UTF8.self).split(separator: "\n") {
        let parts = line.split(separator: "=", maxSplits: 1).map(\.trimmed)
        if parts.count == 2, parts[0] == "datadir", access(parts[1], F_OK) == 0 { return parts[1] }
      }
    }
    return access("/var/lib/mysql", F_OK) == 0 ? "/var/lib/mysql" : nil
  }
}
