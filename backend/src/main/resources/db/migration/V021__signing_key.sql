-- What signs links and stamps where no key is configured: the same for all processes of one database. Links that are out
-- stay good. The older table is left for the version before this one, and goes with the next.
set lock_timeout = '5s';

create table signing_key (
    only_row boolean primary key default true check (only_row),
    key      bytea not null check (octet_length(key) >= 32)
);
insert into signing_key (key) select key from preview_key;
