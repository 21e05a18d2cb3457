-- The text parser reads "covid-19" as covid and minus 19, and <b> as no word at all: signs part words, as they do where one searches.
set lock_timeout = '5s';

alter table draft_title drop column words;
alter table draft_title add column words tsvector not null
    generated always as (to_tsvector('simple', translate(title, '-+./:@&<>_%~#?=*\|', '                  '))) stored;
create index draft_title_words on draft_title using gin (words);
