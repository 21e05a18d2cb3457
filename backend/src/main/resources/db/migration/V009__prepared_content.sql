-- What a publication will keep of a revision, worked out before it is needed: a release of ten thousand pages only copies it.
set lock_timeout = '5s';

create table prepared_content (
    revision_id   bigint primary key references revision on delete cascade,
    type_print    text not null, -- of the content type at that time: another one asks for another preparation
    type          text not null,
    title         text not null,
    summary       jsonb not null,
    search        tsvector not null,
    words         text not null,
    refs          bigint[] not null,
    faults        jsonb not null,
    redirect_path text not null
);
