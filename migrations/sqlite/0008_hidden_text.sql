-- Comments were text before, and what is nested deep was missing: all articles are read anew at the next start.
insert into settings (key, value)
select 'stale.articles.' || id, version from universes where true
on conflict (key) do nothing;
