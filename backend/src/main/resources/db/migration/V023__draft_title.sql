-- What drafts are called, so that editors find by a few letters what readers have never seen.
set lock_timeout = '5s';

create table draft_title (
    entry_id bigint primary key references entry on delete cascade,
    title    text not null,
    words    tsvector not null generated always as (to_tsvector('simple', title)) stored
);
insert into draft_title (entry_id, title)
select distinct on (entry_id) entry_id,
       coalesce(document ->> 'title', document ->> 'name', document ->> 'from', '')
from revision where document is not null order by entry_id, number desc;
create index draft_title_words on draft_title using gin (words);
