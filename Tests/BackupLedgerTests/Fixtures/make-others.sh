#!/bin/bash
# A second set of backup scripts as other people write them, run on good nights and on broken ones like
# those of make-scripts.sh: other languages, other pipes, two jobs in one log, tools beside the dump.
# Its logs go to others/, and others/truth.tsv says what each run was worth. Needs root and Debian's
# mariadb-server automysqlbackup borgbackup restic pigz lz4 zstd age gnupg faketime locales. Run by hand:
#
#   Tests/BackupLedgerTests/Fixtures/make-others.sh [FOLDER]
set -u
here=$(cd "$(dirname "$0")" && pwd)
out=${1:-$here/others}
. "$here/nights.sh"
for l in fr_FR es_ES ja_JP; do localedef -i $l -f UTF-8 $l.UTF-8 2>/dev/null; done
sql -e "CREATE DATABASE usersdb; CREATE TABLE usersdb.moves SELECT * FROM stockdb.moves;
  CREATE PROCEDURE stockdb.p() SELECT 1;
  CREATE USER low@localhost IDENTIFIED BY 'x'; GRANT SELECT, LOCK TABLES, SHOW VIEW, TRIGGER ON stockdb.* TO low@localhost;"
age-keygen -o "$work/age.key" 2>/dev/null; export AGE=$(sed -n 's/^# public key: //p' "$work/age.key") GNUPGHOME=$work/gnupg
mkdir -m 700 "$GNUPGHOME"
LOW="--no-defaults -S $work/s -ulow -px"; export LOW

# Programs that this machine has not, each saying what the real one says.
cat > "$work/bin/docker" <<'S'
#!/bin/bash
# docker exec [-i] NAME COMMAND…; the container `gone` does not exist.
shift; [ "$1" = -i ] && shift
name=$1; shift
[ "$name" = gone ] && { echo "Error response from daemon: No such container: gone" >&2; exit 1; }
exec "$@"
S
cat > "$work/bin/aws" <<'S'
#!/bin/bash
# aws s3 cp FILE URL; fails where UPLOAD=denied.
if [ "${UPLOAD:-}" = denied ]; then
  echo "upload failed: ${3#"$WORK"/} to $4$(basename "$3") An error occurred (AccessDenied) when calling the PutObject operation: Access Denied" >&2
  exit 1
fi
printf 'Completed 256.0 KiB/%s (1.1 MiB/s) with 1 file(s) remaining\rupload: %s to %s\n' "$(du -h "$3" | cut -f1)" "${3#"$WORK"/}" "$4$(basename "$3")"
S
chmod +x "$work/bin/docker" "$work/bin/aws"

# --- Other languages ---------------------------------------------------------------------------------
script japanese <<'S'
export LC_ALL=ja_JP.UTF-8
echo "$(date) バックアップ開始: $DB"
mysqldump $OPTS $DB > "$D/j_$(date +%Y-%m-%d).sql" && gzip -f "$D/j_$(date +%Y-%m-%d).sql"
echo "$(date) バックアップ完了"
S
night japanese '2024-03-01 02:00:00' good "Japanese, a good night"
night japanese '2024-03-02 02:00:00' nodb "Japanese, no such database"
night japanese '2024-03-03 02:00:00' folder "Japanese, the folder missing"
night japanese '2024-03-04 02:00:00' full "Japanese, the disk full"

script french <<'S'
export LC_ALL=fr_FR.UTF-8
echo "$(date '+%d/%m/%Y %H:%M:%S') - Début de la sauvegarde de la base $DB"
mysqldump $OPTS $DB 2>/dev/null | gzip > "$D/f_$(date +%F).sql.gz"
if [ "${PIPESTATUS[0]}" -ne 0 ]; then echo "$(date '+%d/%m/%Y %H:%M:%S') - La sauvegarde a échoué"; else
echo "$(date '+%d/%m/%Y %H:%M:%S') - Sauvegarde terminée"; fi
S
night french '2024-04-03 02:00:00' good "French, day first"
night french '2024-04-04 02:00:00' view "French, the status of the dump in the pipe is tested"
night french '2024-04-05 02:00:00' full "French, disk full under gzip"

script spanish <<'S'
export LC_ALL=es_ES.UTF-8
echo "[$(date)] Iniciando copia de seguridad de $DB"
tar -czf "$D/e_$(date +%F).tar.gz" -C "$WORK/x" "$DB.sql" || echo "tar terminó con $?"
echo "[$(date)] Copia de seguridad finalizada"
S
mkdir -p "$work/x"
night spanish '2024-04-03 02:00:00' good "Spanish, tar has no dump to pack"
mysqldump --no-defaults -S "$work/s" -uroot stockdb > "$work/x/stockdb.sql"
night spanish '2024-04-04 02:00:00' good "Spanish, tar packs whatever dump lies there" 
night spanish '2024-04-05 02:00:00' full "Spanish, disk full under tar"

script german <<'S'
export LC_ALL=de_DE.UTF-8
echo "--- $(date) --- Datensicherung startet"
mysqldump $OPTS $DB | xz -0 > "$D/g_$(date +%F).sql.xz"
echo "Rückgabewerte: ${PIPESTATUS[*]}"
echo "--- $(date) --- Datensicherung beendet"
S
night german '2024-03-01 02:00:00' good "German, the statuses of the pipe printed"
night german '2024-03-02 02:00:00' password "German, wrong password"
night german '2024-03-03 02:00:00' folder "German, the folder missing"

# --- Stamps ------------------------------------------------------------------------------------------
script epoch <<'S'
echo "$(date +%s) backup $DB begin"
mysqldump $OPTS --result-file="$D/e_$(date +%s).sql" $DB 2>/dev/null
echo "$(date +%s) backup $DB end status=$?"
S
night epoch '2024-03-01 02:00:00' good "seconds since the epoch; the status printed is date's"
night epoch '2024-03-02 02:00:00' nodb "seconds since the epoch, no such database"

script americans <<'S'
echo "$(date '+%m/%d/%Y %I:%M:%S %p') INFO Backup of $DB starting"
mysqldump $OPTS $DB > "$D/a_$(date +%m%d%Y).sql" || { echo "$(date '+%m/%d/%Y %I:%M:%S %p') ERROR mysqldump exited with $?"; exit 1; }
echo "$(date '+%m/%d/%Y %I:%M:%S %p') INFO Errors: none. Backup of $DB complete"
S
night americans '2024-03-13 14:05:00' good "month first, PM, no errors said"
night americans '2024-03-14 14:05:00' view "month first, PM, a broken view"

# --- Pipes -------------------------------------------------------------------------------------------
script pigz <<'S'
exec 2>&1
echo "$(date -Is) start dump"
mysqldump $OPTS --all-databases | pigz -2 > "$D/all_$(date +%F).sql.gz"
ls -lh "$D/all_$(date +%F).sql.gz"
echo "$(date -Is) end dump PIPESTATUS=${PIPESTATUS[@]}"
S
night pigz '2024-03-01 02:00:00' good "pigz; the statuses are those of ls"
night pigz '2024-03-02 02:00:00' view "pigz, a broken view"
night pigz '2024-03-03 02:00:00' full "pigz, disk full"

script statuses <<'S'
echo "$(date '+%F %T') Backup start"
mysqldump $OPTS $DB 2>/dev/null | gzip > "$D/s_$(date +%F).sql.gz"
st=("${PIPESTATUS[@]}")
echo "$(date '+%F %T') PIPESTATUS: ${st[*]}"
echo "$(date '+%F %T') Backup end"
S
night statuses '2024-03-01 02:00:00' good "the statuses of the pipe, all 0"
night statuses '2024-03-02 02:00:00' view "the statuses of the pipe, 2 0"
night statuses '2024-03-03 02:00:00' nodump "the statuses of the pipe, 127 0"

script lz4 <<'S'
echo "$(date '+%F %T') [1/3] dumping $DB"
mysqldump $OPTS $DB | lz4 -q > "$D/l_$(date +%F).sql.lz4"
echo "$(date '+%F %T') [2/3] checking archive"
lz4 -t "$D/l_$(date +%F).sql.lz4" 2>&1 | tr '\r' '\n'
echo "$(date '+%F %T') [3/3] done"
S
night lz4 '2024-03-01 02:00:00' good "lz4 with its own test"
night lz4 '2024-03-02 02:00:00' nodb "lz4 of nothing tests well"

script age <<'S'
echo "=> $(date '+%a %d %b %Y %T %Z') encrypted backup of $DB"
mysqldump $OPTS $DB 2> "$WORK/age.err" | gzip | age -r "$AGE" -o "$D/a_$(date +%F).sql.gz.age"
[ -s "$WORK/age.err" ] && echo "!! $(wc -l < "$WORK/age.err") line(s) on stderr"
echo "<= $(date '+%T') finished"
S
night age '2024-03-01 02:00:00' good "age"
night age '2024-03-02 02:00:00' nodb "age, errors counted"
night age '2024-03-03 02:00:00' full "age, disk full"

script gpg <<'S'
set -o pipefail
echo "Backup $DB $(date '+%Y/%m/%d %H:%M')"
if mysqldump $OPTS $DB | gzip | gpg --batch --yes --passphrase "$PASS_GPG" -c -o "$D/g_$(date +%F).sql.gpg"; then
  echo "Backup OK"
else
  echo "Backup NOT OK"
fi
S
export PASS_GPG=p
night gpg '2024-03-01 02:00:00' good "gpg, pipefail in the script"
night gpg '2024-03-02 02:00:00' nodb "gpg, no such database"
PASS_GPG=; night gpg '2024-03-03 02:00:00' good "gpg without a passphrase" invalid; PASS_GPG=p

script docker <<'S'
echo "$(date '+%Y-%m-%dT%H:%M:%S%z') backup: docker exec ${BOX:-db}"
docker exec -i "${BOX:-db}" mysqldump $OPTS $DB | gzip -9 > "$D/d_$(date +%F).sql.gz"
echo "$(date '+%Y-%m-%dT%H:%M:%S%z') backup: written $(stat -c %s "$D/d_$(date +%F).sql.gz") bytes"
S
night docker '2024-03-01 02:00:00' good "docker exec"
export BOX=gone; night docker '2024-03-02 02:00:00' good "docker exec, no such container"; unset BOX
night docker '2024-03-03 02:00:00' view "docker exec, a broken view"

script ssh <<'S'
echo "$(date '+%F %T') pulling backup of $DB from db1"
ssh -o BatchMode=yes -o ConnectTimeout=1 -p 9 backup@127.0.0.1 "mysqldump $DB | gzip" > "$D/s_$(date +%F).sql.gz"
echo "$(date '+%F %T') backup pulled, $(stat -c %s "$D/s_$(date +%F).sql.gz") bytes"
S
night ssh '2024-03-01 02:00:00' good "ssh to a port where nobody listens"

# --- Uploads -----------------------------------------------------------------------------------------
script s3 <<'S'
echo "[INFO] $(date '+%F %T') Starting backup of $DB"
f="$D/s3_$(date +%F).sql.gz"
mysqldump $OPTS $DB 2>/dev/null | gzip > "$f"
aws s3 cp "$f" s3://bucket/db/
echo "[INFO] $(date '+%F %T') Backup uploaded successfully"
S
night s3 '2024-03-01 02:00:00' good "uploaded"
night s3 '2024-03-02 02:00:00' nodb "nothing, uploaded"
export UPLOAD=denied; night s3 '2024-03-03 02:00:00' good "the upload denied"; unset UPLOAD

script cut <<'S'
echo "$(date '+%F %T') Backup started"
mysqldump $OPTS $DB 2>/dev/null | gzip | head -c "${LIMIT:-100000000}" > "$D/c_$(date +%F).sql.gz"
tail -c 20 "$D/c_$(date +%F).sql.gz" | wc -c
echo "$(date '+%F %T') Transfer complete, $(stat -c %s "$D/c_$(date +%F).sql.gz") bytes sent"
echo "$(date '+%F %T') Backup finished"
S
night cut '2024-03-01 02:00:00' good "sent whole"
export LIMIT=100000; night cut '2024-03-02 02:00:00' good "cut off on the way"; unset LIMIT

# --- Several databases, several jobs -----------------------------------------------------------------
both() { local f ok=valid
  for f in stockdb usersdb; do
    f=$(find "$1" -name "$f*.sql" -cnewer "$work/mark" | head -1)
    case $(tail -n 1 "$f" 2>/dev/null) in "-- Dump completed"*) ;; *) ok=invalid ;; esac
  done; echo $ok; }
script onetrailer <<'S'
echo "$(date '+%F %T') Starting backup"
for db in $DB usersdb; do
  echo "dumping $db"
  mysqldump $OPTS $db > "$D/${db}_$(date +%F).sql" 2>/dev/null
done
tail -n 1 "$D/usersdb_$(date +%F).sql"
echo "$(date '+%F %T') Backup finished"
S
night onetrailer '2024-03-01 02:00:00' good "two databases, the last one's trailer printed: the first" both
also valid "the second of them"
night onetrailer '2024-03-02 02:00:00' view "two databases, the first one broken, the last one's trailer printed" both
also valid "the second of them"

script eachtrailer <<'S'
echo "$(date '+%F %T') Starting backup"
for db in $DB usersdb; do
  mysqldump $OPTS $db > "$D/${db}_$(date +%F).sql" 2>/dev/null
  echo "$db: $(tail -n 1 "$D/${db}_$(date +%F).sql")"
done
echo "$(date '+%F %T') Backup finished"
S
night eachtrailer '2024-03-01 02:00:00' good "two databases, each trailer printed" both
night eachtrailer '2024-03-02 02:00:00' view "two databases, each last line printed, one of them no trailer" both

script parallel <<'S'
echo "$(date '+%F %T') Starting parallel backup"
one() { echo "$(date '+%F %T') [$1] dump started"; mysqldump $OPTS "$1" > "$D/$1_$(date +%F).sql"; sleep 0.$2; echo "$(date '+%F %T') [$1] dump finished"; }
one "$DB" 2 & one usersdb 4 & wait
echo "$(date '+%F %T') All backups done"
S
night parallel '2024-03-01 02:00:00' good "two at once" both
night parallel '2024-03-02 02:00:00' nodb "two at once, one without a database" both

script twojobs <<'S'
job() {
  echo "[$(date '+%F %T')] Starting backup of $1"
  sleep 0.$2
  mysqldump $OPTS "$1" > "$D/$1_$(date +%F).sql"
  sleep 0.3
  tar -czvf "$D/$1_$(date +%F).tar.gz" "$D/$1_$(date +%F).sql"
  echo "[$(date '+%F %T')] Backup completed: $D/$1_$(date +%F).tar.gz"
}
job stockdb 1 & job usersdb 2 & wait
S
night twojobs '2024-03-01 02:00:00' good "two jobs in one log, tar after each: first of two" both
also valid "the other of the two"
night twojobs '2024-03-03 02:00:00' view "two jobs in one log, one broken" invalid
also invalid "the other of the two: which of them broke the log does not tell"

script loop <<'S'
echo "$(date '+%F %T') Backup started"
for db in $(mariadb $OPTS -N -e 'SHOW DATABASES LIKE "%db"'); do
  echo "  - $db"
  mysqldump $OPTS "$db" | gzip > "$D/${db}_$(date +%F).sql.gz" || echo "    failed"
done
echo "$(date '+%F %T') Backup complete"
S
some() { [ "$(find "$1" -type f -cnewer "$work/mark" -size +1k | wc -l)" = 2 ] && echo valid || echo invalid; }
night loop '2024-03-01 02:00:00' good "a loop over all databases" some
night loop '2024-03-02 02:00:00' password "a loop over none" some

script tabs <<'S'
echo "$(date '+%F %T') Starting backup of $DB (tab)"
mkdir -p "$D/$(date +%F)"; chmod 777 "$D/$(date +%F)"
mysqldump $OPTS --tab="$D/$(date +%F)" $DB
echo "$(date '+%F %T') Backup of $DB done: $(find "$D/$(date +%F)" -name '*.txt' | wc -l) tables"
S
tabbed() { [ "$(find "$1" -cnewer "$work/mark" -name '*.txt' | wc -l)" = 2 ] && echo valid || echo invalid; }
night tabs '2024-03-01 02:00:00' good "--tab" tabbed
night tabs '2024-03-02 02:00:00' view "--tab, a broken view" tabbed

script dump-tables <<'S'
echo "BEGIN $(date '+%d.%m.%y %H:%M')"
for t in $(mariadb $OPTS -N -e "SELECT table_name FROM information_schema.tables WHERE table_schema='$DB' AND table_type='BASE TABLE'"); do
  if mysqldump $OPTS "$DB" "$t" > "$D/$DB.$t.sql" 2>/dev/null; then echo "table $t: ok"; else echo "table $t: not dumped"; fi
done
echo "END $(date '+%d.%m.%y %H:%M')"
S
night dump-tables '2024-03-01 02:00:00' good "table by table, each ok" valid
night dump-tables '2024-03-02 02:00:00' nodb "table by table, of no database" invalid

# --- Warnings, privileges ----------------------------------------------------------------------------
script verbose <<'S'
echo "$(date '+%F %T') backup start"
mysqldump $OPTS --verbose ${MORE:-} $DB > "$D/v_$(date +%F).sql"
echo "$(date '+%F %T') backup end"
S
night verbose '2024-03-01 02:00:00' good "--verbose"
night verbose '2024-03-02 02:00:00' view "--verbose, a broken view"
export MORE=--no-data; night verbose '2024-03-03 02:00:00' good "--verbose --no-data: no row in it" invalid
export MORE=--force; night verbose '2024-03-04 02:00:00' view "--verbose --force, a broken view" invalid
export MORE='--ignore-table=stockdb.moves'; night verbose '2024-03-05 02:00:00' good "--verbose, one table left out on purpose" valid; unset MORE

script routines <<'S'
echo "$(date '+%F %T') backup of $DB started"
mysqldump $LOW --routines --events $DB > "$D/r_$(date +%F).sql"
tail -n 1 "$D/r_$(date +%F).sql"
echo "$(date '+%F %T') backup of $DB ended"
S
night routines '2024-03-01 02:00:00' good "no privilege for routines" invalid

script warnings <<'S'
echo "$(date '+%F %T') Starting backup of $DB"
echo "mysqldump: [Warning] Using a password on the command line interface can be insecure." >&2
echo "Warning: A partial dump from a server that has GTIDs will by default include the GTIDs of all transactions, even those that changed suppressed parts of the database. If you don't want to restore GTIDs, pass --set-gtid-purged=OFF. To make a complete dump, pass --all-databases --triggers --routines --events. " >&2
mysqldump $OPTS $DB > "$D/w_$(date +%F).sql"
grep -h '^-- Dump completed' "$D/w_$(date +%F).sql"
echo "$(date '+%F %T') Backup of $DB completed"
S
night warnings '2024-03-01 02:00:00' good "MySQL's warnings, then the trailer"
night warnings '2024-03-02 02:00:00' view "MySQL's warnings, no trailer"

# --- Signals, retries, locks -------------------------------------------------------------------------
script oom <<'S'
echo "$(date '+%F %T') Starting dump of $DB"
dump $OPTS $DB > "$D/o_$(date +%F).sql"
gzip -f "$D/o_$(date +%F).sql"
echo "$(date '+%F %T') Dump finished"
S
night oom '2024-03-01 02:00:00' good "a good night"
night oom '2024-03-02 02:00:00' kill "the dump killed by signal 9"

script term <<'S'
trap 'echo "$(date "+%F %T") caught SIGTERM, leaving"; exit 143' TERM
echo "$(date '+%F %T') Starting dump of $DB"
mysqldump $OPTS $DB > "$D/t_$(date +%F).sql"
[ -n "${TERMED:-}" ] && kill -TERM $$
gzip -f "$D/t_$(date +%F).sql"
echo "$(date '+%F %T') Dump finished"
S
night term '2024-03-01 02:00:00' good "a good night"
export TERMED=1; night term '2024-03-02 02:00:00' good "SIGTERM after the dump" valid; unset TERMED
night term '2024-03-03 02:00:00' good "a good night"

script retry <<'S'
echo "$(date '+%F %T') Backup of $DB: begin"
for try in 1 2 3; do
  if mysqldump $OPTS ${GONE:-$DB} > "$D/r_$(date +%F).sql"; then tail -n 1 "$D/r_$(date +%F).sql"; break; fi
  echo "$(date '+%F %T') attempt $try failed, retrying"
  unset GONE
done
echo "$(date '+%F %T') Backup of $DB: end"
S
night retry '2024-03-01 02:00:00' good "no retry needed"
export GONE=nodb; night retry '2024-03-02 02:00:00' good "the second attempt is whole"; unset GONE
night retry '2024-03-03 02:00:00' nodb "three attempts in vain"

script lockdir <<'S'
if ! mkdir "$WORK/lockdir" 2>/dev/null; then echo "$(date '+%F %T') lock file present, skipping this run"; exit 0; fi
echo "$(date '+%F %T') db backup begins"
mysqldump $OPTS $DB | gzip > "$D/l_$(date +%F).sql.gz"
echo "$(date '+%F %T') db backup ends"
[ -z "${KEEP:-}" ] && rmdir "$WORK/lockdir"
S
export KEEP=1; night lockdir '2024-03-01 02:00:00' good "a good night that leaves its lock"; unset KEEP
night lockdir '2024-03-02 02:00:00' other "the lock is still there" invalid

# --- Traces, cleaning up, checks ---------------------------------------------------------------------
script bash-ex <<'S'
set -euxo pipefail
mysqldump $OPTS $DB | gzip > "$D/x_$(date +%F).sql.gz"
echo "backup done"
S
night bash-ex '2024-03-01 02:00:00' good "set -euxo pipefail"
night bash-ex '2024-03-02 02:00:00' nodb "set -euxo pipefail, no such database"

script ps4 <<'S'
PS4='+ $(date +%H:%M:%S) ${LINENO}: '
set -x
mysqldump $OPTS $DB > "$D/p_$(date +%F).sql" 2>/dev/null
rc=$?
gzip -f "$D/p_$(date +%F).sql"
exit $rc
S
night ps4 '2024-03-01 02:00:00' good "a trace with times of day"
night ps4 '2024-03-02 02:00:00' nodb "a trace with times of day, no such database"

script nodata <<'S'
set -ex
mysqldump $OPTS --no-data $DB > "$D/n_$(date +%F).sql"
mysqldump $OPTS nodb > /dev/null || true
gzip -f "$D/n_$(date +%F).sql"
S
night nodata '2024-03-01 02:00:00' good "a trace of a dump without rows" invalid
also invalid "the same script's dump of no database"

script prune <<'S'
echo "$(date '+%F %T') Backup started"
mysqldump $OPTS $DB > "$D/p_$(date +%F).sql"
tail -n1 "$D/p_$(date +%F).sql"
find "$D" -name 'p_*.sql' ! -name "p_$(date +%F).sql" -printf 'deleting expired backup %p\n' -delete
echo "$(date '+%F %T') Backup finished"
S
night prune '2024-03-01 02:00:00' good "a good night, deleted by the next" valid
night prune '2024-03-02 02:00:00' nodb "no such database, and the last good one is deleted"

script rows-all <<'S'
echo "[$(date '+%F %T')] Backup of $DB started"
mysqldump $OPTS --skip-extended-insert $DB 2>/dev/null > "$D/r_$(date +%F).sql"
live=$(( $(mariadb $OPTS -N -e 'SELECT COUNT(*) FROM stockdb.items') + $(mariadb $OPTS -N -e 'SELECT COUNT(*) FROM stockdb.moves') ))
echo "verify: total rows in database $live, rows in dump $(grep -c '^INSERT' "$D/r_$(date +%F).sql")"
echo "[$(date '+%F %T')] Backup of $DB finished"
S
night rows-all '2024-03-01 02:00:00' good "all rows counted"
night rows-all '2024-03-02 02:00:00' view "all rows counted, some missing"

script json <<'S'
say() { printf '{"time":"%s","job":"db-backup","event":"%s","error":%s}\n' "$(date -u +%FT%TZ)" "$1" "${2:-null}"; }
say start
mysqldump $OPTS $DB 2> "$WORK/j.err" > "$D/j_$(date +%F).sql" && say finish || say finish "\"$(head -c 120 "$WORK/j.err" | tr -d '"\n')\""
S
night json '2024-03-01 02:00:00' good "JSON lines, error null"
night json '2024-03-02 02:00:00' nodb "JSON lines, an error"

script restic-lone <<'S'
mysqldump $OPTS $DB > "$D/db.sql" 2>/dev/null
restic -q backup "$D" || restic backup "$D"
restic backup "$D"
S
night restic-lone '2024-03-01 02:00:00' good "a lone restic log, a whole dump in it"
night restic-lone '2024-03-02 02:00:00' view "a lone restic log, half a dump in it"

script borg-lone <<'S'
mysqldump $OPTS $DB > "$D/db.sql" 2>/dev/null
borg create --stats "::home-$(date +%F)" "$D"
S
night borg-lone '2024-03-01 02:00:00' good "a lone borg log, a whole dump in it"
night borg-lone '2024-03-02 02:00:00' nodb "a lone borg log, an empty dump in it"

script rsync-lone <<'S'
mysqldump $OPTS $DB > "$D/db.sql" 2>/dev/null
rsync -av "$D/" "$WORK/mirror/"
S
night rsync-lone '2024-03-01 02:00:00' good "a lone rsync log, a whole dump in it"
night rsync-lone '2024-03-02 02:00:00' nodb "a lone rsync log, an empty dump in it"

# --- automysqlbackup, Debian's, with a configuration of its own --------------------------------------
# auto DATE TRUTH WHAT [TRUTH WHAT]…: one report, with a truth for each database in it.
auto() {
  cat > "$work/auto.conf" <<C
USERNAME=bk
PASSWORD=${WORD:-x}
DBHOST=localhost
DBNAMES="${NAMES:-stockdb usersdb}"
BACKUPDIR="${DIR:-$work/auto}"
MAILCONTENT=${MAIL:-stdout}
MAXATTSIZE=4000
MAILADDR=root
MDBNAMES="\$DBNAMES"
DBEXCLUDE=""
CREATE_DATABASE=yes
SEPDIR=${APART:-yes}
OPTIONS="--socket=$work/s"
DOWEEKLY=6
DOMONTHLY=01
COMP=${COMP:-gzip}
ROUTINES=yes
C
  sed "s#/etc/default/automysqlbackup#$work/auto.conf#" /usr/sbin/automysqlbackup > "$work/auto.sh"
  MYSQL_UNIX_PORT=$work/s faketime -f "$1" bash "$work/auto.sh" >> "$work/auto.log" 2>&1
  shift
  while [ $# -gt 1 ]; do n=$((n + 1)); printf 'auto.log\t%s\t%s\t%s\n' "$n" "$1" "$2" >> "$out/truth.tsv"; shift 2; done
}
n=0
auto '2024-05-07 03:00:00' valid "a Tuesday" valid "the second database"
auto '2024-05-11 03:00:00' valid "a Saturday, weekly" valid "the second database"
WORD=wrong auto '2024-05-12 03:00:00' invalid "wrong password" invalid "wrong password"
NAMES="stockdb nodb" auto '2024-05-13 03:00:00' invalid "errors in the report, of the other database" invalid "no such database"
COMP=bzip2 auto '2024-05-14 03:00:00' valid "bzip2" valid "bzip2"
sql -e "CREATE TABLE stockdb.gone (id INT); CREATE VIEW stockdb.k AS SELECT * FROM stockdb.gone; DROP TABLE stockdb.gone"
auto '2024-05-15 03:00:00' invalid "a broken view" invalid "errors in the report, of the other database"
sql -e "DROP VIEW stockdb.k"
DIR=$work/small/a auto '2024-05-16 03:00:00' invalid "the disk full, and with it the file of errors" invalid "the disk full"
rm -rf "$work/small"/*
MAIL=files auto '2024-05-17 03:00:00'
MAIL=log auto '2024-05-18 03:00:00'
APART=no auto '2024-05-21 03:00:00' valid "both databases in one file"
APART=no WORD=wrong auto '2024-05-22 03:00:00' invalid "both databases in one file, wrong password"
COMP=none auto '2024-05-23 03:00:00' valid "no compression" valid "no compression"

keep_logs
