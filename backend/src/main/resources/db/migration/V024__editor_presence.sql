-- Who has which entry open in the admin: a row for each window, renewed while it is open. Nothing is lost with it.
set lock_timeout = '5s';

create unlogged table editor_presence (
    entry_id bigint not null references entry (id) on delete cascade,
    user_id bigint not null references app_user (id) on delete cascade,
    window_id uuid not null,
    seen_at timestamptz not null,
    primary key (entry_id, user_id, window_id)
);
create index editor_presence_by_time on editor_presence (seen_at);
