-- Lists in the order in which they are shown, without sorting what they do not show.
set lock_timeout = '5s';

create index publication_featured on publication
    (type, (coalesce((summary ->> 'featured')::boolean, false)) desc, first_published_at desc, entry_id desc) where not past;
drop index publication_newest;
create index audit_entry_action on audit_entry (action, id);
create index audit_entry_at on audit_entry (at);
