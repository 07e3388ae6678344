# Sourced by the scripts that run other people's backup scripts: a MariaDB of its own with a database
# stockdb, and `night`, which runs one script once at a false date, with a fault, and notes its truth.
# Wants $out, the folder for the logs and truth.tsv.
work=$(mktemp -d /srv/nights.XXXX)
trap 'kill "$server" 2>/dev/null; umount "$work/small" 2>/dev/null; rm -rf "$work"' EXIT
rm -rf "$out"; mkdir -p "$out" "$work/small" "$work/bin" "$work/b"; cd "$work" || exit 1
mount -t tmpfs -o size=200k tmpfs "$work/small"
localedef -i de_DE -f UTF-8 de_DE.UTF-8 2>/dev/null

mariadb-install-db --no-defaults --datadir="$work/data" --auth-root-authentication-method=normal --skip-test-db --user=root > /dev/null 2>&1
start() { mariadbd --no-defaults --user=root --datadir="$work/data" --socket="$work/s" --skip-networking \
  --pid-file="$work/pid" --log-error="$work/error.log" & server=$!
  for _ in $(seq 100); do mariadb-admin --no-defaults -S "$work/s" ping > /dev/null 2>&1 && return; sleep 0.1; done; }
sql() { mariadb --no-defaults -S "$work/s" -uroot "$@"; }
start
sql -e "CREATE DATABASE stockdb; USE stockdb;
  CREATE TABLE items (id INT PRIMARY KEY, name TEXT) ENGINE=InnoDB;
  INSERT INTO items SELECT seq, CONCAT(MD5(seq), SHA1(seq)) FROM seq_1_to_12000;
  CREATE TABLE moves (id INT PRIMARY KEY, n INT); INSERT INTO moves SELECT seq, seq FROM seq_1_to_3000;
  CREATE USER bk@localhost IDENTIFIED BY 'x'; GRANT ALL ON *.* TO bk@localhost;"

export OPTS="--no-defaults -S $work/s -ubk -px" B=$work/b WORK=$work
export BORG_PASSPHRASE=p RESTIC_PASSWORD=p BORG_BASE_DIR=$work/borgbase XDG_CACHE_HOME=$work/cache BORG_REPO=$work/borg RESTIC_REPOSITORY=$work/restic
borg init -e repokey > /dev/null 2>&1; restic init > /dev/null 2>&1

script() { { echo "#!/bin/bash"; cat; } > "$work/bin/$1.sh"; chmod +x "$work/bin/$1.sh"; }
n=0; last=
# night SCRIPT DATE FAULT WHAT: one run, and its truth by the file that the script leaves in $B/SCRIPT.
night() {
  [ "$1" = "$last" ] || n=0
  last=$1; n=$((n + 1)); mkdir -p "$B/$1"; export D=$B/$1 DB=stockdb PASS=x
  local log=$work/$1.log after
  touch "$work/mark"
  case $3 in
    nodb) DB=nodb ;;
    password) OPTS="--no-defaults -S $work/s -ubk -pwrong" ;;
    down) OPTS="--no-defaults -S $work/gone -ubk -px" ;;
    view) sql -e "CREATE TABLE stockdb.gone (id INT); CREATE VIEW stockdb.k AS SELECT * FROM stockdb.gone; DROP TABLE stockdb.gone" ;;
    full) export D=$work/small ;;
    folder) export D=$work/missing ;;
    chmod) rm -f "$D"/*; export D=/proc/sys ;;
  esac
  case $3 in
    ulimit) (ulimit -f 100; faketime -f "$2" "$work/bin/$1.sh") >> "$log" 2>&1 ;;
    kill) export KILL=1; faketime -f "$2" "$work/bin/$1.sh" >> "$log" 2>&1; unset KILL ;;
    nodump) faketime -f "$2" env PATH="$work/nodump:$PATH" "$work/bin/$1.sh" >> "$log" 2>&1 ;;
    *) faketime -f "$2" "$work/bin/$1.sh" >> "$log" 2>&1 ;;
  esac
  [ "$3" = view ] && sql -e "DROP VIEW stockdb.k"
  OPTS="--no-defaults -S $work/s -ubk -px"; rm -rf "$work/small"/*
  local truth=invalid
  case ${5:-} in
    valid|invalid) truth=$5 ;;
    ?*) truth=$("$5" "$B/$1") ;;
    *) after=$(find "$B/$1" -type f -cnewer "$work/mark" -printf '%C@ %p\n' | sort -n | tail -1 | cut -d' ' -f2-)
       case $3 in full|folder|chmod) ;; *) [ -n "$after" ] && truth=$(whole "$after") ;; esac ;;
  esac
  printf '%s\t%s\t%s\t%s\n' "$1.log" "$n" "$truth" "$4" >> "$out/truth.tsv"
}
# also TRUTH WHAT: one more run of the same night, behind the one before it in the log.
also() { n=$((n + 1)); printf '%s\t%s\t%s\t%s\n' "$last.log" "$n" "$1" "$2" >> "$out/truth.tsv"; }
# A dump is valid if it ends with its trailer and holds both tables.
whole() {
  local text
  case $1 in
    *.tar.gz) text=$(tar -xOzf "$1" 2>/dev/null) ;;
    *.gz) text=$(gzip -dc "$1" 2>/dev/null) ;;
    *.zst) text=$(zstd -qdc "$1" 2>/dev/null) ;;
    *.lz4) text=$(lz4 -qdc "$1" 2>/dev/null) ;;
    *.xz) text=$(xz -qdc "$1" 2>/dev/null) ;;
    *.age) text=$(age -d -i "$WORK/age.key" "$1" 2>/dev/null | gzip -dc 2>/dev/null) ;;
    *.gpg) text=$(gpg --batch --yes --passphrase p -d "$1" 2>/dev/null | gzip -dc 2>/dev/null) ;;
    *) text=$(cat "$1" 2>/dev/null) ;;
  esac
  case $(printf '%s' "$text" | tail -1) in "-- Dump completed"*) ;; *) echo invalid; return ;; esac
  if printf '%s' "$text" | grep -q 'CREATE TABLE `moves`'; then echo valid; else echo invalid; fi
}
# A program that ends with 127 and says nothing, for the fault `nodump`.
mkdir -p "$work/nodump"; printf '#!/bin/sh\nexit 127\n' > "$work/nodump/mysqldump"; chmod +x "$work/nodump/mysqldump"
cat > "$work/bin/dump" <<'S'
#!/bin/bash
# mysqldump, killed with -9 when the fault asks for it.
if [ -n "${KILL:-}" ]; then
  mysqldump "$@" | head -c 300000
  kill -9 $$
fi
exec mysqldump "$@"
S
chmod +x "$work/bin/dump"; export PATH="$work/bin:$PATH"

# Moves the logs to $out, without the paths of this machine, and stops the server.
keep_logs() {
  for log in "$work"/*.log; do
    [ "$(basename "$log")" = error.log ] || sed -e "s#$work#/srv/stock#g" "$log" > "$out/$(basename "$log")"
  done
  mariadb-admin --no-defaults -S "$work/s" -uroot shutdown
}
