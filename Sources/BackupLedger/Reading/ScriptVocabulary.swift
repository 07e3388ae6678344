/// The words by which scripts in twenty languages speak of backups, in small letters.
///
/// A word missing here costs a run its place in time at worst, never a verdict: none of them is evidence
/// of success.
extension ScriptWords {
  static let nouns: Set<String> = [
    "backup", "backups", "dump", "dumps", "dumping", "mysqldump", "snapshot", "backing", "export",
    "bkp", "mydumper", "xtrabackup", "mariabackup", "restic", "borg",
    "sicherung", "sicherungslauf", "sicherungsskript", "datensicherung", "dumpe", "sichere",
    "sauvegarde", "respaldo", "copia", "cópia", "salvataggio", "kopia", "kopii",
    "бэкап", "бекап", "копирование", "копирования", "дамп", "дампа",
    "バックアップ", "ダンプ", "备份", "備份", "백업", "덤프",
    "säkerhetskopiering", "säkerhetskopia", "sikkerhedskopi", "sikkerhedskopiering",
    "sikkerhetskopi", "sikkerhetskopiering", "varmuuskopio", "varmuuskopiointi",
    "záloha", "zálohy", "zálohování", "zálohovanie", "mentés", "mentése",
    "yedek", "yedekleme", "yedeği", "копіювання", "cadangan", "pencadangan",
  ]
  /// Parts of a run that are neither its begin nor its end.
  static let steps: Set<String> = [
    "upload", "uploading", "uploaded", "copy", "copying", "copied", "compress", "compressing",
    "compression", "transfer", "transferring", "encrypt", "encrypting", "encryption", "rotation",
    "rotate", "rotating", "cleanup", "cleaning", "verify", "verifying", "verification", "check",
    "checking", "checksum", "kopiere", "kopiert", "prüfung", "prüfe", "aufräumen", "komprimiere",
    "übertragung", "hochladen", "lösche", "deleting", "deleted", "removing", "removed", "pruning",
    "integrity", "test", "restore", "restoring",
  ]
  static let begins: Set<String> = [
    "start", "starts", "starting", "started", "begin", "begins", "beginning", "began", "dumping",
    "backing", "launching", "running",
    "gestartet", "starte", "startet", "beginnt", "beginne", "begonnen", "sichere", "dumpe",
    "anfang", "beginn",
    "début", "debut", "démarrage", "commence", "inicio", "iniciando", "inicia", "iniciado",
    "início", "iniciada", "inizio", "avvio", "avviato", "gestart", "rozpoczęto", "rozpoczęcie",
    "начало", "начат", "начато", "запуск", "запущен", "запущено",
    "開始", "开始", "시작",
    "påbörjad", "påbörjas", "startad", "startar", "påbegyndt", "startede", "alkoi", "aloitettu",
    "zahájeno", "zahájena", "spuštěno", "začátek", "elindult", "megkezdve", "kezdete",
    "başladı", "başlatıldı", "başlıyor", "розпочато", "початок", "mulai", "dimulai",
  ]
  static let ends: Set<String> = [
    "completed", "complete", "completes", "finished", "finish", "done", "ended", "end", "ends",
    "success", "successful", "successfully", "succeeded", "ok", "created", "saved", "verified",
    "beendet", "abgeschlossen", "fertig", "fertiggestellt", "erfolgreich", "ende", "erstellt",
    "gesichert", "erledigt",
    "terminé", "terminée", "fin", "réussie", "finalizado", "finalizada", "completado",
    "completada", "terminado", "exitoso", "exitosa", "concluído", "concluída", "finalizou",
    "completato", "completata", "terminato", "fine", "riuscito", "voltooid", "klaar",
    "zakończono", "zakończone", "gotowe",
    "завершено", "завершён", "завершен", "завершена", "окончание", "готово", "успешно",
    "完了", "終了", "完成", "成功", "结束", "완료", "종료", "성공",
    "klar", "klart", "färdig", "slutförd", "avslutad", "lyckades", "ferdig", "fullført", "færdig",
    "fuldført", "afsluttet", "valmis", "valmistui", "dokončeno", "dokončena", "hotovo", "úspěšně",
    "befejezve", "befejeződött", "kész", "sikeres", "tamamlandı", "bitti", "başarılı", "başarıyla",
    "selesai", "berhasil",
  ]
  static let failures: Set<String> = [
    "failed", "failure", "fail", "fails", "error", "errors", "fatal", "critical", "abort",
    "aborted", "aborting", "corrupt", "corrupted", "mismatch", "incomplete", "truncated",
    "unsuccessful", "denied", "refused", "crashed", "killed", "exception", "traceback", "panic",
    "sigterm", "sigkill", "sigint", "interrupted",
    "fehlgeschlagen", "fehler", "fehlerhaft", "abgebrochen", "abbruch", "beschädigt",
    "abweichung", "unvollständig",
    "échec", "échoué", "échouée", "erreur", "erreurs", "falló", "fallido", "fallida", "errores",
    "falhou", "erro", "erros", "falha", "fallito", "fallita", "errore", "errori", "mislukt",
    "fout", "fouten", "błąd", "błędy", "niepowodzenie",
    "ошибка", "ошибки", "ошибкой", "сбой",
    "失敗", "エラー", "異常", "中断", "失败", "错误", "실패", "오류", "에러",
    "misslyckades", "misslyckad", "fel", "feil", "mislyktes", "fejl", "fejlede", "mislykkedes",
    "epäonnistui", "virhe", "selhalo", "selhala", "chyba", "chyby", "zlyhalo", "sikertelen", "hiba",
    "başarısız", "hata", "hatası", "помилка", "збій", "gagal",
  ]
  static let warnings: Set<String> = [
    "warning", "warnung", "achtung", "avertissement", "advertencia", "attention", "aviso",
    "avviso", "waarschuwing", "ostrzeżenie", "предупреждение", "警告",
  ]
  /// What was tried is tried again.
  static let repeats: Set<String> = [
    "retry", "retrying", "retries", "wiederhole", "wiederholung", "reintentando", "riprovo",
    "réessai", "再試行", "重试",
  ]
  /// What one run holds so that no other runs beside it.
  static let locks: Set<String> = ["lock", "lockfile", "pidfile", "locked", "sperre", "sperrdatei"]
  /// Words of a run that goes no further.
  static let givesUp: Set<String> = [
    "skipping", "skipped", "exiting", "exit", "present", "exists", "held", "quitting", "stopping",
    "existiert", "vorhanden", "beende",
  ]
  /// The words above that are written without spaces around them.
  static let unspaced: [String] = [nouns, begins, ends, failures, warnings, repeats, ["なし", "无"]]
    .flatMap { $0 }.filter { $0.utf8.first.map { $0 >= 0xE3 } ?? false }.sorted()
}
