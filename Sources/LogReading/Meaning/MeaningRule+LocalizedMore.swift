extension MeaningRule {
  /// More words of the server's messages in its other languages: whatever of the twenty messages that
  /// an incident can turn on the table of the plain words does not tell yet.
  ///
  /// Each is the part of a template that stands in no message of another meaning, in any language, and
  /// holds a word that no English message has; in ASCII where there is such a part, since old servers
  /// write the language's own character set.
  ///
  /// Source: `sql/share/errmsg-utf8.txt` of mysql-server 5.7.18 and MariaDB 10.1.
  static let localizedMore: [MeaningRule] =
    [
      (
        .shutdown,
        [
          "διαδικασία shutdown"
        ]
      ),
      (
        .crash,
        [
          "ijat signal", "fangede signal", "systeem breekt af", "sain signaali", "reçu le signal",
          "erhalten. abbruch", "Ελήφθη το μήνυμα", "jelzes. megszakitva", "ricevuto segnale",
          "を受信しました。強制終了します！", "신호가 들어왔음. 중지", "oppdaget signal", "oppdaga signal",
          "otrzymano sygna", "obteve sinal", "obtinut. aborting", "Получен сигнал",
          "dobio signal", "enie (abort", "recibiendo signal", "fick signal", "Отримано сигнал",
          ". abandonne!",
        ]
      ),
      (
        .connections,
        [
          "násilné uzavření threadu", "의 강제 종료", "forceret nedlukning", "sulgen jõuga lõime",
          "forcé de la tâche (thread", "Το thread θα κλείσει", "zarasa. felhasznalo",
          "forzata la chiusura", "を強制終了します", "tvinget avslutning", "tvinga avslutning",
          "wymuszenie zamkni", "ando finaliza", "terminare fortata", "закрываем поток",
          "pripada korisniku", "násilné ukončenie vlákna", "a cerrar el thread",
          "stänger av tråd", "закриття гілки", "zrušeno spojení", "hendus katkestatud",
          "avortée vers la bd", "megszakitott kapcsolat", "が中断されました。データベース", "데이타베이스 접속을",
          "o banco de dados", "conectie terminata", "prekinuta konekcija",
          "avbröt länken för tråd", "до бази данних", "bylo přerušeno", "d forbindelsen",
          "abortada para banco", "abortada conexi", "mnoho spojen", "mange forbindelser",
          "veel verbindingen", "palju samaaegseid", "trop de connexions", "viele verbindungen",
          "Υπάρχουν πολλές", "tul sok kapcsolat", "troppe connessioni", "接続が多すぎます",
          "연결... max_connection을", "mange tilkoblinger", "mange tilkoplingar", "zbyt wiele po",
          "excesso de conex", "multe conectiuni", "много соединений", "e konekcija",
          "demasiadas conexiones", "nga anslutningar", "Забагато з'єднань", "z roury spojen",
          "fra forbindelse", "kreeg leesfout van", "hendustoru lugemisel", "erreur de lecture",
          "verbindungs-pipe", "a kapcsolat soran", "rilevato un errore", "接続パイプの読み込みエラーです",
          "에러가 발생하였습니다", "um erro de leitura", "la citire din cauza", "ошибка чтения от",
          "podataka sa pipe-a", "obtenido un error", "n klienten vid l", "комунікаційного",
          "zjištěna chyba při čtení", "fout bij het lezen", "viga andmepaketi",
          "fehler beim lesen", "hiba a kommunikacios", "パケットの受信でエラーが発生しました", "오류가 발생하였습니다",
          "um erro na leitura", "Получена ошибка", "ka pri primanju mre", "fick ett fel vid l",
          "помилку читання", "zjištěn timeout při čtení", "bij het lezen van", "andmepakettide",
          "timeout en lecture", "berschreitung beim", "a kommunikacios", "timeout ricevendo",
          "パケットの受信でタイムアウトが発生しました", "패킷을 읽는 중 timeout이", "tempo (timeout) na", "Получен таймаут",
          "paketa je istekao", "leyendo paquetes de", "fick 'timeout' vid", "затримку читання",
          " odblokujete pou", "af mange fejlforesp", "verbindings fouten", "blokeeringu saab t",
          "nombre d'erreur de", "blockiert wegen zu", "πολλαπλών λαθών", "miatt. hasznalja a",
          "a causa di troppi", "flush-hosts' で解除できます", "너무 많은 연결오류로", "bloqueado devido a",
          "e blocat din cauza", "слишком большого", "ete ga odblokirati", "por muchos errores",
          "nga felaktig paket", "причини великої", "che (thread) ", "nger av tr", "vers la bd: ",
          " till db '", " para db: '",
        ]
      ),
      (
        .accessDenied,
        [
          "přístup pro uživatele", "bruger adgangskode", "keelatud kasutajale",
          "Δεν επιτέρεται η", "tillate for brukar", "zabranjen korisniku",
          "prístup pre užívateľa", "uusing password",
        ]
      ),
      (
        .corruption,
        [
          "ena jako poru", "ja tuleb parandada", "は壊れています。修復が必要です", "je markirana kao o",
          "repareras med repair", "як зіпсовану та", "rgitud vigaseks ja",
          "は壊れています。修復(自動？)にも失敗しています", "trasig och senast", "pokuste se ho opravit",
          "fejl i indeksfilen", "zoeksleutel file", "on vigane; proovi", "index corrompu dans",
          "versuche zu reparieren", "file) για τον πίνακα", "probalja kijavitani",
          "file chiave errato", "の索引ファイル(key", "테이블의 부정확한 키", "kkelfilen; fors",
          "feil i nykkelfila", "a?ciwy plik kluczy", "ndice incorreto para",
          "incearca s-o repari", "файл для таблицы", "key file za tabelu", "ste sa ho opravi",
          "de archivo erronea", "fel vid hantering", "файл ключей для", "le dernier 'repair",
        ]
      ),
      (
        .diskFull,
        [
          "' is vol", "' er fuld", "' on täis", "' e plina", "' je plná", "' är full",
          "sta ... (chybov", "plads... (fejlkode", "het wachten totdat", "ootame kuni tekib",
          "que quelqu'un lib", "χώρος... (κωδικός", "a lemez megtelt", "qualcuno liberi un",
          "ikke mer diskplass", "plass... (feilkode", "zwolnienie miejsca", "hard-disk-ul este",
          "после себя мусор", "to mesta... (errno", "miesta... (chybov", "Диск заповнений",
          "est pleine", "είναι γεμάτος", "tabla megtelt", "e` piena", "は満杯です", "가 full났습니다",
          "está cheia", "переполнена", "popunjena do kraja", "está llena", "заповнена",
          "ntar tills det finns",
        ]
      ),
      (
        .outOfMemory,
        [
          "a zkuste znovu (je", "genstart serveren", "geen geheugen meer", "otsa. proovi mysql",
          "demon) (χρειάζονται", "nincs eleg memoria", "nytt tjenesten og", "meir minne. start",
          "ponownie (potrzeba", "restartujte mysql", "tartujte daemona a", "intentelo otra vez",
          "спробуйте знову", "lo prostoru/pam", "de/hukommelse", "al het beschikbare",
          "mysql-le rohkema m", "manque de 'threads'/m", "διαθέσιμη μνήμη", "a thread-memoria",
          "spazio/memoria per", "d plass/minne", "o miejsca/pami", "proces koristi svu",
          "lo miesta-pam", "memoria/espacio de", "використовувати", "sai otsa. proovi",
          "server i probajte", "mariadb-le rohkema", "sem mem", "fick slut p", "ntat slut p",
        ]
      ),
      (
        .lock,
        [
          "deadlock gevonden", "deadlock); alusta", "essayant d'obtenir", "beim versuch, eine",
          "il lock; provare a", "reiniciar a transa", "перезапустить", "eno kada sam poku",
          "obtener el bloqueo", "fick 'deadlock' vid", "デッドロックが検出", "ロック待ちがタイムアウト",
          "tijd overschreden", "ootamisel; proovi",
          "sur l'obtention du", "versuchen sie, die", "scaduto il timeout", "probajte da ponovo",
          "de espera excedido", "om transaktionen", "Затримку очікування",
        ]
      ),
    ].flatMap { category, phrases in phrases.map { MeaningRule(category, $0) } } + [
      MeaningRule(.diskFull, "tabela '", also: " cheia"),
      MeaningRule(.diskFull, "la tabla '", also: " llena"),
      MeaningRule(.diskFull, "tabellen '", also: "r full"),
    ]
}
