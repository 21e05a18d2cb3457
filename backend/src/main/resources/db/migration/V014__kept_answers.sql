-- Answers to requests that had a key, so that whoever sends one again is answered and nothing is done twice.
set lock_timeout = '5s';

create table kept_answer (
    id         bytea primary key check (length(id) = 32),
    user_id    bigint not null references app_user on delete cascade,
    digest     bytea not null check (length(digest) = 32),
    status     smallint not null check (status between 200 and 499),
    headers    jsonb not null,
    body       bytea not null,
    kept_until timestamptz not null
);
create index kept_answer_until on kept_answer (kept_until);
