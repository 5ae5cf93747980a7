-- The log: what people wrote. Never derived; revisions are never altered.

create table universes (
  id integer primary key,
  slug text not null unique,
  name text not null,
  kind text not null check (kind in ('history', 'timeline', 'framing')),
  parent_id integer references universes (id),
  diverges_at text,
  year_shift integer not null default 0,
  calendar text not null default 'gregorian' check (calendar in ('gregorian', 'julian', 'buddhist')),
  color text not null,
  notice text not null default '',
  description text not null default '',
  position integer not null,
  version integer not null default 1,
  created_at text not null,
  updated_at text not null
) strict;
create index universes_by_parent on universes (parent_id);

create table users (
  id integer primary key,
  name text not null,
  name_key text not null unique,
  password_hash text not null,
  role text not null check (role in ('reader', 'editor', 'administrator')),
  created_at text not null,
  disabled_at text
) strict;

-- One row for every saved text, rename, deletion and restoring: all an article is, is derived from its rows here.
-- The title is what the text was called when it was saved: its own, or the one it kept because it named none.
create table revisions (
  id integer primary key,
  article_id integer not null,
  number integer not null,
  kind text not null check (kind in ('create', 'edit', 'merge', 'rename', 'delete', 'restore', 'revert', 'import')),
  universe_id integer not null references universes (id),
  slug text not null,
  title text not null,
  text text not null,
  text_hash text not null,
  length integer not null,
  based_on integer,
  edit_id text not null unique,
  author_id integer references users (id),
  author_name text not null,
  summary text not null default '',
  created_at text not null,
  unique (article_id, number)
) strict;
create index revisions_by_universe on revisions (universe_id, id);
create trigger revisions_never_change before update on revisions begin
  select raise(abort, 'a revision never changes');
end;
create trigger revisions_never_go before delete on revisions begin
  select raise(abort, 'a revision is never deleted');
end;

create table settings (
  key text primary key,
  value text not null
) strict, without rowid;

create table sessions (
  id_hash text primary key,
  public_id text not null unique,
  user_id integer not null references users (id) on delete cascade,
  created_at text not null,
  last_seen_at text not null,
  expires_at text not null,
  user_agent text not null default ''
) strict, without rowid;
create index sessions_by_user on sessions (user_id);

-- Derived from the log; `canonry reindex` rebuilds every row below to the byte. Only articles, their addresses and
-- subjects know of deleted articles; every other table holds rows of live ones alone.

create table articles (
  id integer primary key,
  universe_id integer not null references universes (id),
  slug text not null,
  subject text not null,
  title text not null,
  title_key text not null,
  lang text not null,
  revision integer not null,
  revision_id integer not null,
  text_hash text not null,
  length integer not null,
  -- Every title it has had, in order, as JSON: links by a former one keep working.
  titles text not null,
  -- Hashes of this article's rows in each table below, so that a save rewrites only what changed.
  digests text not null,
  created_at text not null,
  updated_at text not null,
  deleted_at text
) strict;
create unique index articles_by_slug on articles (universe_id, slug) where deleted_at is null;
create index articles_by_title on articles (universe_id, title_key, id) where deleted_at is null;
create index articles_by_title_anywhere on articles (title_key, id) where deleted_at is null;
create index articles_by_subject on articles (subject, universe_id);
create index articles_deleted on articles (universe_id, slug) where deleted_at is not null;

-- Every address an article has had; the current one included.
create table article_slugs (
  universe_id integer not null,
  slug text not null,
  article_id integer not null,
  primary key (universe_id, slug, article_id)
) strict, without rowid;
create index article_slugs_by_article on article_slugs (article_id);

-- Names a link may use: the title (rank 0), aliases (1) and former titles (2).
create table aliases (
  article_id integer not null,
  position integer not null,
  universe_id integer not null,
  name text not null,
  name_key text not null,
  rank integer not null,
  primary key (article_id, position)
) strict, without rowid;
create index aliases_by_name on aliases (name_key, universe_id, rank, article_id);

create table subjects (
  slug text primary key,
  title text not null,
  articles integer not null,
  universes integer not null,
  agreeing integer not null,
  differing integer not null
) strict, without rowid;
create index subjects_by_divergence on subjects (differing desc, universes desc, slug);

create table links (
  article_id integer not null,
  position integer not null,
  universe_id integer not null,
  -- Folded name of the universe written before the colon; null where there is none.
  target_universe text,
  target text not null,
  target_key text not null,
  primary key (article_id, position)
) strict, without rowid;
create index links_by_target on links (target_key, universe_id, article_id);
create index links_by_universe on links (universe_id, target_key);

create table facts (
  article_id integer not null,
  position integer not null,
  property text not null,
  property_key text not null,
  value text not null,
  value_edtf text,
  value_calendar text,
  from_day integer,
  to_day integer,
  valid_from text,
  valid_until text,
  source text,
  stance text,
  origin text not null,
  start_offset integer,
  end_offset integer,
  primary key (article_id, position)
) strict, without rowid;
create index facts_by_property on facts (property_key, article_id);

create table dates (
  article_id integer not null,
  position integer not null,
  start_offset integer not null,
  end_offset integer not null,
  text text not null,
  edtf text,
  calendar text not null,
  from_day integer,
  to_day integer,
  primary key (article_id, position)
) strict, without rowid;
create index dates_by_day on dates (from_day);

create table sources (
  article_id integer not null,
  position integer not null,
  title text not null,
  source_key text not null,
  primary key (article_id, position)
) strict, without rowid;
create index sources_by_key on sources (source_key, article_id);

create table tags (
  article_id integer not null,
  position integer not null,
  tag text not null,
  tag_key text not null,
  primary key (article_id, position)
) strict, without rowid;
create index tags_by_key on tags (tag_key, article_id);

-- What search matches: the words of each live article, made by Intl.Segmenter and folded, joined by spaces; and the
-- text a reader sees, for snippets.
create table search_tokens (
  article_id integer primary key,
  title text not null,
  aliases text not null,
  body text not null,
  plain text not null
) strict;

-- No prefix indexes: they would double the index and the cost of a save, and words begun with three letters are found
-- fast without. Merging eight segments at a time instead of four writes less for each save.
create virtual table search_index using fts5 (
  title, aliases, body,
  content = 'search_tokens', content_rowid = 'article_id',
  tokenize = "unicode61 remove_diacritics 2 categories 'L* N* Co Mn Mc'"
);
insert into search_index (search_index, rank) values ('automerge', 8);
