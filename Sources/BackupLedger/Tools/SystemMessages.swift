/// What the C library, bash and tar say in eleven languages.
///
/// The texts are those of the message catalogues of glibc 2.36, bash 5.2 and tar 1.34 (German, French,
/// Spanish, Italian, Portuguese, Dutch, Polish, Russian, Japanese, Chinese), where they hold no name.
enum SystemMessages {
  /// Errors that any program may report, each wording with the clause that it amounts to.
  static let errors: [BackupLine] = texts.flatMap { meaning, wordings in
    wordings.map { BackupLine($0, .fails, meaning) }
  }

  private static let texts: [(String, [String])] = [
    (
      "the disk was full",
      [
        "No space left on device", "errno 28", "Errcode: 28",
        "Auf dem Gerät ist kein Speicherplatz mehr verfügbar",
        "Aucun espace disponible sur le périphérique", "No queda espacio en el dispositivo",
        "Spazio esaurito sul device", "Não há espaço disponível no dispositivo",
        "Geen ruimte meer over op apparaat", "Brak miejsca na urządzeniu",
        "На устройстве не осталось свободного места", "デバイスに空き領域がありません", "设备上没有空间",
      ]
    ),
    (
      "the disk was full",
      [
        "Disk quota exceeded", "Der zugewiesene Plattenplatz (Quota) ist überschritten",
        "Débordement du quota d'espace disque", "Se ha excedido la cuota de disco",
        "Quota disco superata", "Cota da disco excedida", "Schijfquotum is overschreden",
        "Przekroczony limit dyskowy", "Превышена дисковая квота", "ディスク使用量制限を超過しました", "超出磁盘限额",
      ]
    ),
    (
      "permission was denied",
      [
        "Permission denied", "Keine Berechtigung", "Permission non accordée", "Permiso denegado",
        "Permesso negato", "Permissão negada", "Toegang geweigerd", "Brak dostępu",
        "Отказано в доступе", "許可がありません", "权限不够",
      ]
    ),
    (
      "a file or folder was missing",
      [
        "No such file or directory", "Aucun fichier ou dossier de ce nom",
        "No existe el archivo o el directorio", "Datei oder Verzeichnis nicht gefunden",
        "Aucun fichier ou dossier de ce type", "No existe el fichero o el directorio",
        "File o directory non esistente", "Arquivo ou diretório inexistente",
        "Bestand of map bestaat niet", "Nie ma takiego pliku ani katalogu",
        "Нет такого файла или каталога", "そのようなファイルやディレクトリはありません", "没有那个文件或目录",
      ]
    ),
    (
      "the disk reported an input/output error",
      [
        "Input/output error", "Eingabe-/Ausgabefehler", "Erreur d'entrée/sortie",
        "Error de entrada/salida", "Errore di input/output", "Erro de entrada/saída",
        "Invoer-/uitvoerfout", "Błąd wejścia/wyjścia", "Ошибка ввода/вывода", "入力/出力エラーです",
        "输入/输出错误",
      ]
    ),
    (
      "the file system was read-only",
      [
        "Read-only file system", "Das Dateisystem ist nur lesbar",
        "Système de fichiers accessible en lecture seulement",
        "Sistema de ficheros de sólo lectura", "File system in sola lettura",
        "Sistema de arquivos somente para leitura", "Bestandssysteem is alleen-lezen",
        "System plików wyłącznie do odczytu", "Файловая система доступна только для чтения",
        "読み込み専用ファイルシステムです", "只读文件系统",
      ]
    ),
    (
      "memory ran out",
      [
        "Cannot allocate memory", "Nicht genügend Hauptspeicher verfügbar",
        "Ne peut allouer de la mémoire", "No se pudo asignar memoria",
        "Impossibile allocare memoria", "Não foi possível alocar memória",
        "Onvoldoende geheugen beschikbaar", "Nie można przydzielić pamięci",
        "Невозможно выделить память", "メモリを確保できません", "无法分配内存",
      ]
    ),
    (
      "a pipe broke: the program that should read it ended early",
      [
        "Broken pipe", "Datenübergabe unterbrochen (broken pipe)", "Relais brisé (pipe)",
        "Tubería rota", "Pipe interrotta", "Pipe quebrado", "Gebroken pijp", "Przerwany potok",
        "Обрыв канала", "断开的管道",
      ]
    ),
    (
      "the file system does not take a file that large",
      [
        "File too large", "Die Datei ist zu groß", "Fichier trop gros", "Fichero demasiado grande",
        "File troppo grande", "Arquivo muito grande", "Bestand is te groot", "Plik zbyt duży",
        "Файл слишком велик", "ファイルが大きすぎます", "文件过大",
      ]
    ),
    (
      "a command was not found",
      [
        "command not found", ": not found", "Kommando nicht gefunden", "commande introuvable",
        "orden no encontrada", "comando non trovato", "comando não encontrado",
        "opdracht niet gevonden", "nie znaleziono polecenia", "команда не найдена", "コマンドが見つかりません",
        "未找到命令", "Befehl nicht gefunden",
      ]
    ),
  ]

  /// tar's words that a file changed while it read.
  static let changes: [String] = [
    "file changed as we read", "Datei hat sich beim Lesen geändert",
    "fichier modifié pendant sa lecture", "el fichero cambió mientras se estaba leyendo",
    "file modificato mentre era in lettura", "arquivo alterado enquanto estava sendo lido",
    "bestand is gewijzigd tijdens het lezen", "plik zmienił się w trakcie czytania",
    "файл изменился во время чтения", "読み込んだファイルが変更されています", "在我们读入文件时文件发生了变化",
    "hat sich beim Lesen ge",
  ]
  /// tar's words that a file vanished before it was read.
  static let removals: [String] = [
    "File removed before we", "Datei gelöscht, bevor sie gelesen wurde",
    "fichier supprimé avant d'avoir été lu", "El fichero fue borrado antes de leerlo",
    "file rimosso prima di poterlo leggere", "Arquivo removido antes de ser lido",
    "Bestand werd verwijderd voordat het gelezen kon worden",
    "Plik usunięty zanim został przeczytany", "Файла удален до его считывания", "読み込み以前に削除されました",
    "文件在我们读入之前被删除了",
  ]
  /// tar's harmless word on the slash that it takes off names, as far as the name.
  static let leadingSlash: [String] = [
    "Removing leading", "Entferne führende", "Suppression de", "Eliminando la", "Rimozione di",
    "Removendo", "Leidende", "Usunięcie początkowego", "Удаляется начальный", "メンバ名から先頭の",
    "从成员名中删除开头的",
  ]
  /// tar's last words where something went wrong.
  static let failureStatus: [String] = [
    "Exiting with failure status", "Beende mit Fehlerstatus aufgrund vorheriger Fehler",
    "Arrêt avec code d'échec à cause des erreurs précédentes",
    "Se sale con estado de fallo debido a errores anteriores",
    "Uscita con stato di fallimento in base agli errori precedenti",
    "Saindo com status de falha em razão de erros anteriores",
    "Gestopt in fouttoestand vanwege eerdere fouten",
    "Zakończenie w stanie błędu z powodu uprzednich błędów",
    "Завершение работы с состоянием неисправности из-за возникших ошибок", "前のエラーにより失敗ステータスで終了します",
    "由于前次错误，将以上次的错误状态退出",
  ]
  /// tar's words on an archive that ends too early.
  static let unexpectedEnd: [String] = [
    "Unexpected EOF", "Unerwartetes Dateiende im Archiv",
    "Fin prématurée rencontrée dans l'archive", "Fin de fichero inesperado en el archivo",
    "EOF inatteso nell'archivio", "Fim de arquivo inesperado no arquivo-tar",
    "Onverwacht einde-van-bestand in archief", "Nieoczekiwany EOF w archiwum",
    "Неожиданный конец файла в архиве", "アーカイブ中に予期せぬ EOF があります", "归档文件中异常的 EOF",
  ]
  /// tar's words on having nothing to pack.
  static let nothingToPack: [String] = [
    "Cowardly refusing", "Anlegen eines leeren Archivs wird feige verweigert",
    "Je refuse de créer un fichier d'archive vide (oui je suis lâche)",
    "Rechazo cobarde a crear un archivo vacío", "Rifiuto totale di creare un archivio vuoto",
    "Recusando a criar um arquivo-tar vazio", "Een compleet leeg archief wordt niet aangemaakt",
    "Tchórzliwie odmawiam utworzenia pustego archiwum", "Робкий отказ от создания пустого архива",
    "空のアーカイブ作成はご容赦願います", "谨慎地拒绝创建空归档文件",
  ]
}
