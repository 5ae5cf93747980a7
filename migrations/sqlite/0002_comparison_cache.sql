-- Finished comparisons of revisions that never change. Losing a row costs its making again, nothing else.
create table comparisons (
  key text primary key,
  -- v8.serialize, deflated, base64: a comparison holds typed arrays
  body text not null,
  created_at text not null
) strict, without rowid;
create index comparisons_by_age on comparisons (created_at, key);
