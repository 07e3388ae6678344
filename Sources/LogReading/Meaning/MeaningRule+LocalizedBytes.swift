extension MeaningRule {
  /// The words of the server's messages in the character sets in which MySQL 5.0 and 5.1 wrote them.
  ///
  /// Only what says that a server lives, dies or turns somebody away, and only where its words in ASCII
  /// or Latin-1 do not tell already. Made by Python: `'Готов'.encode('koi8-r').hex()`.
  ///
  /// Source: `sql/share/errmsg.txt`, whose head names the character set of each language.
  static let localizedBytes: [MeaningRule] = [
    // KOI8-R:
    // Готов принимать соединения
    MeaningRule(.startup, hexadecimal: "e7cfd4cfd720d0d2c9cec9cdc1d4d820d3cfc5c4c9cec5cec9d1"),
    // Корректная остановка
    MeaningRule(.shutdown, hexadecimal: "ebcfd2d2c5cbd4cec1d120cfd3d4c1cecfd7cbc1"),
    // Остановка завершена
    MeaningRule(.shutdown, hexadecimal: "efd3d4c1cecfd7cbc120dac1d7c5d2dbc5cec1"),
    // Получен сигнал
    MeaningRule(.crash, hexadecimal: "f0cfccd5dec5ce20d3c9c7cec1cc"),
    // закрываем поток
    MeaningRule(.connections, hexadecimal: "dac1cbd2d9d7c1c5cd20d0cfd4cfcb"),
    // Прервано соединение
    MeaningRule(.connections, hexadecimal: "f0d2c5d2d7c1cecf20d3cfc5c4c9cec5cec9c5"),
    // Доступ закрыт
    MeaningRule(.accessDenied, hexadecimal: "e4cfd3d4d5d020dac1cbd2d9d4"),
    // KOI8-U:
    // Готовий для
    MeaningRule(.startup, hexadecimal: "e7cfd4cfd7c9ca20c4ccd1"),
    // Нормальне завершення
    MeaningRule(.shutdown, hexadecimal: "eecfd2cdc1ccd8cec520dac1d7c5d2dbc5ceced1"),
    // Роботу завершено
    MeaningRule(.shutdown, hexadecimal: "f2cfc2cfd4d520dac1d7c5d2dbc5cecf"),
    // Отримано сигнал
    MeaningRule(.crash, hexadecimal: "efd4d2c9cdc1cecf20d3c9c7cec1cc"),
    // закриття гілки
    MeaningRule(.connections, hexadecimal: "dac1cbd2c9d4d4d120c7a6cccbc9"),
    // до бази данних
    MeaningRule(.connections, hexadecimal: "c4cf20c2c1dac920c4c1cecec9c8"),
    // Доступ заборонено
    MeaningRule(.accessDenied, hexadecimal: "e4cfd3d4d5d020dac1c2cfd2cfcec5cecf"),
    // ISO-8859-7:
    // σε αναμονή συνδέσεων
    MeaningRule(.startup, hexadecimal: "f3e520e1ede1ecefedde20f3f5ede4ddf3e5f9ed"),
    // διαδικασία shutdown
    MeaningRule(.shutdown, hexadecimal: "e4e9e1e4e9eae1f3dfe12073687574646f776e"),
    // Ελήφθη το μήνυμα
    MeaningRule(.crash, hexadecimal: "c5ebdef6e8e720f4ef20ecdeedf5ece1"),
    // Το thread θα κλείσει
    MeaningRule(.connections, hexadecimal: "d4ef2074687265616420e8e120eaebe5dff3e5e9"),
    // Δεν επιτέρεται η
    MeaningRule(.accessDenied, hexadecimal: "c4e5ed20e5f0e9f4ddf1e5f4e1e920e7"),
    // ISO-8859-2:
    // na spojení
    MeaningRule(.startup, hexadecimal: "6e612073706f6a656eed"),
    // normální ukončení
    MeaningRule(.shutdown, hexadecimal: "6e6f726de16c6eed20756b6f6ee8656eed"),
    // práce hotovo
    MeaningRule(.shutdown, hexadecimal: "7072e1636520686f746f766f"),
    // normálne ukončenie
    MeaningRule(.shutdown, hexadecimal: "6e6f726de16c6e6520756b6f6ee8656e6965"),
    // práca ukončená
    MeaningRule(.shutdown, hexadecimal: "7072e1636120756b6f6ee8656ee1"),
    // działania wykonane
    MeaningRule(.shutdown, hexadecimal: "647a6961b3616e69612077796b6f6e616e65"),
    // násilné uzavření threadu
    MeaningRule(.connections, hexadecimal: "6ee173696c6ee920757a6176f8656eed2074687265616475"),
    // Zrušeno spojení
    MeaningRule(.connections, hexadecimal: "7a7275b9656e6f2073706f6a656eed"),
    // bylo přerušeno
    MeaningRule(.connections, hexadecimal: "62796c6f2070f8657275b9656e6f"),
    // násilné ukončenie vlákna
    MeaningRule(.connections, hexadecimal: "6ee173696c6ee920756b6f6ee8656e696520766ce16b6e61"),
    // Přístup pro uživatele
    MeaningRule(.accessDenied, hexadecimal: "70f8ed737475702070726f2075be69766174656c65"),
    // prístup pre užívateľa
    MeaningRule(.accessDenied, hexadecimal: "7072ed73747570207072652075beed76617465b561"),
    // windows-1250:
    // završeno
    MeaningRule(.shutdown, hexadecimal: "7a6176729a656e6f"),
    // ISO-8859-13:
    // ootab ühendusi
    MeaningRule(.startup, hexadecimal: "6f6f74616220fc68656e64757369"),
    // lõpetas
    MeaningRule(.shutdown, hexadecimal: "6cf57065746173"),
    // d: Lõpp
    MeaningRule(.shutdown, hexadecimal: "643a206cf57070"),
    // Sulgen jõuga lõime
    MeaningRule(.connections, hexadecimal: "73756c67656e206af5756761206cf5696d65"),
    // EUC-JP:
    // 接続準備完了
    MeaningRule(.startup, hexadecimal: "c0dcc2b3bde0c8f7b4b0cebb"),
    // 通常シャットダウン
    MeaningRule(.shutdown, hexadecimal: "c4ccbeefa5b7a5e3a5c3a5c8a5c0a5a6a5f3"),
    // シャットダウン完了
    MeaningRule(.shutdown, hexadecimal: "a5b7a5e3a5c3a5c8a5c0a5a6a5f3b4b0cebb"),
    // を受信しました。強制終了します！
    MeaningRule(
      .crash,
      hexadecimal: "a4f2bcf5bfaea4b7a4dea4b7a4bfa1a3b6afc0a9bdaacebba4b7a4dea4b9a1aa"
    ),
    // を強制終了します
    MeaningRule(.connections, hexadecimal: "a4f2b6afc0a9bdaacebba4b7a4dea4b9"),
    // が中断されました。データベース
    MeaningRule(
      .connections,
      hexadecimal: "a4acc3e6c3c7a4b5a4eca4dea4b7a4bfa1a3a5c7a1bca5bfa5d9a1bca5b9"
    ),
    // アクセスは拒否
    MeaningRule(.accessDenied, hexadecimal: "a5a2a5afa5bba5b9a4cfb5f1c8dd"),
    // EUC-KR:
    // 연결 준비중
    MeaningRule(.startup, hexadecimal: "bfacb0e120c1d8baf1c1df"),
    // 정상적인 shutdown
    MeaningRule(.shutdown, hexadecimal: "c1a4bbf3c0fbc0ce2073687574646f776e"),
    // Shutdown 이 완료됨
    MeaningRule(.shutdown, hexadecimal: "73687574646f776e20c0cc20bfcfb7e1b5ca"),
    // 신호가 들어왔음. 중지
    MeaningRule(.crash, hexadecimal: "bdc5c8a3b0a120b5e9beeebfd4c0bd2e20c1dfc1f6"),
    // 의 강제 종료
    MeaningRule(.connections, hexadecimal: "c0c720b0adc1a620c1beb7e1"),
    // 데이타베이스 접속을
    MeaningRule(.connections, hexadecimal: "b5a5c0ccc5b8baa3c0ccbdba20c1a2bcd3c0bb"),
    // 접근이 거부
    MeaningRule(.accessDenied, hexadecimal: "c1a2b1d9c0cc20b0c5bace"),
  ]
}
