package import IncidentModel

/// What a backup's file or folder turned out to hold.
package struct ArtefactReport: Sendable, Hashable {
  /// The path as given, or found in a folder that was given.
  package var path: String
  /// What it is.
  package var kind: Kind
  /// Its size on disk in bytes; the sum of the files for a folder.
  package var bytes: Int64
  /// When it was last written, in UTC.
  package var modified: Instant?
  /// What can be said of it: `ok` where it was read to its end and ends as it must.
  package var verdict: BackupVerdict
  /// Why, in one clause.
  package var reason: String
  /// Whether it could be opened.
  package var isReadable = true
  /// What else is worth knowing, one sentence each: trends, differences to the one before.
  package var findings: [String] = []
  /// The dumps inside, in the order of reading.
  package var dumps: [DumpFacts] = []
  /// Positions of a physical backup; nil for every other kind.
  package var physical: PhysicalFacts?

  /// What kinds of artefacts are told apart.
  package enum Kind: String, Sendable, Hashable {
    /// An SQL dump, compressed or not.
    case dump
    /// A tar archive, compressed or not.
    case archive
    /// A folder of mariadb-backup or XtraBackup.
    case physical
    /// A folder of mydumper.
    case mydumper
    /// A stream of mariadb-backup or XtraBackup.
    case stream
    /// None of these.
    case other
  }

  /// Whether the artefact can be trusted; false for `unknown` too.
  package var isTrusted: Bool { verdict == .ok }
}

/// What an SQL dump says of itself, and what it holds.
package struct DumpFacts: Sendable, Hashable {
  /// The member's name inside an archive; nil for a dump that is a file.
  package var member: String?
  /// The dump tool's first line, `MariaDB dump 10.19  Distrib 10.11.19-MariaDB …`.
  package var tool: String?
  /// The server's version as the header gives it.
  package var server: String?
  /// The database as the header gives it; nil where the dump holds several.
  package var database: String?
  /// The time in the trailer, as printed, in the dumping machine's zone.
  package var completedOn: String?
  /// Whether the trailer stands at the end.
  package var hasTrailer = false
  /// Lines of error messages inside the dump, which a redirection put there.
  package var errorLines: [String] = []
  /// Rows of each table that the dump creates or fills, by name.
  package var rows: [String: Int] = [:]
  /// Tables in the order of the dump.
  package var tables: [String] = []
  /// The dump's length, decompressed, in bytes.
  package var bytes: Int64 = 0
  /// CRC-32 of everything but comment lines, which carry the time.
  package var checksum: UInt32 = 0

  /// All rows together.
  package var rowCount: Int { rows.values.reduce(0, +) }
}

/// Where a physical backup begins and ends in the redo log, and who made it.
package struct PhysicalFacts: Sendable, Hashable {
  /// `full-backuped`, `incremental`, `full-prepared`, `log-applied`.
  package var type: String?
  /// The log position that it builds on; 0 for a full backup.
  package var fromLSN: UInt64?
  /// The log position up to which it reaches.
  package var toLSN: UInt64?
  /// The tool and its version.
  package var tool: String?
  /// Begin and end as the tool prints them, in the machine's zone.
  package var started: String?
  package var ended: String?
  /// File and position of the binary log.
  package var binlog: String?
}
