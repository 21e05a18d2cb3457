-- Which releases changed the schema, and who serves with which: no process is to meet a schema that is more than one release
-- away from its own.
set lock_timeout = '5s';

create table schema_step (
    schema    text primary key,        -- the newest migration of the release
    version   text not null,
    commit_id text not null,
    at        timestamptz not null
);

-- One row for each process that serves; it says now and then that it is still there, and goes when it ends in order.
create table process (
    id         uuid primary key,
    roles      text[] not null,
    version    text not null,
    commit_id  text not null,
    schema     text not null,          -- the newest migration that it knows
    started_at timestamptz not null,
    seen_at    timestamptz not null
);
