/// The months as the languages abbreviate them in which a system may run: `journalctl` prints them by the
/// locale, where syslog itself always writes English.
///
/// Source: `abmon` and `ab_alt_mon` of glibc 2.36, localedata/locales. An abbreviation that two languages
/// use for two months is left out with the language of fewer speakers.
enum LocalMonths {
  /// The number of the month that the letters name, a full stop at the end left away; nil for none.
  static func month(_ name: ByteView) -> Int? {
    let bare = name[name.count - 1] == 0x2E ? name.slice(0, name.count - 1) : name
    guard bare.count > 1, bare.count < 12 else { return nil }
    return table.firstIndex { names in
      names.contains { bare.has($0) && bare.count == $0.utf8CodeUnitCount }
    }
    .map { $0 + 1 }
  }

  private static let table: [[StaticString]] = [
    [
      "Jan", "jan", "janv", "ene", "gen", "sty", "led", "янв", "січ", "Oca", "tammi", "ian", "1月",
      "1월", "jaan", "яну", "Ιαν", "јан",
    ],
    [
      "Feb", "feb", "févr", "fev", "lut", "úno", "фев", "лют", "Şub", "helmi", "febr", "2月", "2월",
      "veebr", "Φεβ", "феб",
    ],
    [
      "Mär", "mars", "mar", "mrt", "Mar", "bře", "мар", "бер", "maalis", "márc", "3月", "3월",
      "märts", "Μαρ", "Μάρ",
    ],
    [
      "Apr", "avril", "abr", "apr", "kwi", "dub", "апр", "кві", "Nis", "huhti", "ápr", "april",
      "4月", "4월", "Απρ",
    ],
    [
      "Mai", "mai", "may", "mag", "mei", "maj", "kvě", "мая", "май", "тра", "May", "touko", "máj",
      "5月", "5월", "Μαΐ", "Μάι", "мај",
    ],
    [
      "Jun", "juin", "jun", "giu", "cze", "čen", "июн", "чер", "Haz", "kesä", "jún", "juni", "iun",
      "6月", "6월", "juuni", "юни", "Ιουν", "Ιούν", "јун",
    ],
    [
      "Jul", "juil", "jul", "lug", "lip", "čec", "июл", "лип", "Tem", "heinä", "júl", "juli", "iul",
      "7月", "7월", "juuli", "юли", "Ιουλ", "Ιούλ", "јул",
    ],
    [
      "Aug", "août", "ago", "aug", "sie", "srp", "авг", "сер", "Ağu", "elo", "8月", "8월", "Αυγ",
      "Αύγ",
    ],
    [
      "Sep", "sept", "sep", "set", "wrz", "zář", "сен", "вер", "Eyl", "syys", "szept", "9月", "9월",
      "сеп", "Σεπ",
    ],
    [
      "Okt", "oct", "out", "ott", "okt", "paź", "říj", "окт", "жов", "Eki", "loka", "10月", "10월",
      "Οκτ",
    ],
    [
      "Nov", "nov", "lis", "ноя", "лис", "Kas", "marras", "noi", "11月", "11월", "ное", "Νοε", "Νοέ",
      "нов",
    ],
    [
      "Dez", "déc", "dic", "dez", "dec", "gru", "pro", "des", "дек", "гру", "Ara", "joulu", "12月",
      "12월", "dets", "Δεκ", "дец",
    ],
  ]
}
