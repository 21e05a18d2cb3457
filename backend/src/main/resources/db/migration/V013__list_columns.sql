-- What pages may newly be asked by joins what lists keep of them, and the newest of all types are found without sorting.
set lock_timeout = '5s';

update content c set summary = c.summary || jsonb_build_object('seo_title', r.document -> 'seo_title')
from revision r
where r.id = c.revision_id and r.document ->> 'seo_title' <> '' and not c.summary ? 'seo_title';

create index publication_recent on publication (first_published_at, entry_id) where not past;
