-- What was done to accounts, settings and universes: who, when, and what they are since. Never altered.
create table audit (
  id integer primary key,
  at text not null,
  actor_id integer references users (id),
  actor_name text not null,
  action text not null,
  -- 'user:3', 'universe:2', 'setting:site.siteName'
  target text not null,
  -- JSON of what happened.
  detail text not null,
  -- JSON of what the target is from then on ('null' where it is gone); null where nothing of it changes.
  state text
) strict;
create index audit_states on audit (target, id) where state is not null;
create trigger audit_never_changes before update on audit begin
  select raise(abort, 'an entry of the log never changes');
end;
create trigger audit_never_goes before delete on audit begin
  select raise(abort, 'an entry of the log is never deleted');
end;

-- The order in which revisions and audit entries were written, sealed: a seal is the SHA-256 of the seal before it and of
-- the row's own. So a row that is changed, added, moved or taken out breaks every seal from there on.
create table log (
  position integer primary key,
  revision_id integer,
  audit_id integer,
  seal text not null,
  check ((revision_id is null) <> (audit_id is null))
) strict;
create trigger log_never_changes before update on log begin
  select raise(abort, 'an entry of the log never changes');
end;
create trigger log_never_goes before delete on log begin
  select raise(abort, 'an entry of the log is never deleted');
end;
