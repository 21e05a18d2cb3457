-- Autosaves share one open revision; whatever is sealed is never changed again. Names, and who names whom in drafts.
set lock_timeout = '5s';

alter table revision
    add column type text,
    add column sealed boolean not null default true,
    add column edition integer not null default 0,  -- how often the open revision was saved over
    add column opened_at timestamptz,               -- when the run of autosaves began
    add column chain smallint not null default 1,   -- which formula the hash follows
    add column document_hash bytea;                 -- what the chain holds on to when the document is erased
alter table revision disable trigger revision_is_immutable;
update revision set type = entry.type from entry where entry.id = revision.entry_id;
alter table revision enable trigger revision_is_immutable;
alter table revision alter column type set not null, alter column document drop not null;
create unique index one_open_revision on revision (entry_id) where not sealed;

create or replace function refuse_change_of_history() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and not old.sealed and new.id = old.id and new.entry_id = old.entry_id and new.number = old.number then
        return new; -- the open revision of somebody who is writing
    end if;
    if tg_op = 'UPDATE' and old.document is not null and new.document is null and (old.document_hash is not null or old.chain = 1)
       and (to_jsonb(new) - 'document') = (to_jsonb(old) - 'document')
       and exists (select 1 from entry where id = old.entry_id and erased_at is not null) then
        return new; -- removed from the trash for good: the hash stays
    end if;
    raise exception 'history is never rewritten: % on %', tg_op, tg_table_name using errcode = 'restrict_violation';
end $$;

-- What an open revision said before it was saved over: what a later save by somebody else is merged with.
create table autosave (
    entry_id bigint not null references entry,
    number   integer not null,
    edition  integer not null,
    document jsonb not null,
    saved_at timestamptz not null,
    primary key (entry_id, number, edition)
);
create index autosave_age on autosave (saved_at);

create table revision_name (
    entry_id bigint not null references entry,
    number   integer not null,
    name     text not null check (name <> ''),
    by       text not null,
    at       timestamptz not null,
    primary key (entry_id, number)
);

-- Which entries the latest draft of an entry names; what is live says so in publication.refs.
create table draft_reference (
    entry_id  bigint not null references entry,
    target_id bigint not null,
    primary key (entry_id, target_id)
);
create index draft_reference_target on draft_reference (target_id);
