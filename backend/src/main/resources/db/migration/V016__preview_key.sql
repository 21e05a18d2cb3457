-- What signs links to drafts where no key is configured: the same for all processes of one database.
set lock_timeout = '5s';

create table preview_key (
    only_row boolean primary key default true check (only_row),
    key      bytea not null check (octet_length(key) >= 32)
);
