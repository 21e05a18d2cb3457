#!/bin/sh
# Each night: a copy of the whole database that the archived log can be replayed on, a dump that any PostgreSQL reads, and the
# uploaded files. What is older than KEEP_DAYS goes, and the log with it that no copy needs. A backup is whole or absent: it is
# written beside its place and moved there.
set -eu

backups=${BACKUPS:-/backups}
media=${MEDIA:-/media}
keep_days=${KEEP_DAYS:-14}
part=$backups/base/.$(hostname).part

mkdir -p "$backups/base" "$backups/wal" "$backups/media"
rm -rf "$backups"/base/.*.part
pg_basebackup -D "$part" -F tar -z -X none -c fast --manifest-checksums=SHA256 --no-sync
pg_dump -F c -f "$part/openvault.dump" -d "${PGDATABASE:-openvault}"
(cd "$part" && sha256sum base.tar.gz backup_manifest openvault.dump > sha256sums)
# It is called by the second after its end: from then on the log makes it any later state. By the clock of the server, as the log is.
name=$(psql -X -q -A -t -v ON_ERROR_STOP=1 -d "${PGDATABASE:-openvault}" \
  -c "select to_char(clock_timestamp() at time zone 'UTC' + interval '1 second', 'YYYY-MM-DD\"T\"HH24-MI-SS\"Z\"')")
sync
mv "$part" "$backups/base/$name"

# Files have names that say what is in them, so none is ever written over: only new ones are copied.
[ ! -d "$media" ] || (cd "$media" && find . -type f ! -name '.part*' | while read -r file; do
  [ -f "$backups/media/$file" ] && continue
  mkdir -p "$backups/media/$(dirname "$file")"
  cp -p "$file" "$backups/media/$file.part"
  mv "$backups/media/$file.part" "$backups/media/$file"
done)

find "$backups/base" -mindepth 1 -maxdepth 1 -type d -mtime +"$keep_days" | while read -r old; do
  [ "$old" = "$backups/base/$name" ] || rm -rf "$old"
done
oldest=$(find "$backups/base" -mindepth 1 -maxdepth 1 -type d ! -name '.*' | sort | head -n 1)
first=$(sed -n 's/.*"Start-LSN": "\([^"]*\)".*/\1/p' "$oldest/backup_manifest" | head -n 1)
segment=$(find "$backups/wal" -name '*.backup' -exec grep -l "START WAL LOCATION: $first" {} + | sort | head -n 1)
[ -z "$segment" ] || pg_archivecleanup "$backups/wal" "$(basename "$segment")"

echo "backup $name: $(du -sh "$backups/base/$name" | cut -f 1), the oldest is $(basename "$oldest")"
