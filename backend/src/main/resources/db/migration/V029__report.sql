-- What was not touched for longest, first: the report of aging pages reads it in this order.
set lock_timeout = '5s';

create index publication_aging on publication (last_published_at, entry_id) where not past and kind = 'page';
