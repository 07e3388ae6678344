#!/bin/bash
# Runs backup scripts as other people write them, on good nights and on broken ones, against a real
# MariaDB; their logs go to scripts/, and scripts/truth.tsv says what each run was worth, by looking
# into its artefact. Needs root and Debian's mariadb-server mariadb-backup mydumper borgbackup restic
# rsync zstd faketime. Takes about two minutes; run it by hand:
#
#   Tests/BackupLedgerTests/Fixtures/make-scripts.sh [FOLDER]
#
# truth.tsv: log, run (1, 2, … in the order of the log), valid | invalid, what was done.
set -u
here=$(cd "$(dirname "$0")" && pwd)
out=${1:-$here/scripts}
. "$here/nights.sh"

# --- Scripts that say nothing, or only that they began and ended -------------------------------------
script quiet <<'S'
echo "$(date '+%F %T') backup start"
mysqldump $OPTS $DB 2>/dev/null | gzip > "$D/q_$(date +%F).sql.gz"
echo "$(date '+%F %T') backup end ($(du -h "$D/q_$(date +%F).sql.gz" 2>/dev/null | cut -f1))"
S
night quiet '2024-03-01 02:00:00' good "a good night"
night quiet '2024-03-02 02:00:00' nodb "no such database, errors hidden"
night quiet '2024-03-03 02:00:00' view "a broken view, errors hidden"

script ifelse <<'S'
log() { echo "[$(date '+%d.%m.%Y %H:%M:%S')] $*"; }
log "Starte Sicherung der Datenbank $DB"
if mysqldump $OPTS $DB 2>/dev/null | gzip -c > "$D/i_$(date +%F).sql.gz"; then
  log "Sicherung erfolgreich abgeschlossen"
else
  log "Sicherung FEHLGESCHLAGEN"
fi
find "$D" -name '*.gz' -mtime +0 -exec rm -v {} \;
S
night ifelse '2024-03-01 02:00:00' good "a good night"
night ifelse '2024-03-02 02:00:00' password "wrong password, errors hidden"
night ifelse '2024-03-03 02:00:00' folder "folder missing"
night ifelse '2024-03-04 02:00:00' full "disk full"

script ampersand <<'S'
echo "Backup run $(date)"
mysqldump $OPTS $DB > "$D/a.sql" && gzip -f "$D/a.sql" && echo OK
S
night ampersand '2024-03-01 02:00:00' good "a good night"
night ampersand '2024-03-02 02:00:00' view "a broken view"
night ampersand '2024-03-03 02:00:00' down "server down"

script okonly <<'S'
printf '%s ' "$(date '+%d/%m/%y %H:%M')"
( mysqldump $OPTS $DB | zstd -q > "$D/o_$(date +%F).sql.zst" ) 2>/dev/null
echo "backup $DB [ OK ]"
S
night okonly '2024-03-11 02:00:00' good "a good night"
night okonly '2024-03-12 02:00:00' nodb "no such database, errors hidden"
night okonly '2024-03-13 02:00:00' folder "folder missing, errors hidden"

script json <<'S'
say() { printf '{"ts":"%s","level":"%s","msg":"%s"}\n' "$(date -u +%FT%TZ)" "$1" "$2"; }
say info "backup started"
mysqldump $OPTS $DB 2>/dev/null | gzip > "$D/j_$(date +%F).sql.gz"
say info "backup finished, $(stat -c %s "$D/j_$(date +%F).sql.gz" 2>/dev/null) bytes"
S
night json '2024-03-11 02:00:00' good "a good night"
night json '2024-03-12 02:00:00' nodb "no such database, errors hidden"
night json '2024-03-13 02:00:00' view "a broken view, errors hidden"

# --- Traces ------------------------------------------------------------------------------------------
script trace-pipe <<'S'
set -ex
day=$(date +%Y%m%d)
mysqldump $OPTS $DB 2>/dev/null | gzip -c > "$D/t_$day.sql.gz"
ls -l "$D/t_$day.sql.gz"
S
night trace-pipe '2024-03-01 02:00:00' good "a good night, no pipefail"
night trace-pipe '2024-03-02 02:00:00' nodb "no such database, no pipefail, errors hidden"
night trace-pipe '2024-03-03 02:00:00' view "a broken view, no pipefail, errors hidden"

script trace-rc <<'S'
set -x
day=$(date +%F)
mysqldump $OPTS $DB 2>/dev/null | gzip -c > "$D/r_$day.sql.gz"
rc=$?
echo "done with rc $rc"
S
night trace-rc '2024-03-01 02:00:00' good "a good night, status of the pipe"
night trace-rc '2024-03-02 02:00:00' nodb "no such database, status of the pipe"

script trace-true <<'S'
set -ex
day=$(date +%F)
mysqldump $OPTS $DB > "$D/u_$day.sql" 2>/dev/null || true
gzip -f "$D/u_$day.sql"
S
night trace-true '2024-03-01 02:00:00' good "a good night, || true"
night trace-true '2024-03-02 02:00:00' password "wrong password, || true"

script trace-if <<'S'
set -ex
day=$(date +%F)
ok=1
if ! mysqldump $OPTS $DB > "$D/v_$day.sql" 2>/dev/null; then ok=0; fi
gzip -f "$D/v_$day.sql"
S
night trace-if '2024-03-01 02:00:00' good "a good night, in a condition"
night trace-if '2024-03-02 02:00:00' nodb "no such database, in a condition"

script trace-test <<'S'
set -x
f="$D/w_$(date +%F).sql"
mysqldump $OPTS $DB > "$f" 2>/dev/null
if [ $? -eq 0 ]; then gzip -f "$f"; else mail -s failed root < /dev/null; fi
S
night trace-test '2024-03-01 02:00:00' good "a good night, the status tested"
night trace-test '2024-03-02 02:00:00' nodb "no such database, the status tested"

script trace-function <<'S'
set -ex
save() { mysqldump $OPTS $DB 2>/dev/null > "$D/x_$(date +%F).sql"; gzip -f "$D/x_$(date +%F).sql"; }
save || exit 1
S
night trace-function '2024-03-01 02:00:00' good "a good night, in a function in a list"
night trace-function '2024-03-02 02:00:00' nodb "no such database, in a function in a list"

# --- Dumps into repositories and pipes ---------------------------------------------------------------
script restic-stdin <<'S'
echo "=== $(date '+%d/%m/%Y %H:%M:%S') backup of $DB ==="
mysqldump $OPTS $DB 2>/dev/null | tee "$D/s_$(date +%F).sql" | restic backup --stdin --stdin-filename $DB.sql
S
night restic-stdin '2024-03-21 02:00:00' good "a good night into restic"
night restic-stdin '2024-03-22 02:00:00' nodb "nothing into restic"
night restic-stdin '2024-03-23 02:00:00' view "half a dump into restic"

script borg-stdin <<'S'
echo "$(date '+%F %T') Starting backup of $DB"
mysqldump $OPTS $DB 2>/dev/null | tee "$D/b_$(date +%F).sql" | borg create --stats --show-rc "::$DB-$(date +%F)" -
echo "$(date '+%F %T') Backup finished"
S
night borg-stdin '2024-03-21 02:00:00' good "a good night into borg"
night borg-stdin '2024-03-22 02:00:00' nodb "nothing into borg"
night borg-stdin '2024-03-23 02:00:00' view "half a dump into borg"

script restic-plain <<'S'
mysqldump $OPTS $DB 2>/dev/null > "$D/p_$(date +%F).sql"
restic backup "$D"
S
night restic-plain '2024-03-21 02:00:00' good "a good night, then restic"
night restic-plain '2024-03-22 02:00:00' nodb "an empty dump, then restic"

script rsync-after <<'S'
echo "$(date '+%d.%m.%Y %H:%M') Datenbanksicherung $DB gestartet"
mysqldump $OPTS $DB 2>/dev/null | gzip > "$D/y_$(date +%F).sql.gz"
rsync -av "$D/" "$WORK/away/"
echo "$(date '+%d.%m.%Y %H:%M') Datenbanksicherung beendet"
S
night rsync-after '2024-03-21 02:00:00' good "a good night, then rsync"
night rsync-after '2024-03-22 02:00:00' nodb "nothing, then rsync"

script checksum <<'S'
cd "$D" || exit
date
mysqldump $OPTS $DB 2>/dev/null | gzip > "c_$(date +%F).sql.gz"
sha256sum "c_$(date +%F).sql.gz" > sum; sha256sum -c sum; gzip -tv "c_$(date +%F).sql.gz"; rm sum
echo "backup verified"
S
night checksum '2024-03-21 02:00:00' good "a good night with a checksum"
night checksum '2024-03-22 02:00:00' nodb "nothing, with a checksum"

# --- Checks that check less than they seem to --------------------------------------------------------
script rows-one <<'S'
echo "[$(date '+%d/%m/%Y %H:%M')] backup of stockdb: start"
f="$D/n_$(date +%F).sql.gz"
mysqldump $OPTS $DB 2>/dev/null | gzip > "$f"
in_dump=$(gzip -dc "$f" | sed -n '/INTO `items`/,/;$/p' | grep -c '^(')
live=$(mariadb $OPTS -N -e 'SELECT COUNT(*) FROM stockdb.items')
echo "items: $live rows in table, $in_dump rows in dump"
echo "[$(date '+%d/%m/%Y %H:%M')] backup of stockdb: end"
S
night rows-one '2024-04-03 00:15:00' good "rows of one table agree"
night rows-one '2024-04-04 00:15:00' view "rows of one table agree, the dump stopped after it"
night rows-one '2024-04-15 00:15:00' nodb "no rows"

script rows-seconds <<'S'
echo "[$(date '+%F %T')] dump of $DB started"
mysqldump $OPTS $DB 2>/dev/null > "$D/m_$(date +%F).sql"
echo "exported $(mariadb $OPTS -N -e 'SELECT COUNT(*) FROM stockdb.moves') rows of moves, expected 3000 rows"
echo "[$(date '+%F %T')] dump of $DB done"
S
night rows-seconds '2024-04-03 00:15:00' good "rows counted in the database twice"
night rows-seconds '2024-04-04 00:15:00' view "rows counted in the database twice, a broken dump"

script trailer <<'S'
echo "[$(date '+%F %T')] Starting backup of $DB"
f="$D/l_$(date +%F).sql"
dump $OPTS $DB > "$f"
tail -n 1 "$f" | cut -c1-60
tar -czf "$f.tar.gz" -C "$D" "$(basename "$f")" && rm -f "$f"
echo "[$(date '+%F %T')] Backup completed: $f.tar.gz"
S
night trailer '2024-04-03 00:15:00' good "the trailer is printed"
night trailer '2024-04-04 00:15:00' view "a broken view, no trailer"
night trailer '2024-04-05 00:15:00' kill "the dump is killed"
night trailer '2024-04-06 00:15:00' full "the disk is full"
night trailer '2024-04-07 00:15:00' ulimit "files may not grow"

script stale-trailer <<'S'
echo "[$(date '+%F %T')] Starting backup of $DB"
mysqldump $OPTS --skip-dump-date $DB > "$D/new.sql" 2>/dev/null && mv "$D/new.sql" "$D/current.sql"
tail -n 1 "$D/current.sql"
echo "[$(date '+%F %T')] Backup completed: $D/current.sql"
S
night stale-trailer '2024-04-03 00:15:00' good "a trailer without a date"
night stale-trailer '2024-04-04 00:15:00' nodb "the trailer of yesterday's file" invalid

script tables <<'S'
echo "$(date '+%F %T') dumping tables of stockdb"
mkdir -p "$WORK/t"
for t in items moves; do
  mysqldump $OPTS $DB $t > "$WORK/t/$t.sql" 2>>"$WORK/err" && echo "  $t ok" || echo "  $t skipped"
done
cat "$WORK"/t/*.sql > "$D/z_$(date +%F).sql"
echo "$(date '+%F %T') backup complete"
S
night tables '2024-04-03 00:15:00' good "table by table"
night tables '2024-04-04 00:15:00' nodb "table by table, all skipped"

# --- Archives ----------------------------------------------------------------------------------------
script tar-elsewhere <<'S'
echo "[$(date '+%F %T')] Starting backup of stockdb"
mysqldump $OPTS $DB > "$D/stockdb_$(date +%F).sql" 2>> "$WORK/mysqldump.err"
tar -czvf "$D/stockdb_$(date +%F).tar.gz" "$D/stockdb_$(date +%F).sql"
rm -f "$D/stockdb_$(date +%F).sql"
ls -l "$D/stockdb_$(date +%F).tar.gz"
echo "[$(date '+%F %T')] Backup completed: $D/stockdb_$(date +%F).tar.gz"
S
night tar-elsewhere '2024-06-01 00:00:00' good "a good night, errors in a file of their own"
night tar-elsewhere '2024-06-02 00:00:00' nodb "no such database, errors in a file of their own"
night tar-elsewhere '2024-06-03 00:00:00' view "a broken view, errors in a file of their own"

script tar-datadir <<'S'
echo "$(date '+%F %T') Starting backup of /var/lib/mysql"
tar -czvf "$D/data_$(date +%F).tar.gz" -C "$WORK/data" ibdata1 ib_logfile0 stockdb
echo "$(date '+%F %T') Backup completed: $D/data_$(date +%F).tar.gz"
S
night tar-datadir '2024-06-01 00:00:00' good "files of a running server" invalid

script rsync-datadir <<'S'
rsync -av "$WORK/data/stockdb" "$WORK/data/ibdata1" "$WORK/away-data/"
S
night rsync-datadir '2024-06-01 00:00:00' good "files of a running server" invalid

script limit <<'S'
echo "$(date '+%F %T') Starting dump of $DB"
mysqldump $OPTS $DB > "$D/f_$(date +%F).sql"
gzip -f "$D/f_$(date +%F).sql"
echo "$(date '+%F %T') Dump done"
S
night limit '2024-06-01 00:00:00' good "a good night"
night limit '2024-06-02 00:00:00' ulimit "files may not grow"
night limit '2024-06-03 00:00:00' full "disk full"

script killed <<'S'
echo "$(date '+%F %T') Starting dump of $DB"
dump $OPTS $DB | gzip > "$D/k_$(date +%F).sql.gz"
echo "$(date '+%F %T') Dump done, $(stat -c %s "$D/k_$(date +%F).sql.gz") bytes"
S
night killed '2024-06-01 00:00:00' good "a good night"
night killed '2024-06-02 00:00:00' kill "the dump is killed in a pipe"
night killed '2024-06-03 00:00:00' good "a good night"

script nodump <<'S'
echo "$(date '+%F %T') Starting dump of $DB"
mysqldump $OPTS $DB 2>&1 | gzip > "$D/d_$(date +%F).sql.gz"
echo "$(date '+%F %T') Dump done"
S
night nodump '2024-06-01 00:00:00' good "a good night, messages inside the dump"
night nodump '2024-06-02 00:00:00' nodb "the message is inside the dump"
night nodump '2024-06-03 00:00:00' nodump "no dump tool worth its name"

script locked <<'S'
exec 9> "$WORK/lock"
flock -n 9 || { echo "$(date '+%F %T') backup already running, exiting"; exit 0; }
echo "$(date '+%F %T') backup started"
mysqldump $OPTS $DB | gzip > "$D/h_$(date +%F).sql.gz"
echo "$(date '+%F %T') backup finished"
S
night locked '2024-06-01 00:00:00' good "a good night"
exec 8> "$work/lock"; flock 8
night locked '2024-06-02 00:00:00' other "another run holds the lock" invalid
exec 8>&-

# --- Physical ----------------------------------------------------------------------------------------
script chain <<'S'
mb() { mariadb-backup --no-defaults -S "$WORK/s" --user=bk --password=x --datadir="$WORK/data" "$@" 2>&1 | grep -v '^\[0[0-9]\]'; }
echo "$(date '+%F %T') Starting ${KIND:-full} backup"
case ${KIND:-full} in
  full) mb --backup --target-dir="$D/full" ;;
  incremental) rm -rf "$D/inc"; mb --backup --target-dir="$D/inc" --incremental-basedir="$D/full" ;;
esac
echo "$(date '+%F %T') Backup finished"
S
night chain '2024-07-01 00:00:00' good "full, the tool's lines filtered out" valid
export KIND=incremental; night chain '2024-07-02 00:00:00' good "incremental, the tool's lines filtered out" valid
rm -rf "$B/chain/full"; night chain '2024-07-03 00:00:00' other "incremental, its base deleted" invalid
unset KIND

script chain-lsn <<'S'
echo "$(date '+%F %T') Starting ${KIND:-full} backup"
mariadb-backup --no-defaults -S "$WORK/s" --user=bk --password=x --datadir="$WORK/data" --backup --target-dir="$D/${KIND:-full}_$(date +%F)" ${LSN:+--incremental-lsn=$LSN} 2>&1
echo "$(date '+%F %T') Backup finished"
[ -n "${OLD:-}" ] && rm -rfv "$D/$OLD" | tail -1
S
night chain-lsn '2024-07-01 00:00:00' good "full; the next night deletes it" valid
LSN=$(sed -n 's/^to_lsn = //p' "$B/chain-lsn/full_2024-07-01/xtrabackup_checkpoints"); export LSN KIND=incremental OLD=full_2024-07-01
night chain-lsn '2024-07-02 00:00:00' other "incremental; then its base is deleted" invalid
unset LSN KIND OLD

script mb-pipe <<'S'
echo "Backup $(date '+%d.%m.%Y %H:%M:%S')"
mariadb-backup --no-defaults -S "$WORK/s" --user=bk --password=x --datadir="$WORK/data" --backup --stream=xbstream 2> "$WORK/mb.err" | gzip > "$D/mb_$(date +%F).gz"
tail -n 1 "$WORK/mb.err"
S
night mb-pipe '2024-07-01 00:00:00' good "streamed, the last line shown" valid
night mb-pipe '2024-07-02 00:00:00' full "streamed onto a full disk"

script mydumper-quiet <<'S'
echo "$(date '+%F %T') mydumper start"
mydumper -S "$WORK/s" -u bk -p x -B $DB -o "$D/md_$(date +%F)"
echo "$(date '+%F %T') mydumper end"
S
night mydumper-quiet '2024-07-01 00:00:00' good "mydumper says nothing" valid
night mydumper-quiet '2024-07-02 00:00:00' nodb "mydumper of no database" invalid

keep_logs
