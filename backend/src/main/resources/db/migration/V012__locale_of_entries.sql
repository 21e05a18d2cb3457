-- A locale cannot go while somebody writes the first entry in it.
set lock_timeout = '5s';

insert into locale (code, name)
select distinct locale, locale from entry where locale not in (select code from locale);
alter table entry add foreign key (locale) references locale;
alter table site add foreign key (locale) references locale;
