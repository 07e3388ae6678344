#!/bin/bash
# Debian's cron runs a backup script of a real MariaDB on four nights of a false clock, and is down on a
# fifth. Run as root inside `unshare -m`: cron's folders and /run are its own here.
# Argument: the folder for crontab.txt, cron_log.txt and b/ with the archives.
set -eu
out=$1
work=$out/work
mkdir -p "$work" "$out/b"
trap 'kill $(jobs -p) 2>/dev/null || true' EXIT
mount -t tmpfs tmpfs /run
mkdir -p /run/lock
mount -t tmpfs tmpfs /var/spool/cron; mkdir -p /var/spool/cron/crontabs
mount -t tmpfs tmpfs /etc/cron.d
touch "$work/empty"; [ ! -e /etc/crontab ] || mount --bind "$work/empty" /etc/crontab

mariadb-install-db --no-defaults --datadir="$work/data" --auth-root-authentication-method=normal \
  --skip-test-db --user=root > /dev/null 2>&1
mariadbd --no-defaults --user=root --datadir="$work/data" --socket="$work/s" --skip-networking \
  --pid-file="$work/pid" --log-error="$work/error.log" &
for _ in $(seq 200); do mariadb-admin --no-defaults -S "$work/s" ping > /dev/null 2>&1 && break; sleep 0.1; done
mariadb --no-defaults -S "$work/s" -uroot -e "CREATE DATABASE stockdb; USE stockdb; CREATE TABLE stockdb.items (id INT PRIMARY KEY, name TEXT);
  INSERT INTO stockdb.items SELECT seq, MD5(seq) FROM seq_1_to_5000"

clock=$work/clock
library=$(find /usr/lib -name libfaketime.so.1 | head -1)
# Everything that cron starts sees the same clock: the real one and an offset. The second argument is
# taken off, in seconds.
move() { printf '%+d' $(($(date -d "$1" +%s) - ${2:-0} - $(date +%s))) > "$clock"; }
# Runs a program by that clock; in the background only, since it takes the place of its shell.
faketime() {
  LD_PRELOAD=$1 FAKETIME_TIMESTAMP_FILE=$clock FAKETIME_NO_CACHE=1 FAKETIME_DONT_FAKE_MONOTONIC=1 exec "${@:2}"
}
move '2023-10-28 12:00'

echo stockdb > "$work/database"
cat > "$work/stock_backup.sh" <<S
#!/bin/bash
DB=\$(cat $work/database)
FILE=$out/b/\${DB}_\$(date +%Y-%m-%d)
echo "[\$(date '+%Y-%m-%d %H:%M:%S')] Starting backup of \$DB"
mysqldump --no-defaults -S $work/s -uroot "\$DB" > "\$FILE.sql"
tar -czvf "\$FILE.tar.gz" "\$FILE.sql"
rm -f "\$FILE.sql"
echo "[\$(date '+%Y-%m-%d %H:%M:%S')] Backup completed: \$FILE.tar.gz"
S
chmod +x "$work/stock_backup.sh"
cat > "$out/crontab.txt" <<C
LD_PRELOAD=$library
FAKETIME_TIMESTAMP_FILE=$clock
FAKETIME_NO_CACHE=1
0 0 */2 * * $work/stock_backup.sh >> $out/cron_log.txt 2>&1
C
cp "$out/crontab.txt" /var/spool/cron/crontabs/root; chmod 600 /var/spool/cron/crontabs/root

start_cron() {
  faketime "$library" cron -f -L 7 &
  cron=$!
  sleep 0.5
}
# A night: the clock stands two seconds before midnight, cron is woken, and the job runs to its end.
night() {
  local lines
  lines=$(grep -c 'Backup completed' "$out/cron_log.txt" 2> /dev/null || true)
  move "$1" 2
  kill -HUP "$cron"
  for _ in $(seq 150); do
    [ "$(grep -c 'Backup completed' "$out/cron_log.txt" 2> /dev/null || true)" != "$lines" ] && break
    sleep 0.1
  done
  sleep 0.3
}
touch "$out/cron_log.txt"
start_cron
night '2023-10-29 00:00'
echo stock_db > "$work/database"; night '2023-10-31 00:00'
echo stockdb > "$work/database"; night '2023-11-01 00:00'
# Cron is down over 3 November, and comes up again the day after.
kill "$cron"; wait "$cron" 2> /dev/null || true
move '2023-11-04 12:00'
start_cron
night '2023-11-05 00:00'
kill "$cron"; wait "$cron" 2> /dev/null || true
mariadb-admin --no-defaults -S "$work/s" -uroot shutdown
