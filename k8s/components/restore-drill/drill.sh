#!/bin/sh
# Restores production's newest backup into a folder of its own, requires that there is something in it and that it is young, and
# loads it into demo's database in one transaction: readers of demo see yesterday's or today's, never half of one.
set -eu

folder=${FOLDER:-/restore/database}
sockets=${SOCKETS:-/tmp}
export SOCKETS="$sockets" PGDATABASE="${PGDATABASE:-openvault}"

rm -rf "$folder"
sh "${RESTORE:-/scripts/restore.sh}" "$folder" > "$sockets/restored"
cat "$sockets/restored"
stop() { pg_ctl -D "$folder" -m fast stop >/dev/null 2>&1 || true; }
trap stop EXIT

pages=$(psql -X -q -A -t -h "$sockets" -c 'select count(*) from page')
[ "$pages" -ge "${LEAST_PAGES:-1}" ] || { echo "drill: only $pages pages are in the backup" >&2; exit 1; }
age=$(sed -n 's/^RPO \([0-9]*\) s$/\1/p' "$sockets/restored")
[ -n "$age" ] && [ "$age" -le "${MOST_SECONDS:-86400}" ] \
  || { echo "drill: what was restored ends ${age:-unknown} s ago; at most ${MOST_SECONDS:-86400} s were allowed" >&2; exit 1; }

# Nothing here may write to production's readers: no mail, no webhook, no token of theirs.
psql -X -q -v ON_ERROR_STOP=1 -h "$sockets" -f "${AFTER:-/drill/after-restore.sql}"
pg_dump -F c -h "$sockets" --no-owner --no-privileges -f "$folder.dump"
pg_restore --clean --if-exists --no-owner --no-privileges --single-transaction \
  -h "$TARGET_HOST" -U "$TARGET_USER" -d "$PGDATABASE" "$folder.dump"
psql -X -q -v ON_ERROR_STOP=1 -h "$TARGET_HOST" -U "$TARGET_USER" -v reader="$TARGET_READER" <<'SQL'
grant usage on schema public to :"reader";
grant select on all tables in schema public to :"reader";
grant select on all sequences in schema public to :"reader";
SQL
rm -f "$folder.dump"

# The history is another one now: no stored page is right any more.
if [ -n "${FRONTENDS:-}" ]; then
  for address in $(nslookup "$FRONTENDS" 2>/dev/null | awk '/^Name/ { found = 1 } found && /^Address/ { print $NF }'); do
    printf 'DELETE /q/cache HTTP/1.0\r\nHost: %s\r\nAuthorization: Bearer %s\r\nContent-Length: 0\r\n\r\n' "$FRONTENDS" "$OPERATIONS_TOKEN" \
      | nc -w 5 "$address" 9000 | head -n 1
  done
fi
echo "the drill is done: $pages pages"
