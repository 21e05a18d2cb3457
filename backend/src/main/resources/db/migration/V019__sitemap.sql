-- The parts of a site's map: which there are, and when each changed last, is read from the first row of each.
set lock_timeout = '5s';

create index publication_sitemap on publication (site_id, (entry_id / 5000), last_published_at desc)
    where not past and kind = 'page';
