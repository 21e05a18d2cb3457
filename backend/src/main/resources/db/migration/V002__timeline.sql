-- Publications gain releases, privacy, references and an exact memory of what the feed has been told.
set lock_timeout = '5s';

-- Between any two positions there is another: a page moves among its siblings without touching them.
alter table page alter column position type numeric;
alter table publication alter column position type numeric;

alter table publication
    add column release_id bigint,
    add column private boolean not null default false,   -- below a restricted page: for nobody but those it is open to
    add column erased boolean not null default false,    -- its entry was removed from the trash: the row only remembers the address
    add column announced boolean not null default true,  -- false for a beginning by the clock that the feed has not told yet
    add column end_announced boolean not null default true,
    add column refs bigint[];                            -- entries that the shown revision names; null in rows older than this column
update publication set announced = false where live_from > now();
update publication set end_announced = false where live_until > now();
drop table announced;

-- Deferrable, so that two pages may change places at one instant.
alter table publication drop constraint one_publication_of_an_entry_at_a_time;
alter table publication drop constraint one_publication_at_an_address_at_a_time;
alter table publication add constraint one_publication_of_an_entry_at_a_time
    exclude using gist (entry_id with =, tstzrange(live_from, live_until) with &&) deferrable;
alter table publication add constraint one_publication_at_an_address_at_a_time
    exclude using gist (site_id with =, url_path with =, tstzrange(live_from, live_until) with &&)
    where (url_path is not null) deferrable;

create index publication_unannounced on publication (live_from) where not announced;
create index publication_end_unannounced on publication (live_until) where not end_announced;
create index publication_refs on publication using gin (refs) where not past;
create index publication_release on publication (release_id) where release_id is not null;
create index publication_past_children on publication (parent_id, position, entry_id) where past and kind = 'page';
create index publication_past_type on publication (type, first_published_at desc, entry_id) where past;
drop index publication_past_address;
create index publication_at_address on publication (site_id, url_path, live_from) where url_path is not null;

-- What stands at an instant, now or to come. The planner sees through these functions: they are one select each.
create function live_at(at timestamptz, with_private boolean) returns setof publication language sql stable parallel safe as $$
    select * from publication
    where not past and live_from <= at and (live_until is null or live_until > at) and (with_private or not private)
$$;

-- What stood at an instant that is over: ended rows and those that still stand, each by its own indexes.
create function was_live_at(at timestamptz, with_private boolean) returns setof publication language sql stable parallel safe as $$
    select * from publication
    where past and live_from <= at and live_until > at and not erased and (with_private or not private)
    union all
    select * from publication
    where not past and live_from <= at and (live_until is null or live_until > at) and (with_private or not private)
$$;
