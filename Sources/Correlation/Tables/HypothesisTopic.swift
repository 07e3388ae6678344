import LogReading

/// A kind of cause that people suspect: the words they use, and the lines that would show it.
package struct HypothesisTopic: Sendable {
  /// The cause in a word or two, as claims name it.
  package var name: String
  /// Words of hypotheses; a `*` ends a stem.
  var words: [String]
  /// Categories whose lines of trouble speak for it.
  var categories: [LogCategory]
  /// Kinds of signs that speak for it beside those lines.
  var signs: [SymptomKind] = []
  /// Causes of failed starts that speak for it, as `StartFailureCause` words them.
  var startCauses: [String] = []
  /// Whether the log would have shown it: then silence speaks against it.
  var showsInLog: Bool
  /// Whether an unclean stop no longer speaks for it once the kernel's log says that it killed the server.
  var isRefutedByKill = false
  /// Whether it says no more than where to look: it counts only where no other topic is named.
  var isGeneral = false
  /// What the logs can show of it and what they cannot.
  package var limits: String

  /// The topics that the text names, in the table's order.
  package static func topics(in text: String) -> [HypothesisTopic] {
    let rows = words.rows(in: text)
    guard rows != 0 else { return [] }
    let named = table.enumerated().filter { rows >> UInt64($0.offset) & 1 == 1 }.map(\.element)
    let special = named.filter { !$0.isGeneral }
    return special.isEmpty ? named : special
  }

  private static let words = PhraseTable(table.map(\.words), .words)

  /// All topics.
  ///
  /// Where the log is silent about a cause is from the server's own behaviour: 1040, 1205
  /// and slow statements never reach the error log, and a client that cannot reach it leaves no line.
  package static let table: [HypothesisTopic] = [
    HypothesisTopic(
      name: "network",
      words: [
        "network*", "dns", "firewall*", "connectivity", "latency", "packet*", "router*", "switch",
        "vpn", "cable*", "unreachable", "routing", "load balancer", "proxy*", "vlan*", "tcp",
        "resolver*", "name resolution", "name lookup*", "name server*", "nameserver*",
        "reverse lookup*", "host name*",
      ],
      categories: [.network],
      showsInLog: false,
      limits: "A server's log shows failing name lookups, not clients that cannot reach it."
    ),
    HypothesisTopic(
      name: "load",
      words: [
        "load", "overload*", "cpu", "traffic", "slow", "busy", "capacity", "performance",
        "overwhelmed", "spike*", "saturat*", "slow quer*", "buffer pool*",
      ],
      categories: [.hang, .outOfMemory],
      signs: [.hang],
      showsInLog: false,
      limits: """
        Too many connections, lock waits and slow statements rarely reach the error log; only a \
        server that stands still or runs out of memory does.
        """
    ),
    HypothesisTopic(
      name: "disk space",
      words: [
        "disk full", "full disk", "disk space", "disk is full", "disk was full", "disk filled",
        "no space", "out of space", "error 28", "errno 28", "enospc", "tmpdir",
        "temporary director*",
        "temp director*", "volume*", "quota*",
      ],
      categories: [.diskFull],
      signs: [.diskFull],
      startCauses: ["a full disk"],
      showsInLog: true,
      limits: "A full temporary directory often leaves no line."
    ),
    HypothesisTopic(
      name: "storage",
      words: [
        "slow disk*", "disk latency", "disk failure", "failing disk*", "bad disk*", "disk error*",
        "storage",
        "i/o", "raid",
        "ssd", "san", "hardware", "controller", "bad sector*",
        "file system*", "filesystem*", "nfs",
      ],
      categories: [.storage, .corruption],
      signs: [.storage, .corruption],
      showsInLog: true,
      limits:
        "Damage shows only when what is damaged is read; the kernel's log shows failing disks."
    ),
    HypothesisTopic(
      name: "damaged data",
      words: [
        "corrupt*", "damage*", "crashed table*", "broken table*", "data file*", "broken index*",
        "tablespace*", "checksum*", "missing file*", "deleted file*", "lost file*", "ibdata*",
        "ibd",
        "redo log*",
      ],
      categories: [.corruption],
      signs: [.corruption, .grantDamage],
      startCauses: [
        "damaged InnoDB files or redo log", "damaged Aria control or log files",
        "a missing tablespace", "a missing or changed system tablespace",
      ],
      showsInLog: true,
      limits: "Damage shows only when what is damaged is read."
    ),
    HypothesisTopic(
      name: "a crash",
      words: ["crash*", "segfault*", "signal", "assert*"],
      categories: [.crash],
      signs: [.crash, .uncleanStop],
      showsInLog: true,
      isRefutedByKill: true,
      limits: "A killed server writes no line; only its next start shows it."
    ),
    HypothesisTopic(
      name: "a sudden end",
      words: ["died", "killed", "kill -9", "sigkill"],
      categories: [.crash],
      signs: [.crash, .uncleanStop],
      showsInLog: true,
      limits: "A killed server writes no line; only its next start shows it."
    ),
    HypothesisTopic(
      name: "power or host",
      words: [
        "power*", "reboot*", "electric*", "ups", "host down", "hypervisor*", "vm", "outage of",
      ],
      categories: [],
      signs: [.uncleanStop],
      showsInLog: true,
      isRefutedByKill: true,
      limits: "Power loss writes no line; only the next start shows that the stop was not in order."
    ),
    HypothesisTopic(
      name: "the database server",
      words: [
        "mysql", "mariadb", "mysqld", "mariadbd", "innodb", "database server", "database itself",
        "database problem*", "database issue*", "database fail*", "database error*", "database is",
        "database was", "with the database", "in the database",
      ],
      categories: [.corruption, .crash, .hang, .outOfMemory, .diskFull, .storage],
      signs: [.uncleanStop, .crash, .startFailure, .grantDamage, .corruption],
      showsInLog: true,
      isGeneral: true,
      limits: "The error log shows what the server noticed of its own state."
    ),
    HypothesisTopic(
      name: "another server in the way",
      words: [
        "port", "socket*", "already running", "still running", "second server*",
        "second instance*", "another server*", "another instance*", "another mysqld",
        "another mariadbd", "old server", "lock file*",
      ],
      categories: [],
      signs: [],
      startCauses: ["a TCP port in use", "a socket or data files held by another server"],
      showsInLog: true,
      limits: "It shows at starts that fail, and at no other time."
    ),
    HypothesisTopic(
      name: "certificates",
      words: ["certificate*", "tls", "ssl", "private key*", "certbot"],
      categories: [],
      startCauses: ["a certificate or key that cannot be used"],
      showsInLog: false,
      limits: "A client that refuses an expired certificate leaves no line of its cause."
    ),
    HypothesisTopic(
      name: "file permissions",
      words: [
        "permission*", "ownership", "owner", "chown*", "chmod*", "selinux", "apparmor",
        "read-only file*",
      ],
      categories: [],
      signs: [],
      startCauses: ["missing permissions"],
      showsInLog: true,
      limits: "It shows when a file is opened."
    ),
    HypothesisTopic(
      name: "accounts and passwords",
      words: [
        "password*", "credential*", "login*", "permission*", "grant*", "access denied", "auth*",
        "privilege*", "account*", "secret*",
      ],
      categories: [.accessDenied],
      signs: [.grantDamage, .loginsRefused],
      showsInLog: true,
      limits: "A wrong password and a lost account write the same line."
    ),
    HypothesisTopic(
      name: "an attack",
      words: [
        "attack*", "hack*", "intru*", "brute force*", "brute-force*", "port scan*", "scanner*",
        "ddos", "botnet*", "break-in", "breach*", "malicious*",
      ],
      categories: [.accessDenied],
      signs: [.loginsRefused],
      showsInLog: true,
      limits: "Refused logins show that somebody tries, not that anybody came in or did harm."
    ),
    HypothesisTopic(
      name: "memory",
      words: ["memory", "oom", "ram", "swap*", "oom-kill*"],
      categories: [.outOfMemory],
      signs: [.outOfMemory],
      startCauses: ["a lack of memory"],
      showsInLog: false,
      limits: "A kill by the kernel shows in the kernel's log, not in the server's."
    ),
    HypothesisTopic(
      name: "replication",
      words: [
        "replica*", "replication", "slave*", "lag*", "galera", "cluster*", "split brain", "gtid",
      ],
      categories: [.replication],
      signs: [.replication],
      showsInLog: true,
      limits: "Lag by itself writes no line."
    ),
    HypothesisTopic(
      name: "settings",
      words: ["config*", "setting*", "my.cnf", "parameter*", "variable*", "misconfig*", "option*"],
      categories: [.config],
      signs: [.config],
      startCauses: ["an unknown setting", "a setting with a value that the server refuses"],
      showsInLog: true,
      limits:
        "A setting that is valid and unwise writes no line; some refused options reach stderr only."
    ),
    HypothesisTopic(
      name: "locks",
      words: ["lock*", "deadlock*", "blocked", "blocking", "metadata lock*", "long transaction*"],
      categories: [.lock, .hang],
      signs: [.hang, .locks],
      showsInLog: false,
      limits:
        "Lock waits never reach the error log; deadlocks only with innodb_print_all_deadlocks."
    ),
    HypothesisTopic(
      name: "connections",
      words: ["connection*", "max_connections", "thread pool*", "pool exhaust*"],
      categories: [.connections],
      signs: [.connections, .brokenConnections],
      showsInLog: false,
      limits: "Most servers do not log too many connections (1040)."
    ),
    HypothesisTopic(
      name: "an upgrade",
      words: ["upgrade*", "new version", "package update*"],
      categories: [.upgrade],
      signs: [.upgrade],
      showsInLog: true,
      limits: "The server's version stands in its start banner."
    ),
    HypothesisTopic(
      name: "the backup",
      words: ["backup*", "dump job*", "mysqldump"],
      categories: [.backup],
      showsInLog: false,
      limits: "A backup that reads quietly leaves no line in the error log."
    ),
  ]
}
