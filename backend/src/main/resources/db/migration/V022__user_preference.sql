-- How somebody likes the admin; who has no row has never said.
set lock_timeout = '5s';

create table user_preference (
    user_id bigint primary key references app_user (id) on delete cascade,
    language text not null default '' check (language ~ '^[a-z]{0,2}$'),
    time_zone text not null default 'UTC' check (length(time_zone) between 1 and 64),
    theme text not null default 'auto' check (theme in ('auto', 'light', 'dark', 'contrast')),
    density text not null default 'comfortable' check (density in ('comfortable', 'compact')),
    shortcuts boolean not null default true
);
