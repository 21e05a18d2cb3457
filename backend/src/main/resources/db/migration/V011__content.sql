-- What lists and search know of a revision is kept once, by revision, beside the publications that show it. A page that moves
-- then writes where it stands and nothing of what it says. The words are kept apart: they are long, and only search reads them.
set lock_timeout = '5s';

alter table prepared_content rename to content;
alter table content
    add column edition integer not null default 0, -- which of an open revision's editions was read
    add column featured boolean not null generated always as (coalesce((summary ->> 'featured')::boolean, false)) stored,
    alter column refs drop not null; -- null in rows that come from before names were noted

create table search_text (
    revision_id bigint primary key references revision on delete cascade,
    search      tsvector not null,
    words       text not null, -- what an extract in a list of results is cut from
    title       tsvector not null generated always as (ts_filter(search, '{a}')) stored -- the heaviest words alone
);
insert into search_text (revision_id, search, words) select revision_id, search, words from content;
alter table content drop column search, drop column words;

insert into content (revision_id, edition, type_print, type, title, summary, refs, faults, redirect_path)
select distinct on (p.revision_id) p.revision_id, r.edition, '', p.type, p.title, p.summary, p.refs, '[]',
       case when p.kind = 'redirect' then p.url_path else '' end
from publication p join revision r on r.id = p.revision_id
order by p.revision_id, p.erased, p.refs is null
on conflict (revision_id) do nothing;
insert into search_text (revision_id, search, words)
select distinct on (revision_id) revision_id, search, words from publication order by revision_id, erased
on conflict (revision_id) do nothing;
create index search_text_search on search_text using gin (search);
create index search_text_title on search_text using gin (title);
create index content_refs on content using gin (refs);

alter table publication add column featured boolean not null default false;
update publication p set featured = true from content c where c.revision_id = p.revision_id and c.featured;

drop function live_at;
drop function was_live_at;
alter table publication drop column title, drop column summary, drop column search, drop column words, drop column refs;

-- The sum hides the constraint's index, which is slow to read, from whoever looks for an entry's rows.
alter table publication drop constraint one_publication_of_an_entry_at_a_time;
alter table publication add constraint one_publication_of_an_entry_at_a_time
    exclude using gist ((entry_id + 0) with =, tstzrange(live_from, live_until) with &&) deferrable;

-- Numbers are compared several times faster than texts. That two addresses of one site share a number, of 2^64, and so cannot
-- be published at one time, is a chance of one in a hundred million for a site of half a million pages.
alter table publication drop constraint one_publication_at_an_address_at_a_time;
alter table publication add constraint one_publication_at_an_address_at_a_time
    exclude using gist (hashtextextended(url_path, site_id) with =, tstzrange(live_from, live_until) with &&)
    where (url_path is not null) deferrable;

drop index publication_entry;
drop index publication_history;
create index publication_entry on publication (entry_id, past);

create index publication_featured on publication (type, featured desc, first_published_at desc, entry_id desc) where not past;
create index publication_revision on publication (revision_id) where not past;

-- Every index is written again when a publication ends, so what is past has indexes of its own: these cost nothing meanwhile.
drop index publication_at_address;
drop index publication_begin; -- what is to come is what the feed has not told yet
create index publication_past_address on publication (site_id, url_path, live_from) where past and url_path is not null;
create index publication_past_revision on publication (revision_id) where past;

-- Left, so that who only counts does not read what is said, and who lists does not read the words.
create view shown as
    select p.*, c.title, c.summary, c.refs, s.search, s.title as title_words, s.words
    from publication p left join content c on c.revision_id = p.revision_id
    left join search_text s on s.revision_id = p.revision_id;

create function live_at(at timestamptz, with_private boolean) returns setof shown language sql stable parallel safe as $$
    select * from shown
    where not past and live_from <= at and (live_until is null or live_until > at) and (with_private or not private)
$$;

-- The joins stand outside of the union: inside they would hide its indexes from whoever asks for one address.
create function was_live_at(at timestamptz, with_private boolean) returns setof shown language sql stable parallel safe as $$
    select p.*, c.title, c.summary, c.refs, s.search, s.title as title_words, s.words
    from (
        select * from publication
        where past and live_from <= at and live_until > at and not erased and (with_private or not private)
        union all
        select * from publication
        where not past and live_from <= at and (live_until is null or live_until > at) and (with_private or not private)
    ) p left join content c on c.revision_id = p.revision_id left join search_text s on s.revision_id = p.revision_id
$$;
