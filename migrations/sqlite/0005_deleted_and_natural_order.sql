-- The list of deleted articles, the last one first: a deleted article stands at the revision that deleted it.
create index articles_by_deletion on articles (revision_id) where deleted_at is not null;
-- Subjects are listed as people count: 2 before 10.
alter table subjects add column sort_key text not null default '';
create index subjects_by_name on subjects (sort_key, slug);
