#!/bin/sh
# Runs once, when the database is made: a user who only reads, and one who only copies.
set -eu
psql -v ON_ERROR_STOP=1 -U "$POSTGRES_USER" -d "$POSTGRES_DB" \
  -v owner="$POSTGRES_USER" -v database="$POSTGRES_DB" \
  -v reader="$READER_USER" -v reader_password="$READER_PASSWORD" \
  -v backup="$BACKUP_USER" -v backup_password="$BACKUP_PASSWORD" <<'SQL'
create role :"reader" login password :'reader_password';
create role :"backup" login replication password :'backup_password';
grant pg_read_all_data to :"backup";
grant connect on database :"database" to :"reader", :"backup";
revoke create on schema public from public;
grant usage on schema public to :"reader";
alter default privileges for role :"owner" in schema public grant select on tables to :"reader";
alter default privileges for role :"owner" in schema public grant select on sequences to :"reader";
SQL
