#!/bin/bash
# Makes the logs in made/ with real tools and real faults, and says in made/truth.tsv what each run was
# worth, by looking into the artefacts. Needs root and Debian's mariadb-server mariadb-backup mydumper
# automysqlbackup borgbackup restic rsync faketime locales. Takes about a minute; run it by hand:
#
#   Tests/BackupLedgerTests/Fixtures/make-fixtures.sh [FOLDER]
#
# truth.tsv: log, run (1, 2, … in the order of the log), valid | invalid, what was done.
set -u
here=$(cd "$(dirname "$0")" && pwd)
out=${1:-$here/made}
work=$(mktemp -d /srv/made.XXXX)
trap 'kill "$server" 2>/dev/null; umount "$work/small" 2>/dev/null; rm -rf "$work"' EXIT
rm -rf "$out"; mkdir -p "$out" "$work/small" "$work/bin"; cd "$work" || exit 1
mount -t tmpfs -o size=300k tmpfs "$work/small"
localedef -i de_DE -f UTF-8 de_DE.UTF-8 2>/dev/null

# Paths in the logs are those of an ordinary machine.
clean() { sed -e "s#$work#/srv/stock#g" "$1" > "$out/$(basename "$1")"; }
truth() { printf '%s\t%s\t%s\t%s\n' "$1" "$2" "$3" "$4" >> "$out/truth.tsv"; }
# A dump is valid if it ends with its trailer.
is_dump() { case $1 in *.gz) gzip -dc "$1" 2>/dev/null ;; *) cat "$1" 2>/dev/null ;; esac | tail -1 | grep -q '^-- Dump completed' && echo valid || echo invalid; }
is_tar() { tar -xOzf "$1" 2>/dev/null | tail -1 | grep -q '^-- Dump completed' && echo valid || echo invalid; }

mariadb-install-db --no-defaults --datadir="$work/data" --auth-root-authentication-method=normal --skip-test-db --user=root > /dev/null 2>&1
start() { mariadbd --no-defaults --user=root --datadir="$work/data" --socket="$work/s" --skip-networking \
  --pid-file="$work/pid" --log-error="$work/error.log" --log-bin="$work/binlog" --server-id=1 & server=$!
  for _ in $(seq 100); do mariadb-admin --no-defaults -S "$work/s" ping > /dev/null 2>&1 && return; sleep 0.1; done; }
sql() { mariadb --no-defaults -S "$work/s" -uroot "$@"; }
start
sql -e "CREATE DATABASE usersdb; CREATE DATABASE stockdb; USE stockdb; CREATE TABLE usersdb.users (id INT PRIMARY KEY, name TEXT);
  INSERT INTO usersdb.users SELECT seq, MD5(seq) FROM seq_1_to_500;
  CREATE TABLE stockdb.items (id INT PRIMARY KEY, name TEXT) ENGINE=InnoDB;
  INSERT INTO stockdb.items SELECT seq, CONCAT(MD5(seq), SHA1(seq)) FROM seq_1_to_12000;
  CREATE TABLE stockdb.moves (id INT PRIMARY KEY, n INT); INSERT INTO stockdb.moves SELECT seq, seq FROM seq_1_to_3000;
  CREATE USER bk@localhost IDENTIFIED BY 'x'; GRANT SELECT, LOCK TABLES, SHOW VIEW, TRIGGER, EVENT, RELOAD, PROCESS, REPLICATION CLIENT ON *.* TO bk@localhost;
  CREATE USER weak@localhost IDENTIFIED BY 'x'; GRANT SELECT ON stockdb.* TO weak@localhost;"

# --- Other people's scripts, night after night -------------------------------------------------------
export WORK=$work SMALL=$work/small OPTS="--no-defaults -S $work/s -ubk -px" B=$work/nights
mkdir -p "$B"

cat > "$work/bin/silent.sh" <<'S'
#!/bin/bash
set -eo pipefail
mysqldump $OPTS ${DB:-stockdb} | gzip > "$B/silent_$(date +%F).sql.gz"
S
cat > "$work/bin/trace.sh" <<'S'
#!/bin/bash
set -x
set -euo pipefail
day=$(date +%Y%m%d)
mysqldump $OPTS ${DB:-stockdb} | gzip -c > "$B/trace_$day.sql.gz"
ls -l "$B/trace_$day.sql.gz"
S
cat > "$work/bin/trace-careless.sh" <<'S'
#!/bin/bash
set -x
day=$(date +%Y%m%d)
mysqldump $OPTS ${DB:-stockdb} 2>/dev/null | gzip -c > "$B/careless_$day.sql.gz"
find "$B" -name 'careless_*.gz' -mtime +30 -delete
S
cat > "$work/bin/german.sh" <<'S'
#!/bin/bash
export LANG=de_DE.UTF-8 LC_ALL=de_DE.UTF-8 LANGUAGE=de
ziel=${ZIEL:-$B}
echo "$(date '+%d.%m.%Y %H:%M:%S') Sicherung von ${DB:-stockdb} gestartet"
mysqldump $OPTS ${DB:-stockdb} > "$ziel/${DB:-stockdb}_$(date +%F).sql"
gzip -f "$ziel/${DB:-stockdb}_$(date +%F).sql"
echo "$(date '+%d.%m.%Y %H:%M:%S') Sicherung erfolgreich beendet"
S
cat > "$work/bin/german-tar.sh" <<'S'
#!/bin/bash
export LANG=de_DE.UTF-8 LC_ALL=de_DE.UTF-8 LANGUAGE=de
ziel=${ZIEL:-$B}
echo "=== $(date) === Beginn der Datensicherung"
mysqldump $OPTS ${DB:-stockdb} > "$ziel/stockdb_$(date +%F).sql"
tar -czvf "$ziel/stockdb_$(date +%F).tar.gz" "$ziel/${PACK:-stockdb_$(date +%F).sql}"
rm -f "$ziel/stockdb_$(date +%F).sql"
echo "=== $(date) === Datensicherung abgeschlossen"
S
cat > "$work/bin/verify.sh" <<'S'
#!/bin/bash
echo "[$(date '+%d/%m/%Y %H:%M')] backup of stockdb: start"
f="$B/verify_$(date +%F).sql.gz"
mysqldump $OPTS stockdb 2>/dev/null | ${FILTER:-cat} | gzip > "$f"
in_dump=$(gzip -dc "$f" | grep -c '^(')
all=$(mariadb $OPTS -N -e 'SELECT (SELECT COUNT(*) FROM stockdb.items) + (SELECT COUNT(*) FROM stockdb.moves)')
echo "rows in database: $all, rows in dump: $in_dump"
echo "[$(date '+%d/%m/%Y %H:%M')] backup of stockdb: end"
S
cat > "$work/bin/retention.sh" <<'S'
#!/bin/bash
echo "$(date '+%F %T') INFO backup started"
f="$B/keep_$(date +%F).tar.gz"
mysqldump $OPTS ${DB:-stockdb} > "$B/keep_$(date +%F).sql"
tar -czvf "$f" -C "$B" "keep_$(date +%F).sql" && rm -f "$B/keep_$(date +%F).sql"
ls -1t "$B"/keep_*.tar.gz | tail -n +3 | xargs -r rm -fv
echo "$(date '+%F %T') INFO backup finished: $f"
S
cat > "$work/bin/hidden.sh" <<'S'
#!/bin/bash
echo "[$(date '+%F %T')] Starting backup of stockdb"
mysqldump $OPTS ${DB:-stockdb} > "$B/stockdb_$(date +%F).sql" 2>/dev/null
tar -czvf "$B/stockdb_$(date +%F).tar.gz" "$B/stockdb_$(date +%F).sql"
rm -f "$B/stockdb_$(date +%F).sql"
echo "[$(date '+%F %T')] Backup completed: $B/stockdb_$(date +%F).tar.gz"
S
cat > "$work/bin/stale.sh" <<'S'
#!/bin/bash
echo "[$(date '+%F %T')] Starting backup of stockdb"
mysqldump $OPTS stockdb > "$B/stockdb_new.sql"
tar -czvf "$B/stale_$(date +%F).tar.gz" "$B/${PACK:-stockdb_old.sql}"
echo "[$(date '+%F %T')] Backup completed: $B/stale_$(date +%F).tar.gz"
S
cat > "$work/bin/two.sh" <<'S'
#!/bin/bash
for db in stockdb usersdb; do
  echo "$(date -u +%FT%TZ) dumping $db"
  mysqldump $OPTS $db > "$B/${db}_$(date +%F).sql" || echo "$(date -u +%FT%TZ) dump of $db failed"
  tail -n 1 "$B/${db}_$(date +%F).sql"
  echo "$(date -u +%FT%TZ) finished $db, $(du -h "$B/${db}_$(date +%F).sql" | cut -f1)"
done
S
chmod +x "$work"/bin/*.sh
night() { faketime -f "$1" "$work/bin/$2.sh" >> "$work/$2.log" 2>&1; }

# silent: a good night says nothing at all.
night '2024-02-27 01:30:00' silent
DB=nodb night '2024-02-28 01:30:00' silent; truth silent.log 1 invalid "no such database"
night '2024-02-29 01:30:00' silent
DB=nodb night '2024-03-01 01:30:00' silent; truth silent.log 2 invalid "no such database, again"

night '2024-02-28 01:30:00' trace; truth trace.log 1 "$(is_dump "$B/trace_20240228.sql.gz")" "a good night"
DB=nodb night '2024-02-29 01:30:00' trace; truth trace.log 2 "$(is_dump "$B/trace_20240229.sql.gz")" "no such database"
night '2024-03-01 01:30:00' trace; truth trace.log 3 "$(is_dump "$B/trace_20240301.sql.gz")" "a good night"

night '2024-02-28 01:30:00' trace-careless; truth trace-careless.log 1 "$(is_dump "$B/careless_20240228.sql.gz")" "a good night, errors hidden"
DB=nodb night '2024-02-29 01:30:00' trace-careless; truth trace-careless.log 2 "$(is_dump "$B/careless_20240229.sql.gz")" "no such database, errors hidden"

night '2023-10-28 02:30:00' german; truth german.log 1 "$(is_dump "$B/stockdb_2023-10-28.sql.gz")" "a good night"
DB=nodb night '2023-10-29 02:30:00' german; truth german.log 2 "$(is_dump "$B/nodb_2023-10-29.sql.gz")" "no such database"
ZIEL=$SMALL night '2023-10-30 02:30:00' german; truth german.log 3 invalid "disk full"
ZIEL=$work/gone night '2023-10-31 02:30:00' german; truth german.log 4 invalid "folder missing"
rm -f "$SMALL"/*
night '2023-10-28 03:30:00' german-tar; truth german-tar.log 1 "$(is_tar "$B/stockdb_2023-10-28.tar.gz")" "a good night"
ZIEL=$SMALL night '2023-10-29 03:30:00' german-tar; truth german-tar.log 2 invalid "disk full"
PACK=none.sql night '2023-10-30 03:30:00' german-tar; truth german-tar.log 3 invalid "wrong file packed"
rm -f "$SMALL"/*

night '2024-04-03 00:15:00' verify; truth verify.log 1 "$(is_dump "$B/verify_2024-04-03.sql.gz")" "rows agree"
FILTER='head -c 200000' night '2024-04-04 00:15:00' verify; truth verify.log 2 "$(is_dump "$B/verify_2024-04-04.sql.gz")" "rows missing"
FILTER='head -c 0' night '2024-04-15 00:15:00' verify; truth verify.log 3 "$(is_dump "$B/verify_2024-04-15.sql.gz")" "no rows"

for day in 05-01 05-02 05-03 05-04; do
  DB=stockdb; [ $day = 05-01 ] || DB=nodb
  DB=$DB night "2024-$day 04:00:00" retention; n=$((${day#05-0})); v=invalid; [ $day = 05-01 ] && v=valid
  truth retention.log "$n" "$v" "only the first night is good; the third deletes it"
done

night '2024-06-01 00:00:00' hidden; truth hidden.log 1 "$(is_tar "$B/stockdb_2024-06-01.tar.gz")" "a good night, errors hidden"
DB=nodb night '2024-06-02 00:00:00' hidden; truth hidden.log 2 "$(is_tar "$B/stockdb_2024-06-02.tar.gz")" "no such database, errors hidden"

cp "$B/verify_2024-04-04.sql.gz" "$B/stockdb_old.sql"
night '2024-06-05 00:00:00' stale; truth stale.log 1 invalid "an old file is packed"

night '2024-07-01 00:00:00' two; truth two.log 1 valid "a good dump"; truth two.log 2 valid "a good dump"
sql -e "CREATE TABLE stockdb.gone (id INT); CREATE VIEW stockdb.v AS SELECT * FROM stockdb.gone; DROP TABLE stockdb.gone"
night '2024-07-02 00:00:00' two; truth two.log 3 invalid "a broken view"; truth two.log 4 valid "a good dump"
sql -e "DROP VIEW stockdb.v"

# --- Physical backups --------------------------------------------------------------------------------
mb() { mariadb-backup --no-defaults -S "$work/s" --user="${U:-bk}" --password=x --datadir="$work/data" "$@"; }
mb --backup --target-dir="$work/full" > "$work/mariadb-backup-chain.log" 2>&1; truth mariadb-backup-chain.log 1 valid "full"
sql -e "UPDATE stockdb.moves SET n = n + 1"
mb --backup --target-dir="$work/inc1" --incremental-basedir="$work/full" >> "$work/mariadb-backup-chain.log" 2>&1; truth mariadb-backup-chain.log 2 valid "incremental on the full"
mb --backup --target-dir="$SMALL/inc2" --incremental-basedir="$work/inc1" >> "$work/mariadb-backup-chain.log" 2>&1; truth mariadb-backup-chain.log 3 invalid "incremental onto a full disk"
rm -rf "$SMALL"/*
U=weak mb --backup --target-dir="$work/x1" > "$work/mariadb-backup-weak.log" 2>&1; truth mariadb-backup-weak.log 1 invalid "privileges missing"
mariadb-backup --no-defaults -S "$work/s" --user=bk --password=x --datadir="$work/data" --backup --target-dir="$work/x2" > "$work/mariadb-backup-killed.log" 2>&1 & p=$!
until [ "$(wc -l < "$work/mariadb-backup-killed.log")" -gt 60 ]; do :; done; kill -9 $p; wait $p 2>/dev/null; truth mariadb-backup-killed.log 1 invalid "killed"
mb --backup --target-dir="$work/full" > "$work/mariadb-backup-exists.log" 2>&1; truth mariadb-backup-exists.log 1 invalid "the folder is not empty"
mb --backup --stream=xbstream 2> "$work/mariadb-backup-stream.log" | gzip > "$work/stream.gz"; truth mariadb-backup-stream.log 1 valid "streamed"

# --- Logical tools -----------------------------------------------------------------------------------
md() { mydumper -S "$work/s" -u "${U:-bk}" -p x "$@"; }
md -B stockdb -o "$work/md1" -v 3 > "$work/mydumper-verbose.log" 2>&1; truth mydumper-verbose.log 1 valid "whole"
U=weak md -B stockdb -o "$work/md2" -v 3 > "$work/mydumper-weak.log" 2>&1; truth mydumper-weak.log 1 invalid "no RELOAD: CRITICAL, then Finished dump, exit 1"
md -B stockdb -o "$SMALL/md3" -v 3 > "$work/mydumper-full-disk.log" 2>&1; truth mydumper-full-disk.log 1 invalid "disk full"
rm -rf "$SMALL"/*
md -B nodb -o "$work/md4" -v 3 > "$work/mydumper-nodb.log" 2>&1; truth mydumper-nodb.log 1 invalid "no such database"
am() { cat > "$work/am.conf" <<C
USERNAME=$1
PASSWORD=$2
DBHOST=localhost
DBNAMES="stockdb usersdb"
BACKUPDIR="$3"
MAILCONTENT="stdout"
SEPDIR=yes
DOWEEKLY=0
COMP=gzip
COMMCOMP=no
LATEST=no
OPT="--socket=$work/s"
SOCKET=$work/s
C
  mkdir -p "$3"; MYSQL_UNIX_PORT=$work/s bash -c "sed 's#/etc/default/automysqlbackup#$work/am.conf#; s#/etc/automysqlbackup/automysqlbackup.conf#$work/am.conf#' /usr/sbin/automysqlbackup > $work/am.sh; bash $work/am.sh $work/am.conf"; }
am bk x "$work/am1" > "$work/automysqlbackup-whole.log" 2>&1; truth automysqlbackup-whole.log 1 valid "whole"; truth automysqlbackup-whole.log 2 valid "whole"
am bk wrong "$work/am2" > "$work/automysqlbackup-denied.log" 2>&1; truth automysqlbackup-denied.log 1 invalid "wrong password"; truth automysqlbackup-denied.log 2 invalid "wrong password"
mysqldump --no-defaults -S "$work/s" -ubk -px --verbose stockdb > "$work/v.sql" 2> "$work/mysqldump-verbose-view.log"; truth mysqldump-verbose-view.log 1 valid "whole"
sql -e "CREATE TABLE stockdb.gone (id INT); CREATE VIEW stockdb.v AS SELECT * FROM stockdb.gone; DROP TABLE stockdb.gone"
mysqldump --no-defaults -S "$work/s" -ubk -px --verbose --force stockdb > "$work/v.sql" 2>> "$work/mysqldump-verbose-view.log"; truth mysqldump-verbose-view.log 2 invalid "--force over a broken view"
sql -e "DROP VIEW stockdb.v"
mysqlbinlog --no-defaults --raw --read-from-remote-server --socket="$work/s" --protocol=socket -uroot -r "$work/" none.000009 > "$work/mysqlbinlog-missing.log" 2>&1; truth mysqlbinlog-missing.log 1 invalid "a binary log that is gone"

# --- Repositories ------------------------------------------------------------------------------------
export BORG_PASSPHRASE=p RESTIC_PASSWORD=p BORG_BASE_DIR=$work/borgbase XDG_CACHE_HOME=$work/cache
borg init -e repokey "$work/borg" > /dev/null 2>&1
borg create --stats --show-rc "$work/borg::n1" "$B" > "$work/borg.log" 2>&1; truth borg.log 1 valid "whole"
borg create --stats --show-rc "$work/borg::n2" "$B" "$work/none" >> "$work/borg.log" 2>&1; truth borg.log 2 invalid "a source is missing"
borg create --show-rc "$work/nowhere::n3" "$B" >> "$work/borg.log" 2>&1; truth borg.log 3 invalid "no repository"
restic -r "$work/restic" init > /dev/null 2>&1
restic -r "$work/restic" backup "$B" > "$work/restic.log" 2>&1; truth restic.log 1 valid "whole"
restic -r "$work/restic" backup "$B" "$work/none" >> "$work/restic.log" 2>&1; truth restic.log 2 invalid "a source is missing, exit 0"
RESTIC_PASSWORD=q restic -r "$work/restic" backup "$B" >> "$work/restic.log" 2>&1; truth restic.log 3 invalid "wrong password"
rsync -av --stats "$B/" "$work/rs/" > "$work/rsync.log" 2>&1; truth rsync.log 1 valid "whole"
rsync -av --stats "$B/" "$work/none" "$work/rs2/" >> "$work/rsync.log" 2>&1; truth rsync.log 2 invalid "a source is missing"
rsync -av "$B/" "$SMALL/rs/" >> "$work/rsync.log" 2>&1; truth rsync.log 3 invalid "disk full"

# --- Artefacts ---------------------------------------------------------------------------------------
art=$out/artefacts; mkdir -p "$art"
dump() { faketime -f "$1" mysqldump $OPTS usersdb; }
sql -e "CREATE TABLE usersdb.roles (id INT PRIMARY KEY, note TEXT); INSERT INTO usersdb.roles VALUES (1,'a;b'),(2,'it''s (odd)'),(3,'back\\\\slash')"
dump '2024-02-01 00:00:00' | gzip -n > "$art/users_2024-02-01.sql.gz"
dump '2024-02-02 00:00:00' | gzip -n > "$art/users_2024-02-02.sql.gz"
dump '2024-02-03 00:00:00' | gzip -n > "$art/users_2024-02-03.sql.gz"
sql -e "DELETE FROM usersdb.users WHERE id > 100; DROP TABLE usersdb.roles"
dump '2024-02-04 00:00:00' | gzip -n > "$art/users_2024-02-04.sql.gz"
head -c 6000 "$art/users_2024-02-01.sql.gz" > "$art/cut.sql.gz"
gzip -dc "$art/users_2024-02-01.sql.gz" | head -c 9000 | gzip -n > "$art/lost-connection.sql.gz"
gzip -n < /dev/null > "$art/nothing.sql.gz"
{ head -c 4000 "$art/users_2024-02-01.sql.gz"; printf 'XXXX'; tail -c +4005 "$art/users_2024-02-01.sql.gz"; } > "$art/damaged.sql.gz"
{ mysqldump --no-defaults -S "$work/s" -ubk -px --force usersdb nosuch 2>&1; } | gzip -n > "$art/message-inside.sql.gz"
gzip -dc "$art/users_2024-02-01.sql.gz" > "$work/users_2024-02-01.sql"
tar -C "$work" -czf "$art/whole.tar.gz" users_2024-02-01.sql
gzip -dc "$art/lost-connection.sql.gz" > "$work/users_2024-02-02.sql"
tar -C "$work" -czf "$art/half-a-dump.tar.gz" users_2024-02-02.sql
head -c 5000 "$art/whole.tar.gz" > "$art/cut.tar.gz"
tar -czf "$art/no-file.tar.gz" -T /dev/null
zstd -q -c "$work/users_2024-02-01.sql" > "$art/whole.sql.zst"
xz -c "$work/users_2024-02-01.sql" > "$art/whole.sql.xz"
head -c 5000 "$art/whole.sql.zst" > "$art/cut.sql.zst"
for b in full inc1; do mkdir -p "$art/$b"; cp "$work/$b"/xtrabackup_{checkpoints,info} "$art/$b/"; done
# The notes are genuine; the tablespaces would be too large to keep.
echo stand-in > "$art/full/ibdata1"; echo stand-in > "$art/inc1/ibdata1.delta"
mkdir -p "$art/stopped"; cp "$work/full/xtrabackup_checkpoints" "$art/stopped/"; echo stand-in > "$art/stopped/ibdata1"
md -B usersdb -c -o "$art/mydumper" > /dev/null 2>&1
sed -i "s#$work#/srv/stock#g" "$art"/*/xtrabackup_info

for log in "$work"/*.log; do [ "$(basename "$log")" = error.log ] || clean "$log"; done
mariadb-admin --no-defaults -S "$work/s" -uroot shutdown
