-- Red links are counted out of an index alone: whether a link names another universe is part of where it stands.
drop index links_by_universe;
create index links_by_universe on links (universe_id, target_universe, target_key);
