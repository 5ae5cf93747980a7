-- Red links are counted out of an index alone: whether a link names another universe is part of where it stands.
drop index links_by_universe;
create index links_by_universe on links (universe_id, target_universe, target_key);
-- Most subjects are told once, and have nothing to differ from.
drop index subjects_by_divergence;
create index subjects_by_divergence on subjects (differing desc, universes desc, slug) where universes >= 2;
