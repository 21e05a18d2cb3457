-- Whoever chooses a page types a part of its title: found among a million drafts without reading them.
set lock_timeout = '5s';

create extension if not exists pg_trgm;
create index revision_title on revision
    using gin ((coalesce(document ->> 'title', document ->> 'name', document ->> 'from', '')) gin_trgm_ops);
