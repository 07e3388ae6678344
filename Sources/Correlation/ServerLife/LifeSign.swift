package import LogReading

/// What a line says about the life of the server that wrote it.
package struct LifeSign: Sendable {
  /// The moments in a server's life that a log shows.
  package enum Kind: Sendable, CaseIterable {
    /// The banner of a new process.
    case starting
    /// InnoDB or a plugin is set up: a new process, where no banner was printed (MySQL 5.5 and older).
    case initializing
    case ready, stopping, stopped, crashed, recovering
    /// The server gives up its start.
    case aborting
    /// mysqld_safe starts a server.
    case safeStarting
    /// mysqld_safe found the server gone and starts another.
    case safeRestarting
    /// The process has ended, in order or not.
    case processEnded
    /// InnoDB was started with `innodb_force_recovery`.
    case recoveryForced
  }

  package var kind: Kind
  /// Fragments of the line's first physical line, any of which is the sign.
  var fragments: [String]
  /// A line that shows it.
  package var sample: String

  /// The sign that a record gives; nil where it gives none.
  ///
  /// Records whose text outsiders choose (account names, statements) give no signs: an account name
  /// can hold any words.
  package static func kind(of record: LogRecord) -> Kind? {
    switch record.category {
    case let category where !isTold(by: category): return nil
    case .crash where !isGivingUp(record.message) && !isSupervisor(record.firstLine):
      return .crashed
    default: break
    }
    return phrases.lowestRow(in: record.firstLine).map { table[$0].kind }
  }

  private static let phrases = PhraseTable(table.map(\.fragments))

  /// Whether records of the category can tell of a server's life.
  static func isTold(by category: LogCategory) -> Bool {
    switch category {
    case .accessDenied, .connections, .lock, .backup, .restore, .network, .unrecognized: false
    default: true
    }
  }

  /// Whether mysqld_safe says that it found the server gone: how that ended it cannot know.
  private static func isSupervisor(_ line: String) -> Bool {
    phrases.lowestRow(in: line).map { table[$0].kind == .safeRestarting } ?? false
  }

  private static func isGivingUp(_ message: String) -> Bool {
    TextSearch.contains(message, "registration as a STORAGE ENGINE failed")
      || TextSearch.contains(message, "init function returned error")
      || TextSearch.contains(message, "Aborting")
  }

  /// All signs, of which the first that matches counts.
  ///
  /// The localised texts are MySQL's and MariaDB's own
  /// (`share/errmsg*.txt`, ER_READY, ER_NORMAL_SHUTDOWN, ER_SHUTDOWN_COMPLETE).
  package static let table: [LifeSign] = [
    LifeSign(
      kind: .safeRestarting,
      fragments: ["mysqld restarted", "mariadbd restarted", "Number of processes running now"],
      sample: "mysqld_safe mysqld restarted"
    ),
    LifeSign(
      kind: .processEnded,
      fragments: ["mysqld ended", "from pid file"],
      sample: "mysqld_safe mysqld from pid file /var/run/mysqld/mysqld.pid ended"
    ),
    LifeSign(
      kind: .safeStarting,
      fragments: ["Starting mysqld daemon", "Starting mariadbd daemon", "mysqld started"],
      sample: "mysqld_safe Starting mysqld daemon with databases from /var/lib/mysql"
    ),
    LifeSign(
      kind: .starting,
      fragments: [
        "starting as process", "Starting MariaDB ", "initializing of server in progress as process",
      ],
      sample: "/usr/sbin/mysqld (mysqld 8.0.36) starting as process 1234"
    ),
    LifeSign(
      kind: .recoveryForced,
      fragments: ["innodb_force_recovery is set to"],
      sample: "InnoDB: !!! innodb_force_recovery is set to 1 !!!"
    ),
    // "Starting XA crash recovery" is none: from 8.0.21 on it stands in ordinary starts, and speaks of
    // prepared transactions.
    LifeSign(
      kind: .recovering,
      fragments: [
        "Starting crash recovery", "was not shutdown normally", "was not shut down normally",
        "Recovering after a crash using", "InnoDB: Doing recovery",
        "Log scan progressed past the checkpoint", "InnoDB: To recover: ",
        "Restoring possible half-written data pages",
      ],
      sample: "InnoDB: Starting crash recovery from checkpoint LSN=29729726"
    ),
    LifeSign(
      kind: .ready,
      fragments: [
        "ready for connections", "ereit für Verbindungen", "rêt pour des connexions",
        "接続準備完了", "Готов принимать соединения", "preparado para conexiones",
        "klar til tilslutninger", "připraven na spojení", "pronto per le connessioni",
        "Pronto para conex",
      ],
      sample: "mariadbd: ready for connections."
    ),
    LifeSign(
      kind: .stopping,
      fragments: [
        "Normal shutdown", "Received SHUTDOWN from user", "Received RESTART from user",
        "Normal heruntergefahren", "Arrêt normal du serveur", "通常シャットダウン",
        "Корректная остановка", "Apagado normal",
      ],
      sample: "mariadbd (initiated by: unknown): Normal shutdown"
    ),
    LifeSign(
      kind: .stopped,
      fragments: [
        "Shutdown complete", "Herunterfahren beendet", "Arrêt du serveur terminé",
        "シャットダウン完了", "Остановка завершена", "Apagado completado",
      ],
      sample: "mariadbd: Shutdown complete"
    ),
    LifeSign(kind: .aborting, fragments: ["Aborting"], sample: "Aborting"),
    LifeSign(
      kind: .initializing,
      fragments: [
        "InnoDB: The InnoDB memory heap is disabled", "InnoDB: Initializing buffer pool",
        "InnoDB: Mutexes and rw_locks use", "InnoDB initialization has started",
      ],
      sample: "InnoDB: Initializing buffer pool, size = 128.0M"
    ),
  ]
}
