import Testing

@testable import LogReading

@Suite("Months as journalctl prints them")
struct LocalMonthsTests {
  /// `abmon` and `ab_alt_mon` of glibc 2.36.
  static let locales: [(name: String, months: String)] = [
    ("bg_BG", "яну фев мар апр май юни юли авг сеп окт ное дек"),
    ("cs_CZ", "led úno bře dub kvě čen čec srp zář říj lis pro"),
    ("da_DK", "jan feb mar apr maj jun jul aug sep okt nov dec"),
    ("de_DE", "Jan Feb Mär Apr Mai Jun Jul Aug Sep Okt Nov Dez"),
    ("el_GR", "Ιαν Φεβ Μαρ Απρ Μαΐ Ιουν Ιουλ Αυγ Σεπ Οκτ Νοε Δεκ"),
    ("el_GR", "Ιαν Φεβ Μάρ Απρ Μάι Ιούν Ιούλ Αύγ Σεπ Οκτ Νοέ Δεκ"),
    ("es_ES", "ene feb mar abr may jun jul ago sep oct nov dic"),
    ("et_EE", "jaan veebr märts apr mai juuni juuli aug sept okt nov dets"),
    ("fi_FI", "tammi helmi maalis huhti touko kesä heinä elo syys loka marras joulu"),
    ("fr_FR", "janv. févr. mars avril mai juin juil. août sept. oct. nov. déc."),
    ("hu_HU", "jan febr márc ápr máj jún júl aug szept okt nov dec"),
    ("it_IT", "gen feb mar apr mag giu lug ago set ott nov dic"),
    ("ja_JP", "1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月"),
    ("ko_KR", "1월 2월 3월 4월 5월 6월 7월 8월 9월 10월 11월 12월"),
    ("nb_NO", "jan. feb. mars april mai juni juli aug. sep. okt. nov. des."),
    ("nl_NL", "jan feb mrt apr mei jun jul aug sep okt nov dec"),
    ("pl_PL", "sty lut mar kwi maj cze lip sie wrz paź lis gru"),
    ("pt_BR", "jan fev mar abr mai jun jul ago set out nov dez"),
    ("ro_RO", "ian feb mar apr mai iun iul aug sep oct nov dec"),
    ("ru_RU", "янв фев мар апр мая июн июл авг сен окт ноя дек"),
    ("ru_RU", "янв фев мар апр май июн июл авг сен окт ноя дек"),
    ("sk_SK", "jan feb mar apr máj jún júl aug sep okt nov dec"),
    ("sr_RS", "јан феб мар апр мај јун јул авг сеп окт нов дец"),
    ("sv_SE", "jan feb mar apr maj jun jul aug sep okt nov dec"),
    ("tr_TR", "Oca Şub Mar Nis May Haz Tem Ağu Eyl Eki Kas Ara"),
    ("uk_UA", "січ лют бер кві тра чер лип сер вер жов лис гру"),
    ("zh_CN", "1月 2月 3月 4月 5月 6月 7月 8月 9月 10月 11月 12月"),
  ]

  @Test("Each locale's months have their numbers", arguments: locales)
  func numbers(locale: (name: String, months: String)) {
    let numbers = locale.months.split(separator: " ").map { name in
      Array(name.utf8).withUnsafeBufferPointer { bytes in
        bytes.baseAddress.flatMap { LocalMonths.month(ByteView(base: $0, count: bytes.count)) }
      }
    }
    #expect(numbers == Array(1...12))
  }

  @Test("Other words have none", arguments: ["", ".", "Montag", "Janu", "j", "13月"])
  func none(word: String) {
    let bytes = Array(word.utf8) + [0]
    bytes.withUnsafeBufferPointer { bytes in
      guard let base = bytes.baseAddress else { return }
      #expect(LocalMonths.month(ByteView(base: base, count: bytes.count - 1)) == nil)
    }
  }
}
