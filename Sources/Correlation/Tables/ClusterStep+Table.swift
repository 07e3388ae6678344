extension ClusterStep {
  /// The member in `Member 2.0 (node2) …`, `0.0 (node1): State transfer …`.
  private static let first = Place(open: "(", close: ")")
  private static let donor = Place(after: "Selected ", open: "(", close: ")")
  private static let receiver = Place(after: "State transfer to ", open: "(", close: ")")
  private static let voted = Place(after: "vote on ", open: ":", close: ",")

  /// All steps, of which the first that matches counts.
  static let table: [ClusterStep] = [
    ClusterStep(
      words: "saw ~ join",
      fragment: "declaring ",
      also: " stable",
      places: [Place(open: "declaring ", close: " stable")],
      sample: ("declaring 5d38-ba81 at ssl://10.0.0.2:4567 stable", "saw 10.0.0.2 join")
    ),
    ClusterStep(
      words: "lost sight of ~",
      fragment: "forgetting ",
      places: [Place(open: "forgetting ", close: ")")],
      isTrouble: true,
      sample: ("forgetting 8711-99ae (ssl://10.0.0.2:4567)", "lost sight of 10.0.0.2")
    ),
    ClusterStep(
      words: "suspected ~ to be down",
      fragment: "suspecting node: ",
      places: [Place(open: "suspecting node: ", close: "")],
      sample: (
        "evs::proto(9a82-9e98, GATHER, view_id(REG,4971-87b0,22)) suspecting node: 4971-87b0",
        "suspected 4971-87b0 to be down"
      )
    ),
    ClusterStep(
      words: "evicted ~ for good",
      fragment: "permanently from group",
      places: [Place(open: "evicting member ", close: " permanently")],
      isTrouble: true,
      sample: (
        "evicting member 4971-87b0 at tcp://10.0.0.3:4567 permanently from group",
        "evicted 10.0.0.3 for good"
      )
    ),
    ClusterStep(
      words: "was evicted from the cluster",
      fragment: "his node has been evicted",
      isTrouble: true,
      sample: (
        "this node has been evicted out of the cluster, gcomm backend restart is required",
        "was evicted from the cluster"
      )
    ),
    ClusterStep(
      words: "saw ~ change its identity",
      fragment: "changed identity",
      places: [Place(open: "remote endpoint ", close: " changed")],
      sample: (
        "remote endpoint tcp://10.0.0.2:4567 changed identity 8495 -> 5a47",
        "saw 10.0.0.2 change its identity"
      )
    ),
    ClusterStep(
      words: "bootstrapped",
      fragment: "bootstrapping new group",
      sample: ("gcomm: bootstrapping new group 'shop'", "bootstrapped")
    ),
    ClusterStep(
      words: "was marked safe to bootstrap",
      fragment: "safe_to_bootstrap: 1",
      sample: (
        "Found saved state: 8e86-8209:-1, safe_to_bootstrap: 1", "was marked safe to bootstrap"
      )
    ),
    ClusterStep(
      words: "was bootstrapped by hand",
      fragment: ", bootstrap = yes, ",
      isTrouble: true,
      sample: (
        "New COMPONENT: primary = yes, bootstrap = yes, my_idx = 0, memb_num = 2",
        "was bootstrapped by hand"
      )
    ),
    ClusterStep(
      words: "had no state of its own",
      fragment: "Could not open state file for reading",
      sample: (
        "Could not open state file for reading: '/var/lib/mysql//grastate.dat'",
        "had no state of its own"
      )
    ),
    ClusterStep(
      words: "began without a state",
      fragment: "Bootstraping with default state",
      sample: (
        "No persistent state found. Bootstraping with default state", "began without a state"
      )
    ),
    ClusterStep(
      words: "recovered its cache of write sets",
      fragment: "GCache::RingBuffer initial scan...  0.0%",
      sample: (
        "GCache::RingBuffer initial scan...  0.0% (         0/1073741848 bytes) complete.",
        "recovered its cache of write sets"
      )
    ),
    ClusterStep(
      words: "could not listen for the group, the address being in use",
      fragment: "failed to open gcomm backend",
      also: "Address already in use",
      isTrouble: true,
      sample: (
        "failed to open gcomm backend connection: 98: … 'bind: Address already in use': 98",
        "could not listen for the group, the address being in use"
      )
    ),
    ClusterStep(
      words: "~ found no donor",
      fragment: "Resource temporarily unavailable",
      also: "requested state transfer",
      places: [first],
      isTrouble: true,
      sample: (
        "Member 1.0 (n2) requested state transfer from 'n1', but it is impossible to select State "
          + "Transfer donor: Resource temporarily unavailable",
        "n2 found no donor"
      )
    ),
    ClusterStep(
      words: "~ asked for state, ~ was to give it",
      fragment: "requested state transfer",
      also: "Selected",
      places: [first, donor],
      sample: (
        "Member 2.0 (n2) requested state transfer from '*any*'. Selected 0.0 (n1)(SYNCED) as donor.",
        "n2 asked for state, n1 was to give it"
      )
    ),
    ClusterStep(
      words: "the transfer from ~ ended, its receiver being gone",
      fragment: "left the group) complete",
      places: [first],
      isTrouble: true,
      sample: (
        "0.0 (n1): State transfer to -1.-1 (left the group) complete.",
        "the transfer from n1 ended, its receiver being gone"
      )
    ),
    ClusterStep(
      words: "the transfer from ~ failed, its receiver being gone",
      fragment: "left the group) failed",
      places: [first],
      isTrouble: true,
      sample: (
        "0.0 (n1): State transfer to -1.-1 (left the group) failed: -111 (Connection refused)",
        "the transfer from n1 failed, its receiver being gone"
      )
    ),
    ClusterStep(
      words: "the transfer from ~ to ~ was complete",
      fragment: "State transfer to",
      also: "complete",
      places: [first, receiver],
      sample: (
        "0.0 (n1): State transfer to 2.0 (n2) complete.",
        "the transfer from n1 to n2 was complete"
      )
    ),
    ClusterStep(
      words: "the transfer from ~ to ~ failed",
      fragment: "State transfer to",
      also: "failed",
      places: [first, receiver],
      isTrouble: true,
      sample: (
        "0.0 (n1): State transfer to 1.0 (n2) failed: -255 (Unknown error 255)",
        "the transfer from n1 to n2 failed"
      )
    ),
    ClusterStep(
      words: "was to receive a full copy",
      fragment: "Prepared IST receiver for 0-",
      sample: (
        "Prepared IST receiver for 0-116, listening at: ssl://10.0.0.2:4568",
        "was to receive a full copy"
      )
    ),
    ClusterStep(
      words: "was to receive what it missed",
      fragment: "Prepared IST receiver",
      sample: (
        "Prepared IST receiver for 114-116, listening at: ssl://10.0.0.2:4568",
        "was to receive what it missed"
      )
    ),
    ClusterStep(
      words: "could not send ~ what it missed",
      fragment: "IST sender failed to serve",
      places: [Place(open: "serve ", close: ": ")],
      isTrouble: true,
      sample: (
        "async IST sender failed to serve tcp://10.0.0.2:4568: ist send failed: 'write: Broken pipe'",
        "could not send 10.0.0.2 what it missed"
      )
    ),
    ClusterStep(
      words: "sent ~ what it missed, up to ~",
      fragment: "IST sender starting",
      places: [
        Place(open: "serve ", close: " "),
        Place(after: "sending ", open: "-", close: "", isNumber: true),
      ],
      sample: (
        "async IST sender starting to serve tcp://10.0.0.2:4568 sending 2-116, preload starts from 6",
        "sent 10.0.0.2 what it missed, up to 116"
      )
    ),
    ClusterStep(
      words: "received what it missed, up to ~",
      fragment: "IST received: ",
      places: [Place(after: "IST received: ", open: ":", close: "")],
      sample: ("IST received: e00c-42ad:6947", "received what it missed, up to 6947")
    ),
    ClusterStep(
      words: "received what it missed",
      fragment: "IST received",
      sample: ("IST received", "received what it missed")
    ),
    ClusterStep(
      words: "applied what it missed",
      fragment: "xtrabackup_ist received from donor",
      sample: ("xtrabackup_ist received from donor: Running IST", "applied what it missed")
    ),
    ClusterStep(
      words: "began to take a full copy",
      fragment: "Proceeding with SST",
      sample: ("Proceeding with SST.........", "began to take a full copy")
    ),
    ClusterStep(
      words: "began to send a full copy to ~",
      fragment: "Streaming the backup to joiner at ",
      places: [Place(open: "joiner at ", close: " ")],
      sample: (
        "Streaming the backup to joiner at 10.0.0.2 4444", "began to send a full copy to 10.0.0.2"
      )
    ),
    ClusterStep(
      words: "prepared the copy for use",
      fragment: "Preparing the backup at",
      sample: ("Preparing the backup at /var/lib/mysql/sst-xb-tmpdir", "prepared the copy for use")
    ),
    ClusterStep(
      words: "began to take a full copy",
      fragment: "SST started on joiner",
      sample: ("mariabackup SST started on joiner", "began to take a full copy")
    ),
    ClusterStep(
      words: "had the full copy",
      fragment: "SST completed on joiner",
      sample: ("rsync SST completed on joiner", "had the full copy")
    ),
    ClusterStep(
      words: "began to send a copy",
      fragment: "SST started on donor",
      sample: ("rsync SST started on donor", "began to send a copy")
    ),
    ClusterStep(
      words: "had sent the copy",
      fragment: "SST completed on donor",
      sample: ("rsync SST completed on donor", "had sent the copy")
    ),
    ClusterStep(
      words: "needed no full copy",
      fragment: "Bypassing SST",
      sample: ("Bypassing SST. Can work it through IST", "needed no full copy")
    ),
    ClusterStep(
      words: "needed no full copy",
      fragment: "Bypassing state dump",
      sample: ("Bypassing state dump (SST)", "needed no full copy")
    ),
    ClusterStep(
      words: "could not receive what it missed",
      fragment: "Failed to prepare for incremental",
      sample: (
        "Failed to prepare for incremental state transfer: Local state seqno is undefined: 1",
        "could not receive what it missed"
      )
    ),
    ClusterStep(
      words: "cancelled a copy",
      fragment: "Initiating SST cancellation",
      sample: ("Initiating SST cancellation", "cancelled a copy")
    ),
    ClusterStep(
      words: "got nothing from its donor in time",
      fragment: "in receving first data from donor",
      isTrouble: true,
      sample: (
        "Possible timeout in receving first data from donor in gtid/keyring stage",
        "got nothing from its donor in time"
      )
    ),
    ClusterStep(
      words: "could not connect for a copy",
      fragment: "connect(",
      also: "Connection refused",
      isTrouble: true,
      sample: (
        "connect(62, AF=2 10.0.0.2:4444, 16): Connection refused", "could not connect for a copy"
      )
    ),
    ClusterStep(
      words: "will never receive the data",
      fragment: "Will never receive state",
      isTrouble: true,
      sample: ("Will never receive state. Need to abort.", "will never receive the data")
    ),
    ClusterStep(
      words: "a copy ended in an error",
      fragment: "Process completed with error: wsrep_sst",
      isTrouble: true,
      sample: (
        "Process completed with error: wsrep_sst_rsync --role 'donor': 22",
        "a copy ended in an error"
      )
    ),
    ClusterStep(
      words: "~ began a vote on ~",
      fragment: " initiates vote on ",
      places: [first, voted],
      isTrouble: true,
      sample: (
        "Member 0(n1) initiates vote on 7b5a-9:102,8d7d:  Duplicate entry", "n1 began a vote on 102"
      )
    ),
    ClusterStep(
      words: "~ voted that ~ went well",
      fragment: " responds to vote on ",
      also: ",0000000000000000: ",
      places: [first, voted],
      isTrouble: true,
      sample: (
        "Member 2(n3) responds to vote on 7b5a-9:102,0000000000000000: Success",
        "n3 voted that 102 went well"
      )
    ),
    ClusterStep(
      words: "~ voted that ~ failed",
      fragment: " responds to vote on ",
      places: [first, voted],
      isTrouble: true,
      sample: (
        "Member 2(n3) responds to vote on 7b5a-9:102,8d7d000000000000: Duplicate entry",
        "n3 voted that 102 failed"
      )
    ),
    ClusterStep(
      words: "the vote on ~ was won by those for whom it went well",
      fragment: "Winner: 0000000000000000",
      places: [Place(after: "Votes over ", open: ":", close: ":")],
      isTrouble: true,
      sample: (
        "Votes over 7b5a-9:102:\n   0000000000000000:   2/3\nWinner: 0000000000000000",
        "the vote on 102 was won by those for whom it went well"
      )
    ),
    ClusterStep(
      words: "the vote on ~ was won by those for whom it failed",
      fragment: "Winner: ",
      places: [Place(after: "Votes over ", open: ":", close: ":")],
      isTrouble: true,
      sample: (
        "Votes over 7b5a-9:102:\n   8d7d000000000000:   2/3\nWinner: 8d7d000000000000",
        "the vote on 102 was won by those for whom it failed"
      )
    ),
    ClusterStep(
      words: "took up its earlier vote, that ~ went well",
      fragment: "Recovering vote result from history",
      also: ",0000000000000000",
      places: [Place(after: "history: ", open: ":", close: ",")],
      isTrouble: true,
      sample: (
        "Recovering vote result from history: 7b5a-9:102,0000000000000000",
        "took up its earlier vote, that 102 went well"
      )
    ),
    ClusterStep(
      words: "took up its earlier vote, that ~ failed",
      fragment: "Recovering vote result from history",
      places: [Place(after: "history: ", open: ":", close: ",")],
      isTrouble: true,
      sample: (
        "Recovering vote result from history: 7b5a-9:102,8d7d000000000000",
        "took up its earlier vote, that 102 failed"
      )
    ),
    ClusterStep(
      words: "left, its vote on ~ being another than the group's",
      fragment: "is inconsistent with group. Leaving cluster",
      places: [Place(after: " on ", open: ":", close: " ")],
      isTrouble: true,
      sample: (
        "Vote 0 (success) on 7b5a-9:102 is inconsistent with group. Leaving cluster.",
        "left, its vote on 102 being another than the group's"
      )
    ),
    ClusterStep(
      words: "was asked to stop",
      fragment: "Received shutdown signal",
      sample: (
        "Received shutdown signal. Will sleep for 10 secs before initiating shutdown.",
        "was asked to stop"
      )
    ),
    ClusterStep(
      words: "was terminated",
      fragment: "d: Terminated.",
      isTrouble: true,
      sample: ("/usr/sbin/mysqld: Terminated.", "was terminated")
    ),
    ClusterStep(
      words: "did not know the variable ~",
      fragment: "unknown variable '",
      places: [Place(open: "variable '", close: "'")],
      sample: ("unknown variable 'wsrep_shop=1'", "did not know the variable wsrep_shop=1")
    ),
    ClusterStep(
      words: "started without Galera",
      fragment: "loading provider library 'none'",
      sample: ("wsrep_load(): loading provider library 'none'", "started without Galera")
    ),
    ClusterStep(
      words: "loaded Galera",
      fragment: "loading provider library",
      sample: (
        "wsrep_load(): loading provider library '/usr/lib/galera/libgalera_smm.so'", "loaded Galera"
      )
    ),
    ClusterStep(
      words: "recovered its position",
      fragment: "Recovered position",
      sample: ("Recovered position 9a4d-5c02:30", "recovered its position")
    ),
    ClusterStep(
      words: "~ left the flow of the group",
      fragment: "desyncs itself from group",
      places: [first],
      sample: ("Member 0.0 (n1) desyncs itself from group", "n1 left the flow of the group")
    ),
    ClusterStep(
      words: "~ was back in the flow of the group",
      fragment: "resyncs itself to group",
      places: [first],
      sample: ("Member 0.0 (n1) resyncs itself to group", "n1 was back in the flow of the group")
    ),
  ]
}
