extension MeaningRule {
  /// Words of the server's messages in its other languages (`lc_messages`), cut to what tells them
  /// apart and, where a language has letters outside ASCII, to a part that survives Latin-1.
  ///
  /// Source: `sql/share/errmsg-utf8.txt` of mysql-server 5.7.18 and MariaDB 10.1.
  static let localized: [MeaningRule] =
    [
      (
        .startup,
        [
          "klar til tilslutninger", "klaar voor verbindingen", "pour des connexions", "bereit f",
          "kapcsolatra kesz", "pronto per le connessioni", "klar for tilkobling", "gotowe do po",
          "pronto para conex", "gata pentru conectii", "spreman za konekcije",
          "preparado para conexiones",
          "klar att ta emot klienter", "接続準備完了", "연결 준비중", "Готов принимать соединения",
          "Готовий для", "na spojení", "na spojenie", "ootab ühendusi", "σε αναμονή συνδέσεων",
        ]
      ),
      (
        .shutdown,
        [
          "normal nedlukning", "normaal afgesloten", "normal du serveur", "normal heruntergefahren",
          "normal leallitas", "shutdown normale", "通常シャットダウン", "정상적인 shutdown",
          "normal avslutning", "normal nedkopling", "standardowe zako", "'shutdown' normal",
          "terminare normala", "Корректная остановка", "normalno ga", "apagado normal",
          "Нормальне завершення", "normální ukončení", "normálne ukončenie", "lõpetas",
          "server lukket", "afsluiten afgerond", "du serveur termin", "herunterfahren beendet",
          "leallitas kesz", "shutdown completato", "シャットダウン完了", "shutdown 이 완료됨",
          "avslutning komplett", "nedkopling komplett", "działania wykonane", "'shutdown' completo",
          "terminare completa", "Остановка завершена", "završeno", "apagado completado",
          "avslutning klar", ": lõpp", "Роботу завершено", "práce hotovo", "práca ukončená",
        ]
      ),
      (
        .connections,
        [
          "zwangsweise beendet", "afsluiten afgedwongen", "abbruch der verbindung",
          "conexión abortada", "interrotta la connessione", "afgebroken verbinding",
          "Прервано соединение", "afbrudt forbindelse",
        ]
      ),
      (
        .accessDenied,
        [
          "toegang geweigerd voor", "pour l'utilisateur", "hat keine zugriffsberechtigung",
          "accesso non consentito", "acesso negado", "acceso negado", "acces interzis",
          "tilgang nektet", "Доступ закрыт", "Доступ заборонено", "アクセスは拒否", "접근이 거부",
          "att logga in", "tiltott eleres",
        ]
      ),
      (
        .corruption,
        [
          "als defekt markiert", "marqu\u{E9}e 'crashed'", "'crashed' et devrait",
          "markeret med fejl",
          "als gecrashed gemarkeerd", "marcada como", "segnalata come corrotta",
          "помечена как испорченная",
          "クラッシュ", "må repareres", "korrupt",
        ]
      ),
      (
        .diskFull,
        [
          "festplatte voll", "disque plein", "disco lleno", "disco pieno", "disco cheio",
          "disken är full",
          "ist voll", "диск заполнен", "ディスク領域不足", "schijf vol", "disken er full",
        ]
      ),
      (
        .outOfMemory,
        [
          "kein speicher", "memoria esaurita", "sin memoria", "manque de m", "Недостаточно памяти",
          "メモリが不足", "sem memória", "slut på minnet",
        ]
      ),
    ].flatMap { category, phrases in phrases.map { MeaningRule(category, $0) } }
}
