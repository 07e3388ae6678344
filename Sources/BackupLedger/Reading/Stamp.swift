import IncidentModel

/// A date, a time of day, or both, as a line prints it, before it is known which moment that was.
struct Stamp: Equatable {
  /// What was printed; the year is 0 where it carries none, date parts are 0 where it has no date.
  var civil: CivilTime
  /// The offset from UTC in seconds, where the stamp or its zone's letters tell.
  var offset: Int?
  /// Whether it has a time of day.
  var hasTime = true
  /// Whether day and month could be the other way round: `03/04/2023`.
  var isDayMonthOpen = false
  /// Whether it is written with slashes, and then whether the month had to come first.
  var isSlashed = false
  var isMonthFirst = false
  /// Where it stands, in the line's own indices.
  var range: Range<Int>

  var hasDate: Bool { civil.month != 0 }
  var hasYear: Bool { civil.year != 0 }

  /// The stamp with day and month exchanged.
  var exchanged: Stamp {
    var other = self
    swap(&other.civil.day, &other.civil.month)
    return other
  }
}

/// The names by which stamps call months and zones.
enum StampWords {
  /// Month names in English, German, French, Spanish, Italian, Portuguese, Dutch, Polish and Russian, as
  /// `date`(1) abbreviates them and in full.
  static let months: [[UInt8]: Int] = {
    let names: [(Int, String)] = [
      (
        1,
        "jan january januar janv janvier ene enero "
          + "gen gennaio janeiro januari sty stycznia янв января"
      ),
      (
        2,
        "feb february februar fév févr février febrero "
          + "febbraio fev fevereiro februari lut lutego фев февраля"
      ),
      (
        3,
        "mar march mär märz mrz mars "
          + "marzo março mrt maart marca мар марта"
      ),
      (
        4,
        "apr april avr avril abr "
          + "abril aprile kwi kwietnia апр апреля"
      ),
      (
        5,
        "may mai mayo mag maggio "
          + "maio mei maj maja мая май"
      ),
      (
        6,
        "jun june juni juin junio giu "
          + "giugno junho cze czerwca июн июня"
      ),
      (
        7,
        "jul july juli juil juillet julio "
          + "lug luglio julho lip lipca июл июля"
      ),
      (
        8,
        "aug august aoû août ago "
          + "agosto augustus sie sierpnia авг августа"
      ),
      (
        9,
        "sep sept september septembre septiembre set "
          + "settembre setembro wrz września сен сентября"
      ),
      (
        10,
        "oct october okt oktober octobre octubre ott "
          + "ottobre out outubro paź października окт октября"
      ),
      (
        11,
        "nov november novembre noviembre "
          + "novembro lis listopada ноя ноября"
      ),
      (
        12,
        "dec december dez dezember déc décembre dic "
          + "diciembre dicembre dezembro gru grudnia дек декабря"
      ),
    ]
    var table: [[UInt8]: Int] = [:]
    for (month, words) in names {
      for word in words.split(separator: " ") { table[Array(word.utf8)] = month }
    }
    return table
  }()

  /// Seconds ahead of UTC for the zone letters that mean one thing only (IANA tzdata's own
  /// abbreviations); `IST`, `CST`, `BST` and the like mean several and are not here.
  static let offsets: [[UInt8]: Int] = [
    Array("utc".utf8): 0, Array("gmt".utf8): 0, Array("z".utf8): 0,
    Array("wet".utf8): 0, Array("west".utf8): 3600,
    Array("cet".utf8): 3600, Array("cest".utf8): 7200,
    Array("mez".utf8): 3600, Array("mesz".utf8): 7200,
    Array("eet".utf8): 7200, Array("eest".utf8): 10_800,
    Array("eat".utf8): 10_800, Array("cat".utf8): 7200, Array("wat".utf8): 3600,
    Array("sast".utf8): 7200, Array("msk".utf8): 10_800, Array("jst".utf8): 32_400,
    Array("kst".utf8): 32_400, Array("hkt".utf8): 28_800, Array("wib".utf8): 25_200,
    Array("est".utf8): -18_000, Array("edt".utf8): -14_400, Array("cdt".utf8): -18_000,
    Array("mdt".utf8): -21_600, Array("pst".utf8): -28_800, Array("pdt".utf8): -25_200,
    Array("aest".utf8): 36_000, Array("aedt".utf8): 39_600, Array("nzst".utf8): 43_200,
    Array("nzdt".utf8): 46_800,
  ]
}
