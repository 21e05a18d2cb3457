#!/bin/sh
# Makes a database folder of the newest backup that was whole at an instant and replays the log up to it: restore.sh FOLDER [INSTANT], such as
# 2026-11-22T03:00:00Z. Without an instant it goes as far as the log does. What runs at the end is a server of its own in that folder, reached by the socket in
# $SOCKETS; nothing else is touched. Prints what was lost (RPO) and how long it took (RTO).
set -eu

folder=$1
instant=${2:-}
backups=${BACKUPS:-/backups}
sockets=${SOCKETS:-/tmp}
began=$(date +%s)

fail() {
  echo "restore: $*" >&2
  exit 1
}

case $instant in
  '' | [0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9]*Z) ;;
  *) fail "an instant looks like 2026-11-22T03:00:00Z" ;;
esac
[ ! -e "$folder" ] || [ -z "$(ls -A "$folder")" ] || fail "$folder is not empty: nothing is written over"
mkdir -p "$folder"
chmod 700 "$folder"

# Names of backups are the seconds after their ends, so they sort; with an instant, a later one is of no use. Without the Z,
# a second comes before its fractions.
wanted=$(echo "${instant:-9999}" | tr : - | tr -d Z)
base=$(find "$backups/base" -mindepth 1 -maxdepth 1 -type d ! -name '.*' | sort \
  | awk -F/ -v wanted="$wanted" 'substr($NF, 1, 19) <= wanted { newest = $0 } END { print newest }')
[ -n "$base" ] || fail "there is no backup in $backups/base${instant:+ before $instant}"

(cd "$base" && sha256sum -c sha256sums >/dev/null) || fail "$base is not what was written: its checksums differ"
tar -xzf "$base/base.tar.gz" -C "$folder"

touch "$folder/recovery.signal"
{
  echo "restore_command = 'cp $backups/wal/%f %p'"
  [ -z "$instant" ] || echo "recovery_target_time = '$(echo "${instant%Z}+00" | tr T ' ')'" # it knows no zones by name so early
  echo "recovery_target_action = 'promote'"
  echo "archive_mode = off"
  echo "listen_addresses = ''"
  echo "unix_socket_directories = '$sockets'"
  echo "hba_file = '$folder/pg_hba.conf'"
  echo "hot_standby = off"
} > "$folder/postgresql.auto.conf"
: > "$folder/postgresql.conf"
echo "local all all trust" > "$folder/pg_hba.conf"

pg_ctl -D "$folder" -l "$folder/restore.log" -w -t "${PATIENCE:-3600}" start >/dev/null \
  || { tail -n 5 "$folder/restore.log" >&2; fail "the server does not start on what was restored"; }
ask() {
  psql -X -q -A -t -v ON_ERROR_STOP=1 -h "$sockets" -d "${PGDATABASE:-openvault}" -c "$1"
}
tries=0
until [ "$(ask 'select 1' 2>/dev/null)" = 1 ]; do
  tries=$((tries + 1))
  pg_ctl -D "$folder" status >/dev/null && [ "$tries" -lt "${PATIENCE:-3600}" ] \
    || { grep -a FATAL "$folder/restore.log" | grep -v 'starting up' | tail -n 3 >&2; fail "the log is not replayed to where it was wanted"; }
  sleep 1
done

last=$(sed -n 's/.*last completed transaction was at log time //p' "$folder/restore.log" | tail -n 1)
echo "restored $(basename "$base")${instant:+ up to $instant}; the last change is of ${last:-before the backup}"
ask "select format('%s pages, %s revisions, %s publications, change feed at %s',
  (select count(*) from page), (select count(*) from revision), (select count(*) from publication), (select coalesce(max(sequence), 0) from change))"
until=$([ -z "$last" ] || date -u -d "${last%%.*}" +%s)
asked=$(date +%s)
[ -z "$instant" ] || asked=$(date -u -d "$(echo "${instant%%[.Z]*}" | tr T ' ')" +%s)
[ -z "$until" ] || echo "RPO $((asked > until ? asked - until : 0)) s"
echo "RTO $(($(date +%s) - began)) s"
