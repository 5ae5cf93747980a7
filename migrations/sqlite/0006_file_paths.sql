-- Where the file of an article stands in the folder that it was imported from; null where there was none.
alter table articles add column file_path text;

-- Folded path of the one file that a link means first, and whether a file was named rather than a title.
alter table links add column near_key text;
alter table links add column by_file integer not null default 0;

-- Links to files were none before: all articles are read anew at the next start.
insert into settings (key, value)
select 'stale.articles.' || id, version from universes where true
on conflict (key) do nothing;
