import Testing

@testable import Correlation

/// Phrases that stand in texts, letter for letter or as words.
struct PhraseTableTests {
  @Test(
    "Letter for letter, the lowest row counts",
    arguments: [
      ("InnoDB: Starting crash recovery", 0), ("mariadbd: ready for connections.", 1),
      ("ready", nil), ("", nil), ("r", nil), ("starting crash recovery", nil),
      ("ready for connections after Starting crash recovery", 0),
    ] as [(String, Int?)]
  )
  func exactly(text: String, row: Int?) {
    let table = PhraseTable([["Starting crash", "Doing recovery"], ["ready for connections"]])
    #expect(table.lowestRow(in: text) == row)
  }

  @Test(
    "Words stand by themselves, in any case; a star ends a stem",
    arguments: [
      ("Restarted mysqld", true), ("has RESTARTED", true), ("autorestart", false),
      ("stop it", true), ("stopping", false), ("non-stop", false), ("x | mysql", true),
      ("mysqlcheck --repair", true), ("--repaired", false), ("zażółć stop", true),
    ]
  )
  func words(text: String, isFound: Bool) {
    let table = PhraseTable([["restart*"], ["stop"], ["| mysql"], ["--repair"]], .words)
    #expect(table.matches(text) == isFound)
  }

  @Test("All rows that stand in a text are told")
  func rows() {
    let table = PhraseTable([["restart*"], ["stop"], ["start", "begin"]], .words)
    #expect(table.rows(in: "stop, then begin") == 0b110)
  }
}
